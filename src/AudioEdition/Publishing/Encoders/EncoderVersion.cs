using AudioEdition.Publishing.Measuring;

namespace AudioEdition.Publishing.Encoders;

/// <summary>What decides the bytes of encoded files beside programme, tags and settings: which encoders this machine has.</summary>
public static class EncoderVersion
{
    /// <summary>Asks the encoders for their versions.</summary>
    /// <param name="ffmpegPath">Path, or name on the search path. Default <c>ffmpeg</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns><c>ffmpeg 5.1.8-0+deb12u1, libmp3lame 3.100, libmpg123</c>; one that is missing is said to be. Libraries that ffmpeg itself loads for a format (libopus) do not tell theirs.</returns>
    public static async Task<string> ReadAsync(string ffmpegPath = "ffmpeg", CancellationToken cancellationToken = default) => string.Join(
        ", ",
        await FfmpegAsync(ffmpegPath, cancellationToken).ConfigureAwait(false),
        LameLibrary.Instance is { } lame ? $"libmp3lame {lame.Version}" : "no libmp3lame",
        Mpg123Library.Instance is null ? "no libmpg123" : "libmpg123");

    private static async Task<string> FfmpegAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            // Its first line: "ffmpeg version 5.1.8-0+deb12u1 Copyright …".
            var (_, output, _) = await FfmpegProcess.RunAsync(path, ["-version"], cancellationToken).ConfigureAwait(false);
            return output.Split(' ', 4) is ["ffmpeg", "version", var version, ..] ? $"ffmpeg {version}" : "ffmpeg of no known version";
        }
        catch (EncoderException)
        {
            return "no ffmpeg";
        }
    }
}
