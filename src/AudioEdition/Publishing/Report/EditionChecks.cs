using System.Globalization;

namespace AudioEdition.Publishing.Report;

/// <summary>The limits that an edition has to keep.</summary>
public static class EditionChecks
{
    /// <summary>Farthest from the loudness that was asked for, in LU.</summary>
    public const double LoudnessToleranceLu = 0.3;

    /// <summary>Largest error of chapter and cue times, in milliseconds.</summary>
    public const double TimeToleranceMs = 20;

    /// <summary>Farthest that the voices of an edition may be apart, in LU.</summary>
    public const double VoiceSpreadLu = 1;

    /// <summary>Nearest that music may come to the voices, in dB.</summary>
    /// <remarks>WCAG 2.2, success criterion 1.4.7.</remarks>
    public const double BedDistanceDb = Mastering.Beds.BedMix.LeastDistanceDb;

    /// <summary>Farthest a decoded file's length may be from the frame counter, in milliseconds.</summary>
    /// <remarks>Encoders fill up their last frame and players differ in whether they cut the filling: two frames of MP3 at 24 kHz are 48 ms, of AAC 85 ms.</remarks>
    public const double DurationToleranceMs = 100;

    // Figures that were rounded to three decimals on the way must not fail by the last of them.
    internal const double Rounding = 0.0005;

    /// <summary>Checks what was measured. What was not measured is not checked.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>One check for each figure, in a fixed order.</returns>
    public static IReadOnlyList<EditionCheck> Evaluate(EditionFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var target = figures.Target;
        var checks = new List<EditionCheck>
        {
            new(
                "loudness",
                Math.Abs(figures.Loudness.IntegratedLufs - target.IntegratedLufs) <= LoudnessToleranceLu + Rounding,
                Finite(figures.Loudness.IntegratedLufs),
                string.Create(CultureInfo.InvariantCulture, $"{target.IntegratedLufs:0.#} ± {LoudnessToleranceLu:0.#} LUFS")),
            new(
                "true-peak",
                figures.Loudness.TruePeakDbtp <= target.MaxTruePeakDbtp + Rounding,
                Finite(figures.Loudness.TruePeakDbtp),
                string.Create(CultureInfo.InvariantCulture, $"≤ {target.MaxTruePeakDbtp:0.#} dBTP")),
            new("coverage", figures.CoveragePercent >= 100, Finite(figures.CoveragePercent), "100 %"),
        };
        AddTime(checks, "chapters", figures.ChapterErrorMs, TimeToleranceMs);
        AddTime(checks, "cues", figures.CueErrorMs, TimeToleranceMs);
        AddTime(checks, "duration", figures.DurationErrorMs, DurationToleranceMs);
        if (SpreadOf(figures.VoiceLufs) is { } spread)
        {
            checks.Add(new EditionCheck("voices", spread <= VoiceSpreadLu + Rounding, spread, string.Create(CultureInfo.InvariantCulture, $"≤ {VoiceSpreadLu:0.#} LU apart")));
        }

        if (figures.BedDistanceDb is { } distance)
        {
            checks.Add(new EditionCheck("bed", distance >= BedDistanceDb - Rounding, Finite(distance), string.Create(CultureInfo.InvariantCulture, $"≥ {BedDistanceDb:0.#} dB under the voices")));
        }

        return checks;
    }

    /// <summary>Loudest against quietest in LU; null for fewer than two.</summary>
    /// <param name="voiceLufs">Loudness of each voice; what is not finite is passed over.</param>
    public static double? SpreadOf(IReadOnlyList<double> voiceLufs)
    {
        var finite = voiceLufs.Where(double.IsFinite).ToArray();
        return finite.Length < 2 ? null : finite.Max() - finite.Min();
    }

    private static void AddTime(List<EditionCheck> checks, string name, double? errorMs, double limitMs)
    {
        if (errorMs is { } error)
        {
            checks.Add(new EditionCheck(name, error <= limitMs + Rounding, Finite(error), string.Create(CultureInfo.InvariantCulture, $"≤ {limitMs:0.#} ms")));
        }
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
