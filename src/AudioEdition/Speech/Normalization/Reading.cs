namespace AudioEdition.Speech.Normalization;

/// <summary>What a recognizer makes of the text that starts where it was asked.</summary>
/// <param name="End">UTF-16 index after the last character that was read.</param>
/// <param name="Spoken">The words; empty where the written form is silent.</param>
/// <param name="SemioticClass">What it was read as.</param>
internal readonly record struct Reading(int End, string Spoken, string SemioticClass)
{
    /// <summary>The number's words without unit, for the first half of a range ("three" of "$3-$5m"); or null.</summary>
    public string? Number { get; init; }

    /// <summary>True where the number has a scale of its own ("million").</summary>
    public bool Scaled { get; init; }

    /// <summary>The unit that was left in the singular before a noun, in the plural ("dollars" of "a five dollar bill"); or null.</summary>
    public string? Attributive { get; init; }

    /// <summary>How it is pronounced, where a lexicon says so in IPA; or null.</summary>
    public string? Ipa { get; init; }
}
