namespace AudioEdition.Mastering;

/// <summary>What the limiter will take from a unit, told from its stored peaks and energies instead of its samples.</summary>
/// <remarks>
/// The limiter's gain is followed cell by cell. That is within some tenths of a decibel at once, and far closer when scaled by what one
/// rendering of the unit gave; so the gains are found on paper, and one or two renderings confirm them.
/// </remarks>
internal static class LimiterForecast
{
    /// <summary>How much of a reduction is left a cell later.</summary>
    private static readonly double Left = Math.Exp(-1 / (TruePeakLimiter.ReleaseSeconds * UnitFacts.CellsPerSecond));

    /// <summary>What the gain recovers on average between the pulses of a voice, as part of the reduction; found by trial.</summary>
    private const double BetweenPulses = 0.05;

    /// <summary>The part of a unit's energy that passes.</summary>
    /// <param name="facts">The unit.</param>
    /// <param name="gain">Linear gain before the limiter.</param>
    /// <param name="ceiling">Linear ceiling.</param>
    /// <returns>0 to 1; 1 where no peak passes the ceiling.</returns>
    public static double Passing(UnitFacts facts, double gain, double ceiling)
    {
        if (facts.TruePeak * gain <= ceiling)
        {
            return 1;
        }

        double all = 0, passing = 0, reduced = 1;
        for (var i = 0; i < facts.Energies.Length; i++)
        {
            var recovered = 1 - ((1 - reduced) * Left);
            var peak = (double)facts.Peaks[i] * gain;
            var now = peak > ceiling ? Math.Min(ceiling / peak, recovered) : recovered;
            var factor = now < recovered ? now + ((1 - now) * BetweenPulses) : (reduced + now) / 2;
            all += facts.Energies[i];
            passing += facts.Energies[i] * factor * factor;
            reduced = now;
        }

        return all > 0 ? passing / all : 1;
    }
}
