namespace AudioEdition.Publishing.Measuring;

/// <summary>What was measured on a run of a programme after it was encoded and decoded again.</summary>
/// <param name="TruePeak">Linear true peak.</param>
/// <param name="Energies">K-weighted energy of each 25 ms of each of its units.</param>
/// <param name="Offsets">How many frames late each unit's sound begins; null where it was not found.</param>
internal sealed record RunFigures(float TruePeak, IReadOnlyList<float[]> Energies, IReadOnlyList<int?> Offsets);
