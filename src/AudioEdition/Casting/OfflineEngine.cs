namespace AudioEdition.Casting;

/// <summary>The engine that speaks where nothing else is set up: no key, no network, nothing to install.</summary>
public static class OfflineEngine
{
    /// <summary>Its name.</summary>
    public const string Name = "flite";

    /// <summary>What it may be called as well (<c>offline:slt</c>, <c>--engine offline</c>): a cast that says so stays right when the default becomes another.</summary>
    public const string Alias = "offline";

    /// <summary>The name that an engine goes by.</summary>
    /// <param name="engine">A name or the alias.</param>
    public static string Resolve(string engine) => engine == Alias ? Name : engine;
}
