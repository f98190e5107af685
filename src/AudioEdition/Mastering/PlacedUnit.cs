using AudioEdition.Casting;

namespace AudioEdition.Mastering;

/// <summary>A unit and its place in the programme.</summary>
/// <param name="UnitIndex">Index of the unit.</param>
/// <param name="Voice">Who speaks it.</param>
/// <param name="Extent">How long its utterance is.</param>
/// <param name="StartFrame">First frame of the kept part, a little before the sound.</param>
/// <param name="SoundStartFrame">First frame of sound.</param>
/// <param name="SoundEndFrame">Frame after the last of sound.</param>
internal sealed record PlacedUnit(int UnitIndex, VoiceId Voice, UnitExtent Extent, long StartFrame, long SoundStartFrame, long SoundEndFrame)
{
    /// <summary>Frame after the last of the kept part.</summary>
    public long EndFrame => StartFrame + Extent.FrameCount;

    /// <summary>True where the unit stands on the grid, after a silence: what follows depends on nothing before.</summary>
    public bool StartsRun { get; init; }
}
