using AudioEdition.Mastering;
using AudioEdition.Publishing.Verification;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Judges files with ffmpeg and ffprobe, which had no part in writing their chapters and levels.</summary>
/// <param name="ffmpegPath">Name or path of ffmpeg.</param>
/// <param name="ffprobePath">Name or path of ffprobe.</param>
public sealed class FileMeasurements(string ffmpegPath = "ffmpeg", string ffprobePath = "ffprobe") : IEditionMeasurements
{
    /// <summary>Rate that lengths are counted at: fine enough for a hundredth of a millisecond.</summary>
    private const int CountingRateHz = 48_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MeasuredChapter>> ReadChaptersAsync(string path, CancellationToken cancellationToken = default)
    {
        // ffprobe knows no cue points of RIFF.
        var chapters = path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase)
            ? await AudioFileProbe.ReadChaptersAsync(path, cancellationToken).ConfigureAwait(false)
            : await new FfprobeJudge(ffprobePath).ReadChaptersAsync(path, cancellationToken).ConfigureAwait(false);
        return [.. chapters.Select((c, i) => new MeasuredChapter(c.Title, c.Start, c.End ?? (i + 1 < chapters.Count ? chapters[i + 1].Start : c.Start)))];
    }

    /// <inheritdoc/>
    public Task<LoudnessFigures> MeasureLoudnessAsync(string path, CancellationToken cancellationToken = default) =>
        new EbuR128Judge(ffmpegPath).MeasureAsync(path, cancellationToken);

    /// <inheritdoc/>
    public async Task<TimeSpan> MeasureDurationAsync(string path, CancellationToken cancellationToken = default)
    {
        var frames = await new AudioFileDecoder(ffmpegPath).CountFramesAsync(path, CountingRateHz, cancellationToken).ConfigureAwait(false);
        return TimeSpan.FromSeconds((double)frames / CountingRateHz);
    }
}
