using AudioEdition.Articles;

namespace AudioEdition.Speech.Ssml;

/// <summary>One utterance in one voice as a document of the Speech Synthesis Markup Language.</summary>
/// <param name="Voice">The voice's name.</param>
/// <param name="Locale">BCP 47 tag.</param>
/// <param name="Text">The words; cleaned here.</param>
internal sealed record SsmlUtterance(string Voice, string Locale, string Text)
{
    /// <summary>Speed against the voice's own.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>A speaking style of Microsoft's voices; null for the voice's own.</summary>
    public string? Style { get; init; }

    /// <summary>Runs of the text with the phones to say in their place (IPA): in order, not overlapping.</summary>
    public IReadOnlyList<(TextSpan Span, string Phones)> Phonemes { get; init; } = [];
}
