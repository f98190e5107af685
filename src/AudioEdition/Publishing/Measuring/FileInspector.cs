using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Measures a finished file against the programme that it was made of.</summary>
/// <param name="ffmpegPath">Name or path of ffmpeg, which decodes and judges.</param>
/// <param name="ffprobePath">Name or path of ffprobe, which reads chapters as the second reader.</param>
public sealed class FileInspector(string ffmpegPath = "ffmpeg", string ffprobePath = "ffprobe")
{
    /// <summary>Less than this of a voice says little about its loudness.</summary>
    private static readonly TimeSpan EnoughToMeasure = TimeSpan.FromSeconds(3);

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
        var judged = new EbuR128Judge(ffmpegPath).MeasureAsync(path, cancellationToken);
        var readings = await new AlignmentMeter(ffmpegPath)
            .MeasureAsync(programme, path, [.. programme.Cues.Select(c => c.StartFrame)], cancellationToken).ConfigureAwait(false);
        var (frameCount, voices) = await HearVoicesAsync(programme, cast, path, cancellationToken).ConfigureAwait(false);

        var chapterErrorMs = ChapterErrorMs(programme, await AudioFileProbe.ReadChaptersAsync(path, cancellationToken).ConfigureAwait(false), readings);
        if (format != ContainerFormat.Wav)
        {
            // ffprobe knows no cue points of RIFF.
            var second = await new FfprobeJudge(ffprobePath).ReadChaptersAsync(path, cancellationToken).ConfigureAwait(false);
            chapterErrorMs = Math.Max(chapterErrorMs, ChapterErrorMs(programme, second, readings));
        }

        var millisecondsPerFrame = 1000.0 / programme.Format.SampleRateHz;
        return new FileFigures(
            await judged.ConfigureAwait(false),
            chapterErrorMs,
            // A cue whose sound is nowhere near its place has no offset: it counts as lost.
            readings.Max(r => r.OffsetFrames is { } offset ? Math.Abs(offset) * millisecondsPerFrame : double.PositiveInfinity),
            Math.Abs(frameCount - programme.FrameCount) * millisecondsPerFrame,
            voices);
    }

    /// <summary>A chapter is right where the file's own time for it is the time at which its first sound is heard.</summary>
    private static double ChapterErrorMs(Programme programme, IReadOnlyList<FileChapter> chapters, IReadOnlyList<AlignmentReading> readings)
    {
        if (chapters.Count != programme.Chapters.Count)
        {
            return double.PositiveInfinity;
        }

        var worst = 0.0;
        for (var i = 0; i < chapters.Count; i++)
        {
            var mark = programme.Chapters[i];
            var cue = programme.Cues.TakeWhile(c => c.StartFrame < mark.StartFrame).Count();
            // The first chapter begins with the file, wherever its sound is.
            var offset = i > 0 && cue < readings.Count ? readings[cue].OffsetFrames ?? 0 : 0;
            worst = Math.Max(worst, Math.Abs((chapters[i].Start - programme.Format.TimeOf(mark.StartFrame + offset)).TotalMilliseconds));
        }

        return worst;
    }

    /// <summary>Decodes the file and lets each voice's meter hear its own units.</summary>
    private async Task<(long FrameCount, IReadOnlyDictionary<VoiceId, double> Lufs)> HearVoicesAsync(
        Programme programme, CastScript cast, string path, CancellationToken cancellationToken)
    {
        var meters = cast.Units.Select(u => u.Voice).Distinct().ToDictionary(v => v, _ => new LoudnessMeter(programme.Format));
        var at = 0L;
        var first = 0;
        await foreach (var block in new AudioFileDecoder(ffmpegPath).DecodeAsync(path, programme.Format.SampleRateHz, cancellationToken).ConfigureAwait(false))
        {
            while (first < programme.Cues.Count && programme.Cues[first].EndFrame <= at)
            {
                first++;
            }

            for (var i = first; i < programme.Cues.Count && programme.Cues[i].StartFrame < at + block.Length; i++)
            {
                var cue = programme.Cues[i];
                var from = (int)(Math.Max(cue.StartFrame, at) - at);
                var to = (int)(Math.Min(cue.EndFrame, at + block.Length) - at);
                meters[cast.Units[cue.UnitIndex].Voice].Process(block.Span[from..to]);
            }

            at += block.Length;
        }

        var lufs = programme.Cues.GroupBy(c => cast.Units[c.UnitIndex].Voice)
            .Where(v => programme.Format.TimeOf(v.Sum(c => c.EndFrame - c.StartFrame)) >= EnoughToMeasure)
            .Select(v => (v.Key, Lufs: meters[v.Key].IntegratedLufs))
            .Where(v => double.IsFinite(v.Lufs))
            .ToDictionary(v => v.Key, v => v.Lufs);
        return (at, lufs);
    }
}
