using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Measures a finished file against the programme that it was made of.</summary>
/// <remarks>
/// What is measured is what a decoder gives, with our own meters, which agree with those of ffmpeg to a tenth of a decibel; an edition that is verified is judged by ffmpeg's.
/// </remarks>
/// <param name="ffmpegPath">Name or path of ffmpeg, which decodes.</param>
/// <param name="ffprobePath">Name or path of ffprobe, which reads chapters as the second reader.</param>
public sealed class FileInspector(string ffmpegPath = "ffmpeg", string ffprobePath = "ffprobe")
{
    /// <summary>Decodes files as they are measured.</summary>
    internal AudioFileDecoder Decoder { get; } = new(ffmpegPath);

    /// <summary>Measures a file.</summary>
    /// <param name="programme">What was encoded.</param>
    /// <param name="cast">Who speaks the units.</param>
    /// <param name="format">The container.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="AudioFileException">The file cannot be read.</exception>
    public async Task<FileFigures> InspectAsync(
        Programme programme, CastScript cast, ContainerFormat format, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(cast);
        var voices = new VoiceMeters(programme, cast);
        var decoded = voices.HearAsync(Decoder.DecodeAsync(path, programme.Format.SampleRateHz, cancellationToken: cancellationToken));
        var readings = await AlignmentMeter.MeasureAsync(programme, decoded, [.. programme.Cues.Select(c => c.StartFrame)], cancellationToken).ConfigureAwait(false);

        var chapterErrorMs = ChapterErrorMs(programme, await AudioFileProbe.ReadChaptersAsync(path, cancellationToken).ConfigureAwait(false), readings);
        if (format != ContainerFormat.Wav)
        {
            // ffprobe knows no cue points of RIFF.
            var second = await new FfprobeJudge(ffprobePath).ReadChaptersAsync(path, cancellationToken).ConfigureAwait(false);
            chapterErrorMs = Math.Max(chapterErrorMs, ChapterErrorMs(programme, second, readings));
        }

        var millisecondsPerFrame = 1000.0 / programme.Format.SampleRateHz;
        return new FileFigures(
            new LoudnessFigures(Hundredths(voices.Figures.IntegratedLufs), Hundredths(voices.Figures.TruePeakDbtp)),
            chapterErrorMs,
            // A cue whose sound is nowhere near its place has no offset: it counts as lost.
            readings.Max(r => r.OffsetFrames is { } offset ? Math.Abs(offset) * millisecondsPerFrame : double.PositiveInfinity),
            Math.Abs(voices.FrameCount - programme.FrameCount) * millisecondsPerFrame,
            voices.Lufs().ToDictionary(v => v.Key, v => Hundredths(v.Value)));
    }

    /// <summary>Measures a file of which every run was decoded and measured while it was written: what is left is to see that it holds them.</summary>
    /// <param name="programme">What was encoded.</param>
    /// <param name="cast">Who speaks the units.</param>
    /// <param name="path">The MP3 file.</param>
    /// <param name="runs">What was measured of each run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal static async Task<FileFigures> InspectAsync(
        Programme programme, CastScript cast, string path, RunReadings runs, CancellationToken cancellationToken)
    {
        AlignmentReading[] readings = [.. programme.Cues.Zip(runs.Offsets, (cue, offset) => new AlignmentReading(cue.StartFrame, offset, 1))];
        var chapters = await AudioFileProbe.ReadChaptersAsync(path, cancellationToken).ConfigureAwait(false);
        var length = await Task.Run(() => Mp3Length.Of(path), cancellationToken).ConfigureAwait(false);
        var millisecondsPerFrame = 1000.0 / programme.Format.SampleRateHz;
        return new FileFigures(
            new LoudnessFigures(Hundredths(runs.TakeLufs()), Hundredths(Decibels.OfAmplitude(runs.TruePeak))),
            ChapterErrorMs(programme, chapters, readings),
            readings.Max(r => r.OffsetFrames is { } offset ? Math.Abs(offset) * millisecondsPerFrame : double.PositiveInfinity),
            Math.Abs(length - programme.FrameCount) * millisecondsPerFrame,
            runs.VoiceLufs()
                .Where(v => double.IsFinite(v.Value) && VoiceMeters.SaysEnough(programme, cast, v.Key))
                .ToDictionary(v => v.Key, v => Hundredths(v.Value)));
    }

    /// <summary>Decoders on other machines round otherwise, far behind the second decimal: the report shall be the same.</summary>
    private static double Hundredths(double decibels) => double.IsFinite(decibels) ? Math.Round(decibels, 2) : decibels;

    /// <summary>A chapter is right where the file's own time for it is the time at which its first sound is heard.</summary>
    private static double ChapterErrorMs(Programme programme, IReadOnlyList<FileChapter> chapters, IReadOnlyList<AlignmentReading> readings)
    {
        if (chapters.Count != programme.Chapters.Count)
        {
            return double.PositiveInfinity;
        }

        var worst = 0.0;
        var cue = 0;
        for (var i = 0; i < chapters.Count; i++)
        {
            var mark = programme.Chapters[i];
            while (cue < programme.Cues.Count && programme.Cues[cue].StartFrame < mark.StartFrame)
            {
                cue++;
            }

            // The first chapter begins with the file, wherever its sound is.
            var offset = i > 0 && cue < readings.Count ? readings[cue].OffsetFrames ?? 0 : 0;
            worst = Math.Max(worst, Math.Abs((chapters[i].Start - programme.Format.TimeOf(mark.StartFrame + offset)).TotalMilliseconds));
        }

        return worst;
    }
}
