namespace AudioEdition.Casting;

/// <summary>How a written form is read aloud; exactly one of <see cref="Spoken"/> and <see cref="Ipa"/> is set.</summary>
/// <param name="Written">As it stands in an article: a word, a name, an initialism.</param>
/// <param name="Spoken">Other spelling that sounds right: <c>N R K</c>.</param>
/// <param name="Ipa">Pronunciation in the International Phonetic Alphabet.</param>
public sealed record Pronunciation(string Written, string? Spoken, string? Ipa);
