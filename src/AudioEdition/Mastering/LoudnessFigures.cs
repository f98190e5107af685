namespace AudioEdition.Mastering;

/// <summary>What a meter found in a whole programme.</summary>
/// <param name="IntegratedLufs">LUFS, gated; negative infinity for silence (ITU-R BS.1770-5, annex 1).</param>
/// <param name="TruePeakDbtp">dBTP at four times oversampling or more (annex 2).</param>
public readonly record struct LoudnessFigures(double IntegratedLufs, double TruePeakDbtp);
