namespace AudioEdition.Mastering;

/// <summary>What is remembered of an utterance until the programme's gains are found, instead of its samples: 240 bytes a second.</summary>
/// <param name="Extent">How long it is, and where its sound is.</param>
/// <param name="TruePeak">Linear true peak of the kept part, as the engine gave it.</param>
/// <param name="Energies">K-weighted energy (mean square × seconds) of each 25 ms of the kept part, as the engine gave it.</param>
/// <param name="Peaks">Linear true peak of each 25 ms, at half precision: 0.05 % is more than a forecast needs. Of what lies 12 dB under the utterance's highest sample, the samples' own.</param>
internal sealed record UnitFacts(UnitExtent Extent, float TruePeak, float[] Energies, Half[] Peaks)
{
    /// <summary>Cells of energy in a second: fine enough that a cell cut by the programme's 100 ms grid may be shared out by length.</summary>
    public const int CellsPerSecond = 40;

    /// <summary>Where a cell begins.</summary>
    public static int CellStart(int cell, int rateHz) => (int)((long)cell * rateHz / CellsPerSecond);

    /// <summary>Cells that so many frames fill or begin.</summary>
    public static int CellCount(int frames, int rateHz) => (int)((((long)frames * CellsPerSecond) + rateHz - 1) / rateHz);
}
