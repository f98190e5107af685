using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioEdition.Audio;

/// <summary>Samples as 16-bit little-endian integers, which is what nearly every engine gives.</summary>
internal static class Pcm16
{
    private const float FullScale = 32_768;
    private static readonly int Step = Vector256<short>.Count;
    private static readonly int Half = Vector256<float>.Count;

    /// <summary>Reads samples, at full scale ±1.</summary>
    /// <param name="bytes">Two for each sample.</param>
    /// <param name="samples">Where they go.</param>
    public static void Read(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        var n = 0;
        if (BitConverter.IsLittleEndian)
        {
            var integers = MemoryMarshal.Cast<byte, short>(bytes);
            for (; n <= samples.Length - Step; n += Step)
            {
                var (low, high) = Vector256.Widen(Vector256.Create(integers[n..]));
                (Vector256.ConvertToSingle(low) / FullScale).CopyTo(samples[n..]);
                (Vector256.ConvertToSingle(high) / FullScale).CopyTo(samples[(n + Half)..]);
            }
        }

        for (; n < samples.Length; n++)
        {
            samples[n] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(n * 2)..]) / FullScale;
        }
    }

    /// <summary>True where 16 bits lose nothing, not even the sign of a zero.</summary>
    public static bool Fits(ReadOnlySpan<float> samples)
    {
        var n = 0;
        var (least, most) = (Vector256.Create((int)short.MinValue), Vector256.Create((int)short.MaxValue));
        for (; n <= samples.Length - Half; n += Half)
        {
            var scaled = Vector256.Create(samples[n..]) * FullScale;
            var integers = Vector256.Min(Vector256.Max(Vector256.ConvertToInt32(scaled), least), most);
            if (!Vector256.EqualsAll(Vector256.ConvertToSingle(integers).AsInt32(), scaled.AsInt32()))
            {
                return false;
            }
        }

        foreach (var sample in samples[n..])
        {
            var scaled = sample * FullScale;
            if (!(scaled is >= short.MinValue and <= short.MaxValue) || BitConverter.SingleToInt32Bits((short)scaled) != BitConverter.SingleToInt32Bits(scaled))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes samples of which <see cref="Fits"/> is true.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="bytes">Two for each.</param>
    public static void Write(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        var n = 0;
        if (BitConverter.IsLittleEndian)
        {
            var integers = MemoryMarshal.Cast<byte, short>(bytes);
            for (; n <= samples.Length - Step; n += Step)
            {
                var (low, high) = (Vector256.Create(samples[n..]) * FullScale, Vector256.Create(samples[(n + Half)..]) * FullScale);
                Vector256.Narrow(Vector256.ConvertToInt32(low), Vector256.ConvertToInt32(high)).CopyTo(integers[n..]);
            }
        }

        for (; n < samples.Length; n++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(n * 2)..], (short)(samples[n] * FullScale));
        }
    }
}
