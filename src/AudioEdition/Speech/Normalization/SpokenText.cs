namespace AudioEdition.Speech.Normalization;

/// <summary>Written text, the words that are spoken for it, and how they belong together.</summary>
/// <param name="Written">As it stands in the article.</param>
/// <param name="Spoken">As it is said.</param>
/// <param name="Tokens">In order; their written spans cover <paramref name="Written"/> but for white space, and do not overlap.</param>
public sealed record SpokenText(string Written, string Spoken, IReadOnlyList<SpokenToken> Tokens)
{
    /// <summary>Pronunciations that an engine with a phonetic notation follows, in order; others say the word as it is spelled.</summary>
    public IReadOnlyList<SpokenPhonemes> Phonemes { get; init; } = [];
}
