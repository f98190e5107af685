using AudioEdition.Articles;

namespace AudioEdition.Speech;

/// <summary>When a word of an utterance is heard.</summary>
/// <param name="Frame">Frames from the utterance's first sample, at the utterance's rate.</param>
/// <param name="FrameCount">How long it lasts.</param>
/// <param name="Spoken">The word's place in the spoken text.</param>
public readonly record struct SpeechMark(long Frame, long FrameCount, TextSpan Spoken);
