namespace AudioEdition.Mastering;

/// <summary>Between linear values and decibels.</summary>
internal static class Decibels
{
    public static double ToGain(double db) => Math.Pow(10, db / 20);

    public static double OfAmplitude(double amplitude) => amplitude > 0 ? 20 * Math.Log10(amplitude) : double.NegativeInfinity;

    /// <summary>Loudness of a K-weighted mean square (BS.1770-5, annex 1, equation 2).</summary>
    public static double Lufs(double meanSquare) => meanSquare > 0 ? -0.691 + (10 * Math.Log10(meanSquare)) : double.NegativeInfinity;

    public static double MeanSquareOfLufs(double lufs) => Math.Pow(10, (lufs + 0.691) / 10);
}
