using AudioEdition.Articles;

namespace AudioEdition.Speech.Normalization;

/// <summary>A run of spoken text whose pronunciation a lexicon gives.</summary>
/// <param name="Spoken">In indices of the spoken text.</param>
/// <param name="Ipa">The pronunciation in the International Phonetic Alphabet.</param>
public readonly record struct SpokenPhonemes(TextSpan Spoken, string Ipa);
