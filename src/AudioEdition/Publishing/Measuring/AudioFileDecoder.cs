using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Decodes audio files to what a listener gets, by ffmpeg.</summary>
/// <param name="ffmpegPath">Path, or name on the search path.</param>
public sealed class AudioFileDecoder(string ffmpegPath = "ffmpeg")
{
    private const int BlockSamples = 16_384;

    /// <summary>Decodes a file to mono.</summary>
    /// <param name="path">Any file that ffmpeg reads.</param>
    /// <param name="sampleRateHz">Rate of the samples given.</param>
    /// <param name="longest">No more than this from the start; null, the default, for all of it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Blocks whose memory is only good until the next one is asked for.</returns>
    /// <exception cref="AudioFileException">The file cannot be decoded without an error.</exception>
    /// <exception cref="EncoderException">ffmpeg is missing.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<float>> DecodeAsync(
        string path, int sampleRateHz, TimeSpan? longest = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        string[] until = longest is { } time ? ["-t", time.TotalSeconds.ToString(CultureInfo.InvariantCulture)] : [];
        await using var process = FfmpegProcess.Start(ffmpegPath,
        [
            "-hide_banner", "-nostdin", "-loglevel", "error", "-xerror", "-i", "file:" + Path.GetFullPath(path), "-map", "0:a:0", "-vn", .. until,
            "-ac", "1", "-ar", sampleRateHz.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
        ]);
        process.Input.Close();
        var bytes = new byte[BlockSamples * sizeof(float)];
        var samples = new float[BlockSamples];
        int read;
        do
        {
            read = await process.Output.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            var count = read / sizeof(float);
            MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, count * sizeof(float))).CopyTo(samples);
            if (count > 0)
            {
                yield return samples.AsMemory(0, count);
            }
        }
        while (read == bytes.Length);

        var (exitCode, complaint) = await process.WaitAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new AudioFileException(path, $"ffmpeg cannot decode it: {FfmpegComplaint.LastLines(complaint)}");
        }
    }

    /// <summary>The length of the decoded sound.</summary>
    /// <param name="path">Any file that ffmpeg reads.</param>
    /// <param name="sampleRateHz">Rate in which frames are counted.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Frames.</returns>
    /// <exception cref="AudioFileException">The file cannot be decoded without an error.</exception>
    /// <exception cref="EncoderException">ffmpeg is missing.</exception>
    public async Task<long> CountFramesAsync(string path, int sampleRateHz, CancellationToken cancellationToken = default)
    {
        long frames = 0;
        await foreach (var block in DecodeAsync(path, sampleRateHz, cancellationToken: cancellationToken))
        {
            frames += block.Length;
        }

        return frames;
    }
}
