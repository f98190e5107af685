using System.Buffers.Binary;
using AudioEdition.Audio;

namespace AudioEdition.Speech.Engines;

/// <summary>Reads the WAV bytes that engines hand out: 16-bit PCM, mono.</summary>
internal static class WaveBytes
{
    /// <summary>Bytes before the samples in a file with nothing but format and data.</summary>
    public const int HeaderLength = 44;

    private const long UnknownLength = 0x7FFF_0000;

    /// <summary>Reads header and samples.</summary>
    /// <param name="bytes">A RIFF file; a data length that is missing or too long, as programs write it into a pipe, means "to the end".</param>
    /// <param name="sampleRateHz">The header's rate.</param>
    /// <param name="samples">Full scale ±1.</param>
    /// <param name="isStrict">True where the bytes came with an end of their own: then a length that is too long, and is no sign for "unknown", means that some are missing.</param>
    /// <returns>False where it is not such a file.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out int sampleRateHz, out float[] samples, bool isStrict = false)
    {
        sampleRateHz = 0;
        samples = [];
        if (bytes.Length < 12 || !bytes[..4].SequenceEqual("RIFF"u8) || !bytes[8..12].SequenceEqual("WAVE"u8))
        {
            return false;
        }

        var isMono16 = false;
        for (var at = 12; at <= bytes.Length - 8;)
        {
            var kind = bytes.Slice(at, 4);
            var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var content = bytes[(at + 8)..];
            if (kind.SequenceEqual("data"u8))
            {
                // Who streams does not know the length and writes 0 or the largest number.
                var isUnknown = length == 0 || length >= UnknownLength;
                var sound = content[..(isUnknown ? content.Length : (int)Math.Min(length, content.Length))];
                samples = ToFloat(sound);
                return isMono16 && (!isStrict || (sound.Length % 2 == 0 && (isUnknown || length <= content.Length)));
            }

            if (length > content.Length)
            {
                return false;
            }

            if (kind.SequenceEqual("fmt "u8) && length >= 16)
            {
                sampleRateHz = BinaryPrimitives.ReadInt32LittleEndian(content[4..]);
                isMono16 = BinaryPrimitives.ReadInt16LittleEndian(content) == 1
                    && BinaryPrimitives.ReadInt16LittleEndian(content[2..]) == 1
                    && BinaryPrimitives.ReadInt16LittleEndian(content[14..]) == 16
                    && sampleRateHz is >= 8_000 and <= 192_000;
            }

            at += 8 + (int)length + (int)(length & 1);
        }

        return false;
    }

    /// <summary>A WAV file of 16 bits.</summary>
    public static byte[] Write(PcmClip clip)
    {
        var samples = ToPcm16(clip.Samples.Span);
        var bytes = new byte[HeaderLength + samples.Length];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), clip.SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), clip.SampleRateHz * 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), samples.Length);
        samples.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }

    /// <summary>Samples as 16-bit little-endian; what is over full scale is cut.</summary>
    public static byte[] ToPcm16(ReadOnlySpan<float> samples)
    {
        var bytes = new byte[samples.Length * 2];
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * 2), (short)Math.Clamp(MathF.Round(samples[i] * 32768f), short.MinValue, short.MaxValue));
        }

        return bytes;
    }

    /// <summary>16-bit little-endian samples at full scale ±1; half a sample at the end is left out.</summary>
    public static float[] ToFloat(ReadOnlySpan<byte> bytes)
    {
        var samples = GC.AllocateUninitializedArray<float>(bytes.Length / 2);
        Pcm16.Read(bytes, samples);
        return samples;
    }
}
