using System.Globalization;
using System.Text.Json;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Publishing.Measuring;

/// <summary>What ffprobe says of a file: a judge that is not ours.</summary>
/// <param name="ffprobePath">Path, or name on the search path.</param>
public sealed class FfprobeJudge(string ffprobePath = "ffprobe")
{
    /// <summary>The chapters.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Empty also for many damaged files: ffprobe is lenient.</returns>
    /// <exception cref="AudioFileException">It cannot be read.</exception>
    /// <exception cref="EncoderException">ffprobe is missing.</exception>
    public async Task<IReadOnlyList<FileChapter>> ReadChaptersAsync(string path, CancellationToken cancellationToken = default)
    {
        using var document = await ProbeAsync(path, "-show_chapters", cancellationToken);
        return
        [
            .. document.RootElement.GetProperty("chapters").EnumerateArray().Select(c => new FileChapter(
                c.TryGetProperty("tags", out var tags) && tags.TryGetProperty("title", out var title) ? title.GetString() ?? string.Empty : string.Empty,
                Time(c, "start_time"),
                Time(c, "end_time"))),
        ];
    }

    /// <summary>The tags, keys in lower case.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="AudioFileException">It cannot be read.</exception>
    /// <exception cref="EncoderException">ffprobe is missing.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(string path, CancellationToken cancellationToken = default)
    {
        using var document = await ProbeAsync(path, "-show_entries format_tags:stream_tags", cancellationToken);
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var holders = document.RootElement.TryGetProperty("streams", out var streams) ? streams.EnumerateArray().ToList() : [];
        holders.Insert(0, document.RootElement.GetProperty("format"));
        foreach (var holder in holders)
        {
            if (holder.TryGetProperty("tags", out var tags))
            {
                foreach (var tag in tags.EnumerateObject())
                {
                    result.TryAdd(tag.Name, tag.Value.GetString() ?? string.Empty);
                }
            }
        }

        return result;
    }

    /// <summary>The length that the container states.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <remarks>Also a file that is cut off states it: <see cref="AudioFileDecoder.CountFramesAsync"/> is the proof.</remarks>
    /// <exception cref="AudioFileException">It cannot be read.</exception>
    /// <exception cref="EncoderException">ffprobe is missing.</exception>
    public async Task<TimeSpan> ReadDurationAsync(string path, CancellationToken cancellationToken = default)
    {
        using var document = await ProbeAsync(path, "-show_entries format=duration", cancellationToken);
        return document.RootElement.TryGetProperty("format", out var format) && format.TryGetProperty("duration", out _)
            ? Time(format, "duration")
            : throw new AudioFileException(path, "ffprobe finds no length in it; it seems to be cut off or damaged");
    }

    private async Task<JsonDocument> ProbeAsync(string path, string show, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] arguments = ["-v", "error", "-of", "json", .. show.Split(' '), "file:" + Path.GetFullPath(path)];
        var (exitCode, output, complaint) = await FfmpegProcess.RunAsync(ffprobePath, arguments, cancellationToken);
        return exitCode == 0
            ? JsonDocument.Parse(output)
            : throw new AudioFileException(path, $"ffprobe cannot read it: {FfmpegComplaint.LastLines(complaint)}");
    }

    private static TimeSpan Time(JsonElement element, string name) =>
        TimeSpan.FromSeconds(double.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture));
}
