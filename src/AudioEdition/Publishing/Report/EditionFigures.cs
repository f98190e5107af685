using AudioEdition.Casting;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Report;

/// <summary>What is measured of an edition before it is called good.</summary>
public sealed record EditionFigures
{
    /// <summary>The level that was asked for.</summary>
    public required LoudnessTarget Target { get; init; }

    /// <summary>The level that was measured, best in the encoded file.</summary>
    public required LoudnessFigures Loudness { get; init; }

    /// <summary>Share of the kept text that is spoken exactly once, in percent.</summary>
    public required double CoveragePercent { get; init; }

    /// <summary>Loudness of each voice in LUFS; those too short to measure left out. Default none.</summary>
    public IReadOnlyList<double> VoiceLufs { get => field ?? []; init; }

    /// <summary>Largest distance of a chapter's time from the frame counter in milliseconds, over all containers; null where not measured.</summary>
    public double? ChapterErrorMs { get; init; }

    /// <summary>Largest distance of a cue's time from what is heard, in milliseconds; null where not measured.</summary>
    public double? CueErrorMs { get; init; }

    /// <summary>Largest distance of a decoded file's length from the frame counter, in milliseconds; null where not measured.</summary>
    public double? DurationErrorMs { get; init; }

    /// <summary>Least distance of the music from the voices in dB; null for a programme without music.</summary>
    public double? BedDistanceDb { get; init; }
}
