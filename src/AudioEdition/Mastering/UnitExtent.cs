namespace AudioEdition.Mastering;

/// <summary>How long an utterance is, and where its sound is.</summary>
/// <param name="ClipRateHz">Rate of the clip.</param>
/// <param name="Sound">Where its sound is.</param>
/// <param name="FrameCount">Length of the kept part at the programme's rate.</param>
internal readonly record struct UnitExtent(int ClipRateHz, TrimmedSound Sound, int FrameCount)
{
    /// <summary>Frames at the programme's rate from the kept part's start to the sound's.</summary>
    public int LeadFrames(int programmeRateHz) => Scale(Sound.SoundStart - Sound.KeepStart, programmeRateHz);

    /// <summary>Frames of sound at the programme's rate.</summary>
    public int SoundFrames(int programmeRateHz) => Scale(Sound.SoundEnd - Sound.KeepStart, programmeRateHz) - LeadFrames(programmeRateHz);

    private int Scale(int frames, int programmeRateHz) => (int)((((long)frames * programmeRateHz) + (ClipRateHz / 2)) / ClipRateHz);
}
