using System.Globalization;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Measures the loudness of a file with ffmpeg's <c>ebur128</c> filter: a judge of our own meter.</summary>
/// <param name="ffmpegPath">Path, or name on the search path.</param>
public sealed class EbuR128Judge(string ffmpegPath = "ffmpeg")
{
    /// <summary>What the filter gives for sound below its absolute gate.</summary>
    private const double FloorLufs = -70;

    /// <summary>Measures a file.</summary>
    /// <param name="path">Any file that ffmpeg reads.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>To a tenth of a decibel, which is what the filter states.</returns>
    /// <exception cref="AudioFileException">The file cannot be decoded.</exception>
    /// <exception cref="EncoderException">ffmpeg is missing.</exception>
    public async Task<LoudnessFigures> MeasureAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (exitCode, _, complaint) = await FfmpegProcess.RunAsync(
            ffmpegPath,
            [
                "-hide_banner", "-nostdin", "-nostats", "-loglevel", "info", "-i", "file:" + Path.GetFullPath(path),
                "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-",
            ],
            cancellationToken);
        return exitCode == 0 && TryParse(complaint) is { } figures
            ? figures
            : throw new AudioFileException(path, $"ffmpeg cannot measure it: {FfmpegComplaint.LastLines(complaint)}");
    }

    /// <summary>Reads the summary at the end of the filter's messages.</summary>
    /// <param name="log">ffmpeg's messages.</param>
    internal static LoudnessFigures? TryParse(string log)
    {
        var summary = log.LastIndexOf("Summary:", StringComparison.Ordinal);
        if (summary < 0 || Value(log, summary, "I:") is not { } lufs || Value(log, summary, "Peak:") is not { } peak)
        {
            return null;
        }

        return new LoudnessFigures(lufs <= FloorLufs ? double.NegativeInfinity : lufs, peak);
    }

    private static double? Value(string log, int from, string name)
    {
        var at = log.IndexOf(name, from, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var words = log[(at + name.Length)..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault() switch
        {
            "-inf" => double.NegativeInfinity,
            { } word when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
            _ => null,
        };
    }
}
