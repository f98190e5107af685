namespace AudioEdition.Tests;

/// <summary>The command in the forms that people run it in: program and first arguments.</summary>
internal static class CommandForm
{
    /// <summary>Compiled just in time: what a packed tool brings, and what the verbs for others are in.</summary>
    public static IReadOnlyList<string> Ordinary { get; } = ["dotnet", Path.Combine(AppContext.BaseDirectory, "audio-edition.dll")];

    /// <summary>Compiled beforehand: what <c>./audioedition</c> starts, and makes where it is not there.</summary>
    public static IReadOnlyList<string> Native { get; } = [Path.Combine(Repository.Root, "artifacts", "run", "audio-edition")];
}
