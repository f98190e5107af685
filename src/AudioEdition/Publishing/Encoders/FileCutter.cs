using System.Globalization;
using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Encoders;

/// <summary>Cuts parts out of an MP4 file as they are, without coding them again: many in one run of ffmpeg, which takes longer to start than to cut.</summary>
/// <remarks>A cut falls on the next frame of AAC (43 ms at 24 kHz); where it lies in silence, nothing of the sound is lost.</remarks>
/// <param name="ffmpegPath">Path, or name on the search path.</param>
internal sealed class FileCutter(string ffmpegPath)
{
    /// <summary>Parts cut by one run: its arguments and open files have limits.</summary>
    private const int AtOnce = 100;

    private static readonly string[] BitExact = ["-fflags", "+bitexact", "-flags:a", "+bitexact"];

    /// <summary>Cuts.</summary>
    /// <param name="source">The file.</param>
    /// <param name="format">Its samples' shape.</param>
    /// <param name="cuts">The parts; their folders must exist and stand for nothing while they are unfinished.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="EncoderException">ffmpeg is missing or failed.</exception>
    public async Task CutAsync(string source, AudioFormat format, IReadOnlyList<FileCut> cuts, CancellationToken cancellationToken)
    {
        foreach (var together in cuts.Chunk(AtOnce))
        {
            var scratch = new List<AtomicFile>();
            try
            {
                List<string> inputs = ["-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-i", "file:" + source];
                List<string> outputs = [];
                foreach (var (index, cut) in together.Index())
                {
                    var metadata = new AtomicFile(cut.Path);
                    scratch.Add(metadata);

                    // ffmpeg moves the chapter along with the cut, so that it has the source's time here.
                    await File.WriteAllTextAsync(
                        metadata.TemporaryPath,
                        FfmetadataWriter.Write(ContainerTags.Mp4(cut.Tags, isAudiobook: false), [new ChapterMark(cut.Tags.Title, cut.StartFrame, cut.EndFrame)], format.SampleRateHz),
                        cancellationToken);
                    inputs.AddRange(["-f", "ffmetadata", "-i", "file:" + metadata.TemporaryPath]);
                    var number = (index + 1).ToString(CultureInfo.InvariantCulture);
                    outputs.AddRange(
                    [
                        "-map", "0:a:0", "-map_metadata", number, "-map_chapters", number, .. BitExact, "-c", "copy",
                        "-ss", Seconds(format.TimeOf(cut.StartFrame)), "-t", Seconds(format.TimeOf(cut.EndFrame - cut.StartFrame)), "-avoid_negative_ts", "make_zero",
                        "-metadata:s:a:0", "language=" + LanguageCodes.ThreeLetters(cut.Tags.Language), "-movflags", "+faststart", "-brand", "M4A ", "-f", "ipod", "file:" + cut.Path,
                    ]);
                }

                var (exitCode, _, complaint) = await FfmpegProcess.RunAsync(ffmpegPath, [.. inputs, .. outputs], cancellationToken);
                if (exitCode != 0)
                {
                    throw new EncoderException(source, $"ffmpeg could not cut “{source}”: {FfmpegComplaint.LastLines(complaint)}");
                }
            }
            finally
            {
                scratch.ForEach(f => f.Dispose());
            }
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);
}
