namespace AudioEdition.Mastering;

/// <summary>Integrated loudness from the mean squares of gating blocks.</summary>
/// <remarks>ITU-R BS.1770-5, annex 1: an absolute gate at −70 LUFS, then a relative one 10 LU under the mean of what passed.</remarks>
internal static class GatedLoudness
{
    private const double AbsoluteGateLufs = -70;

    /// <summary>Ten LU, as a factor on mean squares.</summary>
    private const double RelativeGate = 0.1;

    private static readonly double AbsoluteGate = Decibels.MeanSquareOfLufs(AbsoluteGateLufs);

    /// <summary>The blocks' integrated loudness.</summary>
    /// <param name="blocks">K-weighted mean squares of 400 ms blocks.</param>
    /// <returns>LUFS; negative infinity where no block passes the gates.</returns>
    public static double Of(ReadOnlySpan<float> blocks)
    {
        var (sum, count) = Above(blocks, AbsoluteGate);
        if (count == 0)
        {
            return double.NegativeInfinity;
        }

        (sum, count) = Above(blocks, Math.Max(AbsoluteGate, sum / count * RelativeGate));
        return count == 0 ? double.NegativeInfinity : Decibels.Lufs(sum / count);
    }

    private static (double Sum, int Count) Above(ReadOnlySpan<float> blocks, double gate)
    {
        double sum = 0;
        var count = 0;
        foreach (var block in blocks)
        {
            if (block > gate)
            {
                sum += block;
                count++;
            }
        }

        return (sum, count);
    }
}
