using AudioEdition.Speech.Normalization;

namespace AudioEdition.Speech;

/// <summary>What an engine is asked to say: one utterance in one voice.</summary>
/// <param name="VoiceName">The voice's name inside the engine.</param>
/// <param name="SpokenText">The words to say, already normalized: no digits, no symbols, no markup.</param>
/// <param name="Locale">BCP 47 tag.</param>
/// <param name="Rate">Speed against the voice's own: 1 is unchanged; range 0.5–2.</param>
public sealed record SpeechRequest(string VoiceName, string SpokenText, string Locale = "en", double Rate = 1.0)
{
    /// <summary>
    /// Runs of <see cref="SpokenText"/> whose pronunciation is given, in order, not overlapping. An engine without <see cref="SpeechCapabilities.Phonemes"/> says them as they are spelled.
    /// </summary>
    public IReadOnlyList<SpokenPhonemes> Phonemes { get; init; } = [];

    /// <summary>A speaking style of the voice (<c>newscast</c>); null for its own. A voice without it, and an engine without styles, passes it over.</summary>
    public string? Style { get; init; }
}
