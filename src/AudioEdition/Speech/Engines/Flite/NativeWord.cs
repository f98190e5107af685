namespace AudioEdition.Speech.Engines.Flite;

/// <summary>A word as libflite spoke it.</summary>
/// <param name="Token">Identity of the piece of text that it comes from.</param>
/// <param name="TokenText">That piece without the punctuation around it.</param>
/// <param name="StartSeconds">From the sentence's first sample.</param>
/// <param name="EndSeconds">From the sentence's first sample.</param>
internal readonly record struct NativeWord(nint Token, string TokenText, float StartSeconds, float EndSeconds);
