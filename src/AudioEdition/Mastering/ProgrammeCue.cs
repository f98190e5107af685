using AudioEdition.Audio;

namespace AudioEdition.Mastering;

/// <summary>When a unit is heard in the programme.</summary>
/// <param name="UnitIndex">Index of the unit.</param>
/// <param name="StartFrame">First frame of its sound, after the pause.</param>
/// <param name="EndFrame">Frame after its last.</param>
public readonly record struct ProgrammeCue(int UnitIndex, long StartFrame, long EndFrame)
{
    /// <summary>The frame of the utterance's clip, at the clip's rate, that is heard at <see cref="StartFrame"/>.</summary>
    public long ClipStartFrame { get; init; }

    /// <summary>Rate of the utterance's clip; 0 where it is not known.</summary>
    public int ClipRateHz { get; init; }

    /// <summary>Where a frame of the utterance's clip is heard: word times follow from this.</summary>
    /// <param name="clipFrame">Frame of the clip, at the clip's rate.</param>
    /// <param name="format">The programme's format.</param>
    /// <returns>Frame of the programme, never outside the cue.</returns>
    public long FrameOf(long clipFrame, AudioFormat format) =>
        ClipRateHz == 0
            ? StartFrame
            : Math.Clamp(StartFrame + (long)Math.Round((clipFrame - ClipStartFrame) * (double)format.SampleRateHz / ClipRateHz), StartFrame, EndFrame);
}
