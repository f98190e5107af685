namespace AudioEdition.Speech.Lexicons;

/// <summary>How one written name or term is said.</summary>
/// <param name="Written">As it stands in the text: one word or several, the first one starting with a letter.</param>
public sealed record LexiconEntry(string Written)
{
    /// <summary>Plain words or a respelling to say instead; null where <see cref="Ipa"/> stands.</summary>
    public string? Alias { get; init; }

    /// <summary>Pronunciation in the International Phonetic Alphabet; null where <see cref="Alias"/> stands.</summary>
    public string? Ipa { get; init; }

    /// <summary>True where "polish" is another word than "Polish". Default true.</summary>
    public bool CaseSensitive { get; init; } = true;

    /// <summary>Only for this engine (<c>flite</c>); null for all.</summary>
    public string? Engine { get; init; }

    /// <summary>Only for this voice of the engine; null for all.</summary>
    public string? Voice { get; init; }

    /// <summary>Only where this English is read (<c>en-GB</c>, <c>en-US</c>); null for every one.</summary>
    public string? Locale { get; init; }

    /// <summary>Where the pronunciation comes from; null where nobody said.</summary>
    public string? Source { get; init; }
}
