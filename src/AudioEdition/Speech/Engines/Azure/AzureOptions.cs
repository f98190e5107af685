using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>The Speech resource at Azure and what is asked of it.</summary>
public sealed record AzureOptions
{
    /// <summary>The resource's key; it goes into a header of requests to the resource and nowhere else.</summary>
    public Secret? Key { get; init; }

    /// <summary>Settings from the environment.</summary>
    /// <param name="environment">Variables by name; null where unset.</param>
    public static AzureOptions FromEnvironment(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new AzureOptions { Key = Value("AZURE_SPEECH_KEY") ?? Value("SPEECH_KEY") };

        string? Value(string name) => environment(name)?.Trim() is { Length: > 0 } value ? value : null;
    }
}
