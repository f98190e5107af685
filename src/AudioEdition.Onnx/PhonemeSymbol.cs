namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>One character of a phoneme sequence.</summary>
/// <param name="Value">The character: a code point as text.</param>
/// <param name="Word">Index of the word that it belongs to; −1 for blanks and punctuation.</param>
internal readonly record struct PhonemeSymbol(string Value, int Word);
