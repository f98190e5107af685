using AudioEdition.Articles;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>A word of spoken text.</summary>
/// <param name="Span">Its place in the spoken text, without punctuation.</param>
/// <param name="Text">What is looked up.</param>
internal readonly record struct SpokenWord(TextSpan Span, string Text);
