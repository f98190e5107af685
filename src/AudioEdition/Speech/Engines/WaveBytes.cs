using System.Buffers.Binary;

namespace AudioEdition.Speech.Engines;

/// <summary>Reads the WAV bytes that engines hand out: 16-bit PCM, mono.</summary>
internal static class WaveBytes
{
    /// <summary>Bytes before the samples in a file with nothing but format and data.</summary>
    public const int HeaderLength = 44;

    /// <summary>Reads header and samples.</summary>
    /// <param name="bytes">A RIFF file; a data length that is missing or too long, as programs write it into a pipe, means "to the end".</param>
    /// <param name="sampleRateHz">The header's rate.</param>
    /// <param name="samples">Full scale ±1.</param>
    /// <returns>False where it is not such a file.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out int sampleRateHz, out float[] samples)
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
                samples = ToFloat(content[..(int)Math.Min(length, content.Length)]);
                return isMono16;
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

    private static float[] ToFloat(ReadOnlySpan<byte> bytes)
    {
        var samples = new float[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]) / 32768f;
        }

        return samples;
    }
}
