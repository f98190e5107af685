using AudioEdition.Speech.Cache;

namespace AudioEdition.Publishing.Encoders;

/// <summary>Encodes stretches of sound as MP3 frames, each as if it stood alone between silences.</summary>
/// <remarks>
/// Constant bit rate, mono, LAME's own quality setting: what <c>ffmpeg -c:a libmp3lame -b:a …</c> does. Two frames of silence go before each stretch, that save up the
/// bits which the pause before it would have saved. Frame n holds the samples from n × 576 − 1105 on, so that stretches whose starts are whole frames apart,
/// with five frames of silence between, follow each other without a seam: the first frame refers to no earlier one, and the frames that are left off at the end hold silence.
/// </remarks>
/// <param name="library">The library.</param>
/// <param name="sampleRateHz">Rate of the samples and of the file.</param>
/// <param name="bitRateKbps">Constant bit rate.</param>
internal sealed unsafe class LameEncoder(LameLibrary library, int sampleRateHz, int bitRateKbps)
{
    /// <summary>Samples that a decoder gives before the first that was encoded: LAME's own delay (576) and that of every decoder (529).</summary>
    public const int DelayFrames = EncoderDelayFrames + 529;

    /// <summary>The encoder's part of it, which the file's header states.</summary>
    public const int EncoderDelayFrames = 576;

    /// <summary>Frames of silence before a stretch: as much as a frame may borrow from those before it (255 bytes at the lower rates).</summary>
    public const int LeadFrames = 2;

    private const int Mono = 3;

    /// <summary>LAME scales its input by 0.95 at constant bit rates, which would put every MP3 0.45 dB under the level that was mastered.</summary>
    private const float LameLevel = 1 / 0.95f;

    /// <summary>Bytes that one call may give beyond the sound's own: <c>lame.h</c> asks for 7200.</summary>
    private const int Spare = 16_384;

    /// <summary>Frames that LAME is given at once: it copies all that it is given, twice.</summary>
    private const int PieceFrames = 4;

    private byte[]? _silence;

    /// <summary>LAME's version, as the library states it.</summary>
    public string Version => library.Version;

    /// <summary>Constant bit rate.</summary>
    public int BitRateKbps => bitRateKbps;

    /// <summary>Frames (samples) of a frame of MP3 at a rate, ISO/IEC 11172-3 and 13818-3.</summary>
    public static int FrameLength(int sampleRateHz) => sampleRateHz >= 32_000 ? 1152 : 576;

    /// <summary>MP3 frames that a stretch needs so that all of it is heard, without those before it.</summary>
    /// <param name="samples">Its length.</param>
    public int FrameCount(long samples) => (int)((samples + DelayFrames + FrameLength(sampleRateHz) - 1) / FrameLength(sampleRateHz));

    /// <summary>Encodes a stretch.</summary>
    /// <param name="samples">One channel, full scale ±1.</param>
    /// <returns>Whole frames: <see cref="LeadFrames"/>, and as many as <see cref="FrameCount"/> says.</returns>
    public PooledBytes Encode(ReadOnlySpan<float> samples) => Encode(samples, LeadFrames + FrameCount(samples.Length), noReservoir: false);

    /// <summary>One frame of silence that refers to no other.</summary>
    public ReadOnlyMemory<byte> Silence => _silence ??= EncodeSilence();

    private byte[] EncodeSilence()
    {
        const int Settled = 4;
        using var frames = Encode([], Settled + 1, noReservoir: true);
        return frames.Span[Mp3Frame.Split(frames.Span, Settled)..].ToArray();
    }

    private PooledBytes Encode(ReadOnlySpan<float> samples, int frameCount, bool noReservoir)
    {
        var length = frameCount * FrameLength(sampleRateHz);

        // Twice the nominal size: padding bits and what the flush adds.
        using var bytes = new PooledBytes((int)((long)length * bitRateKbps * 1000 / 8 / sampleRateHz * 2) + Spare);
        var written = Encode(samples, length, bytes.Span, noReservoir);
        return PooledBytes.Of(bytes.Span[..Mp3Frame.Split(bytes.Span[..written], frameCount)]);
    }

    /// <summary>A piece of the stretch as LAME gets it: silence before and after, and at LAME's level.</summary>
    private void Pad(ReadOnlySpan<float> samples, int from, Span<float> padded)
    {
        padded.Clear();
        var start = from - (LeadFrames * FrameLength(sampleRateHz));
        var (first, end) = (Math.Max(0, -start), Math.Min(padded.Length, samples.Length - start));
        for (var i = first; i < end; i++)
        {
            padded[i] = samples[start + i] * LameLevel;
        }
    }

    private int Encode(ReadOnlySpan<float> samples, int length, Span<byte> bytes, bool noReservoir)
    {
        var encoder = library.New();
        if (encoder == 0)
        {
            throw new EncoderException(null, "LAME has no memory left for an encoder: close other programs or use fewer --jobs.");
        }

        try
        {
            Set(library.SetInputRate(encoder, sampleRateHz));
            Set(library.SetOutputRate(encoder, sampleRateHz));
            Set(library.SetChannels(encoder, 1));
            Set(library.SetMode(encoder, Mono));
            Set(library.SetBitRate(encoder, bitRateKbps));
            Set(library.SetWritesInfo(encoder, 0));
            Set(library.SetNoReservoir(encoder, noReservoir ? 1 : 0));
            Set(library.Initialize(encoder));
            if (library.FrameSize(encoder) != FrameLength(sampleRateHz))
            {
                throw new EncoderException(null, "LAME chose another sample rate than it was asked for.");
            }

            var written = 0;
            var pieceLength = PieceFrames * FrameLength(sampleRateHz);
            var input = stackalloc float[pieceLength];
            fixed (byte* output = bytes)
            {
                for (var from = 0; from < length; from += pieceLength)
                {
                    var count = Math.Min(pieceLength, length - from);
                    Pad(samples, from, new Span<float>(input, count));
                    written += Checked(library.Encode(encoder, input, input, count, output + written, bytes.Length - written));
                }

                written += Checked(library.Flush(encoder, output + written, bytes.Length - written));
            }

            return written;
        }
        finally
        {
            _ = library.Close(encoder);
        }
    }

    private static void Set(int result) => Checked(result);

    private static int Checked(int result) => result >= 0
        ? result
        : throw new EncoderException(null, FormattableString.Invariant($"LAME failed with code {result}: choose another bit rate, or another format."));
}
