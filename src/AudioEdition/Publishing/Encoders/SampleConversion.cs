using System.Buffers.Binary;

namespace AudioEdition.Publishing.Encoders;

/// <summary>Samples as the bytes that encoders and files take. Deterministic: the noise begins anew with each programme.</summary>
internal sealed class SampleConversion
{
    private const ulong Seed = 0x9E3779B97F4A7C15;

    private ulong _state = Seed;

    /// <summary>Little-endian floats; what is not a number becomes silence, which no encoder chokes on.</summary>
    /// <param name="samples">Full scale ±1.</param>
    /// <param name="bytes">Four for each sample.</param>
    public static void ToFloatBytes(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var sample = float.IsFinite(samples[i]) ? samples[i] : 0;
            BinaryPrimitives.WriteSingleLittleEndian(bytes[(i * 4)..], sample);
        }
    }

    /// <summary>16-bit little-endian with triangular dither of ±1 step, so that the rounding error is noise and not distortion.</summary>
    /// <remarks>A sample that stands exactly on a step is left alone: digital silence stays silent, and a 16-bit source the same.</remarks>
    /// <param name="samples">Full scale ±1; what lies beyond is clipped.</param>
    /// <param name="bytes">Two for each sample.</param>
    public void ToInt16Bytes(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var noise = NextTriangular();
            var scaled = (double)samples[i] * 32768;
            if (!double.IsFinite(scaled))
            {
                scaled = 0;
            }

            var dithered = scaled == Math.Floor(scaled) ? scaled : Math.Round(scaled + noise);
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(i * 2)..], (short)Math.Clamp(dithered, short.MinValue, short.MaxValue));
        }
    }

    /// <summary>The difference of two uniform numbers, both from one step of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private double NextTriangular()
    {
        _state += Seed;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return ((uint)z - (double)(uint)(z >> 32)) / uint.MaxValue;
    }
}
