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
}
