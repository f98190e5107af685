namespace AudioEdition.Speech;

/// <summary>A piece of an engine's answer, in order.</summary>
/// <param name="Samples">Mono samples, full scale ±1, at the voice's rate.</param>
/// <param name="Marks">Words whose times became known with this piece; frames count from the utterance's start.</param>
public readonly record struct SpeechChunk(ReadOnlyMemory<float> Samples, IReadOnlyList<SpeechMark> Marks)
{
    /// <summary>Rate of the samples where it is known only from the answer, in Hz; null for the voice's. All chunks of an answer have one.</summary>
    public int? SampleRateHz { get; init; }
}
