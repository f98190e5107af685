namespace AudioEdition.Mastering;

/// <summary>What is remembered of an utterance between the passes, instead of its samples.</summary>
/// <param name="ClipRateHz">Rate of the clip.</param>
/// <param name="Sound">Where its sound is.</param>
/// <param name="FrameCount">Length of the kept part at the programme's rate.</param>
/// <param name="TruePeak">Linear true peak of the kept part, as the engine gave it.</param>
/// <param name="Energies">K-weighted energy (mean square × seconds) of each 25 ms of the kept part, as the engine gave it.</param>
/// <param name="Peaks">Linear true peak of each 25 ms, at half precision: 0.05 % is more than a forecast needs.</param>
internal sealed record UnitFacts(int ClipRateHz, TrimmedSound Sound, int FrameCount, float TruePeak, float[] Energies, Half[] Peaks)
{
    /// <summary>Cells of energy in a second: fine enough that a cell cut by the programme's 100 ms grid may be shared out by length.</summary>
    public const int CellsPerSecond = 40;

    /// <summary>Frames at the programme's rate from the kept part's start to the sound's.</summary>
    public int LeadFrames(int programmeRateHz) => Scale(Sound.SoundStart - Sound.KeepStart, programmeRateHz);

    /// <summary>Frames of sound at the programme's rate.</summary>
    public int SoundFrames(int programmeRateHz) => Scale(Sound.SoundEnd - Sound.KeepStart, programmeRateHz) - LeadFrames(programmeRateHz);

    /// <summary>Where a cell begins.</summary>
    public static int CellStart(int cell, int rateHz) => (int)((long)cell * rateHz / CellsPerSecond);

    /// <summary>Cells that so many frames fill or begin.</summary>
    public static int CellCount(int frames, int rateHz) => (int)((((long)frames * CellsPerSecond) + rateHz - 1) / rateHz);

    private int Scale(int frames, int programmeRateHz) => (int)((((long)frames * programmeRateHz) + (ClipRateHz / 2)) / ClipRateHz);
}
