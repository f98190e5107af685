namespace AudioEdition.Audio;

/// <summary>Shape of a stream of samples.</summary>
/// <param name="SampleRateHz">Frames a second; range 8,000–192,000.</param>
/// <param name="Channels">Samples a frame; 1 for everything spoken.</param>
public readonly record struct AudioFormat(int SampleRateHz, int Channels = 1)
{
    /// <summary>The time of a frame.</summary>
    /// <param name="frame">Frames from the start.</param>
    public TimeSpan TimeOf(long frame) => TimeSpan.FromTicks((long)Math.Round(frame * (double)TimeSpan.TicksPerSecond / SampleRateHz));

    /// <summary>The frame nearest to a time.</summary>
    /// <param name="time">From the start.</param>
    public long FrameOf(TimeSpan time) => (long)Math.Round(time.TotalSeconds * SampleRateHz);
}
