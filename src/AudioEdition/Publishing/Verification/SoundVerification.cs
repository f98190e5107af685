using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Verification;

/// <summary>Measures the audio files and holds them against report, chapters and transcripts.</summary>
internal sealed class SoundVerification(string folder, EditionReport report, TextVerification texts, IEditionMeasurements measure, VerificationLog log)
{
    /// <summary>Name of the programme of quotations alone.</summary>
    public const string Quotations = "quotes";

    /// <summary>Longest silence after the last word.</summary>
    private static readonly TimeSpan LongestTail = TimeSpan.FromSeconds(3);

    /// <summary>Most chapters that the byte counts of MP3 and MP4 chapter lists allow.</summary>
    private const int MostChapters = 255;

    private static readonly HashSet<string> Extensions = new(StringComparer.Ordinal) { ".m4b", ".m4a", ".mp3", ".opus", ".ogg", ".flac", ".wav" };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var programme in report.Programmes)
        {
            var files = report.Files.Select(f => f.Path).Where(p => IsOf(p, programme.Name) && File.Exists(Path.Combine(folder, p))).ToArray();
            if (files.Length == 0)
            {
                log.Fault(EditionReport.FileName, $"names no audio file of the programme \"{programme.Name}\"");
            }

            foreach (var file in files)
            {
                await VerifyAsync(file, programme, cancellationToken);
            }
        }
    }

    private static bool IsOf(string path, string programme) =>
        Extensions.Contains(Path.GetExtension(path)) && Path.ChangeExtension(path, null) == programme;

    private async Task VerifyAsync(string file, ReportProgramme programme, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file);
        var before = log.FaultCount;
        try
        {
            VerifyDuration(file, programme, await measure.MeasureDurationAsync(path, cancellationToken));
            if (programme == report.Programmes[0])
            {
                VerifyChapters(file, await measure.ReadChaptersAsync(path, cancellationToken));
            }

            var loudness = await measure.MeasureLoudnessAsync(path, cancellationToken);
            var figures = new EditionFigures { Target = report.Target, Loudness = loudness, CoveragePercent = 100, BedDistanceDb = programme.BedDistanceDb };
            foreach (var check in EditionChecks.Evaluate(figures).Where(c => !c.Ok))
            {
                log.Fault(file, string.Create(CultureInfo.InvariantCulture, $"{check.Name} is {check.Value:0.0#}, asked is {check.Limit}"));
            }

            if (log.FaultCount == before)
            {
                log.Proven(string.Create(CultureInfo.InvariantCulture, $"{file} is {loudness.IntegratedLufs:0.0} LUFS, {loudness.TruePeakDbtp:0.0} dBTP, as long as reported, with its chapters in place"));
            }
        }
        catch (AudioEditionException e)
        {
            log.Fault(file, $"cannot be measured: {e.Message}");
        }
    }

    private void VerifyDuration(string file, ReportProgramme programme, TimeSpan duration)
    {
        var error = Math.Abs(duration.TotalSeconds - programme.Seconds) * 1000;
        if (error > EditionChecks.DurationToleranceMs)
        {
            log.Fault(file, string.Create(CultureInfo.InvariantCulture, $"plays for {duration.TotalSeconds:0.00} s where the report has {programme.Seconds:0.00} s"));
        }

        if (programme == report.Programmes[0] && texts.End is { } end
            && (end - duration > TimeSpan.FromMilliseconds(EditionChecks.DurationToleranceMs) || duration - end > LongestTail))
        {
            log.Fault(file, string.Create(CultureInfo.InvariantCulture, $"plays for {duration.TotalSeconds:0.00} s, but the last word of the transcripts ends at {end.TotalSeconds:0.00} s"));
        }
    }

    private void VerifyChapters(string file, IReadOnlyList<MeasuredChapter> found)
    {
        if (texts.Chapters is not { } chapters || (Path.GetExtension(file) is ".wav" && found.Count == 0))
        {
            // A plain WAV file has no place for chapters that players read.
            return;
        }

        var expected = Math.Min(chapters.Count, MostChapters);
        if (found.Count < expected)
        {
            log.Fault(file, string.Create(CultureInfo.InvariantCulture, $"has {found.Count} chapters where chapters.json has {chapters.Count}"));
            return;
        }

        for (var i = 0; i < expected; i++)
        {
            var error = (found[i].Start - chapters[i].Start).TotalMilliseconds;
            if (Math.Abs(error) > EditionChecks.TimeToleranceMs)
            {
                log.Fault(file, string.Create(
                    CultureInfo.InvariantCulture,
                    $"chapter {i + 1} was moved: it begins at {TranscriptWriter.ShortClock(found[i].Start)} ({found[i].Start.TotalSeconds:0.000} s), in chapters.json at {chapters[i].Start.TotalSeconds:0.000} s"));
            }

            if (!SameTitle(found[i].Title, chapters[i].Title))
            {
                log.Fault(file, string.Create(CultureInfo.InvariantCulture, $"chapter {i + 1} is \"{PlanNode.Shorten(found[i].Title)}\", in chapters.json \"{PlanNode.Shorten(chapters[i].Title)}\""));
            }
        }
    }

    /// <summary>Equal, or cut short by a container that counts a title's bytes in one byte.</summary>
    private static bool SameTitle(string found, string expected) =>
        WordSpans.SameWords(found, expected)
        || (Encoding.UTF8.GetByteCount(expected) > 250 && found.Length > 40 && expected.StartsWith(found.TrimEnd('…', ' '), StringComparison.Ordinal));
}
