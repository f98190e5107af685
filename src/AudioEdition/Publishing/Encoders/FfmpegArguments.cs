using System.Globalization;
using AudioEdition.Audio;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Encoders;

/// <summary>The arguments by which ffmpeg makes each format. Nothing in them depends on the day or the machine.</summary>
internal static class FfmpegArguments
{
    /// <summary>LAME scales its input by 0.95 at constant bit rates, which would put every MP3 0.45 dB under the level that was mastered.</summary>
    private const string LameLevel = "volume=0.4455dB";

    private static readonly string[] BitExact = ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-flags:v", "+bitexact"];

    /// <summary>Makes the arguments.</summary>
    /// <param name="format">Every format but WAV.</param>
    /// <param name="options">Bit rates.</param>
    /// <param name="audio">Shape of the samples on standard input.</param>
    /// <param name="tags">Gives the language of the track and the cover's type.</param>
    /// <param name="metadataPath">The ffmetadata file.</param>
    /// <param name="coverPath">The cover's file, or null.</param>
    /// <param name="outputPath">The file to write.</param>
    public static IReadOnlyList<string> For(
        ContainerFormat format,
        EncoderOptions options,
        AudioFormat audio,
        EditionTags tags,
        string metadataPath,
        string? coverPath,
        string outputPath)
    {
        var takesInt16 = format is ContainerFormat.Flac;
        List<string> arguments =
        [
            "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-threads", "1",
            "-f", takesInt16 ? "s16le" : "f32le", "-ar", Number(audio.SampleRateHz), "-ac", Number(audio.Channels), "-i", "pipe:0",
            "-f", "ffmetadata", "-i", "file:" + metadataPath,
        ];
        if (coverPath is not null)
        {
            // By its own demuxer: the general one for pictures would take a percent sign in the name for a pattern.
            arguments.AddRange(["-f", tags.Cover?.MediaType is "image/png" ? "png_pipe" : "jpeg_pipe", "-i", "file:" + coverPath]);
        }

        arguments.AddRange(["-map", "0:a", "-map_metadata", "1", .. BitExact, "-threads", "1"]);
        if (coverPath is not null)
        {
            arguments.AddRange(["-map", "2:v", "-c:v", "copy", "-disposition:v:0", "attached_pic"]);
        }

        arguments.AddRange(format switch
        {
            ContainerFormat.M4b => [.. Aac(options, tags), "-brand", "M4B ", "-f", "ipod"],
            ContainerFormat.M4a => [.. Aac(options, tags), "-brand", "M4A ", "-f", "ipod"],
            ContainerFormat.Mp3 => ["-map_metadata", "-1", "-map_chapters", "-1", "-af", LameLevel, "-c:a", "libmp3lame", "-b:a", KiloBits(options.Mp3BitRateKbps),
                "-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3"],
            ContainerFormat.Opus => ["-map_chapters", "-1", "-c:a", "libopus", "-b:a", KiloBits(options.OpusBitRateKbps), "-f", "opus"],
            ContainerFormat.Flac => ["-map_chapters", "-1", "-c:a", "flac", "-f", "flac"],
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        });
        arguments.Add("file:" + outputPath);
        return arguments;
    }

    private static string[] Aac(EncoderOptions options, EditionTags tags) =>
    [
        // The fast coder is five times as fast as the default and measures no worse on speech.
        "-map_chapters", "1", "-c:a", "aac", "-aac_coder", "fast", "-b:a", KiloBits(options.AacBitRateKbps),
        "-metadata:s:a:0", "language=" + LanguageCodes.ThreeLetters(tags.Language), "-movflags", "+faststart",
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string KiloBits(int value) => Number(value) + "k";
}
