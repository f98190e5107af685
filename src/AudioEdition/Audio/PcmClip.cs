namespace AudioEdition.Audio;

/// <summary>A short piece of sound held in memory: one utterance.</summary>
/// <param name="SampleRateHz">Frames a second.</param>
/// <param name="Samples">Mono, full scale ±1.</param>
public sealed record PcmClip(int SampleRateHz, ReadOnlyMemory<float> Samples)
{
    /// <summary>Length in frames.</summary>
    public long FrameCount => Samples.Length;

    /// <summary>Length in time.</summary>
    public TimeSpan Duration => new AudioFormat(SampleRateHz).TimeOf(Samples.Length);
}
