using System.Diagnostics.CodeAnalysis;

namespace AudioEdition.Casting;

/// <summary>An engine-qualified voice: <c>flite:slt@0.9</c>, <c>azure:en-GB-RyanNeural</c>, <c>stub:a</c>.</summary>
/// <param name="Engine">The engine's name, lower case.</param>
/// <param name="Name">The voice's name inside the engine.</param>
public readonly record struct VoiceId(string Engine, string Name)
{
    /// <summary>Reads the written form.</summary>
    /// <param name="text"><c>engine:name</c>, neither part empty; <c>offline:name</c> is a voice of <see cref="OfflineEngine"/>.</param>
    /// <param name="voice">The voice, or default.</param>
    /// <returns>True where the text is of that form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out VoiceId voice)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || colon == text!.Length - 1)
        {
            voice = default;
            return false;
        }

        voice = new VoiceId(OfflineEngine.Resolve(text[..colon]), text[(colon + 1)..]);
        return true;
    }

    /// <summary>The written form.</summary>
    public override string ToString() => $"{Engine}:{Name}";
}
