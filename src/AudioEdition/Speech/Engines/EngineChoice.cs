using AudioEdition.Casting;

namespace AudioEdition.Speech.Engines;

/// <summary>Which cast speaks, and why.</summary>
/// <param name="Engine">Name of a cast in voices.json or of an engine.</param>
/// <param name="Reason">Why this one, to follow "because"; null where it was asked for.</param>
public sealed record EngineChoice(string Engine, string? Reason)
{
    /// <summary>The name that leaves the choice to what is set up.</summary>
    public const string Automatic = VoiceCatalog.AutomaticEngine;

    private const string Azure = "azure";
    private const string Onnx = "onnx";

    /// <summary>Variables that open Azure Speech: a key, as we and as Microsoft's examples call it, or a token.</summary>
    private static readonly string[] AzureKeys = ["AZURE_SPEECH_KEY", "SPEECH_KEY", "AZURE_SPEECH_TOKEN"];

    /// <summary>Chooses: what is asked for, else what voices.json pins, else Azure with a key, else neural voices of this machine, else the offline engine.</summary>
    /// <param name="asked">Name of a cast or an engine; null or <see cref="Automatic"/> where none is asked for.</param>
    /// <param name="voices">The catalogue.</param>
    /// <param name="environment">Environment variables by name; null where unset.</param>
    /// <param name="hasLocalVoices">Whether neural voices are set up on this machine; asked only where it matters.</param>
    public static EngineChoice Of(string? asked, VoiceCatalog voices, Func<string, string?> environment, Func<bool> hasLocalVoices)
    {
        ArgumentNullException.ThrowIfNull(voices);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(hasLocalVoices);
        if (asked is not (null or Automatic))
        {
            return new EngineChoice(OfflineEngine.Resolve(asked), null);
        }

        if (voices.PinnedEngine is { } pinned)
        {
            return new EngineChoice(pinned, $"{voices.Source} says so");
        }

        if (AzureKeys.FirstOrDefault(k => !string.IsNullOrWhiteSpace(environment(k))) is { } key)
        {
            return new EngineChoice(Azure, $"{key} is set");
        }

        return hasLocalVoices()
            ? new EngineChoice(Onnx, "neural voices were added on this machine")
            : new EngineChoice(OfflineEngine.Name, "neither a key for Azure nor neural voices are set up");
    }
}
