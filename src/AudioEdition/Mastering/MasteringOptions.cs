using AudioEdition.Casting;

namespace AudioEdition.Mastering;

/// <summary>How a programme is put together.</summary>
public sealed record MasteringOptions
{
    /// <summary>Pauses by boundary.</summary>
    public PausePolicy Pauses { get; init; } = new();

    /// <summary>Level of the programme.</summary>
    public LoudnessTarget Loudness { get; init; } = LoudnessTarget.Podcast;

    /// <summary>Rate of the programme. Default 24,000 Hz, which every container takes.</summary>
    public int SampleRateHz { get; init; } = 24_000;

    /// <summary>Silence before the first sound. Default 200 ms: some players swallow the first moment.</summary>
    public TimeSpan LeadIn { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Silence after the last. Default 500 ms.</summary>
    public TimeSpan Tail { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How far under <see cref="LoudnessTarget.MaxTruePeakDbtp"/> the limiter's ceiling lies, in dB, since lossy coding raises peaks.
    /// Default 1.
    /// </summary>
    public double CodecMarginDb { get; init; } = 1;

    /// <summary>
    /// Grid on which a unit's edge stands after a silence of six of its steps or more, in frames; 1 for none. Default 576, a frame of MP3 at this rate (24 ms):
    /// so each stretch of sound can be encoded by itself, at once with the others, and once for all. A pause is off by 12 ms at most.
    /// </summary>
    public int GridFrames { get; init; } = 576;

    /// <summary>The limiter's ceiling.</summary>
    internal double CeilingDbtp => Loudness.MaxTruePeakDbtp - CodecMarginDb;
}
