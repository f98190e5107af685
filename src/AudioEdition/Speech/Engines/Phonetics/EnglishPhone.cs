namespace AudioEdition.Speech.Engines.Phonetics;

/// <summary>A sound of English, by its ARPAbet name in small letters (<c>iy</c>, <c>sh</c>); <c>ax</c> is the schwa.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsVowel">True for the middle of a syllable.</param>
/// <param name="Stressed">True for the vowel of a stressed syllable.</param>
internal readonly record struct EnglishPhone(string Name, bool IsVowel, bool Stressed);
