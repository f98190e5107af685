using System.Buffers.Binary;
using System.Numerics;

namespace AudioEdition.Newsroom.Stores;

/// <summary>Packs bytes without loss, best where they are sound: 16-bit samples, predicted from those before and the rest Rice coded.</summary>
/// <remarks>
/// The fixed polynomial predictors of orders 0 to 3 and the Rice code of FLAC (RFC 9639, 9.2.5 and 9.2.7), chosen anew for each block; a block that does not get smaller stays as it is. So any bytes may
/// come in, and they never grow by more than a few in a thousand. Form: length (int32), then blocks of up to 4,096 words: a mode byte (order in two bits, parameter in the next four, 255 for
/// as it is) and, from a byte's start, the words; an odd last byte at the end.
/// </remarks>
internal static class WordPacker
{
    private const int BlockWords = 4_096;
    private const int Orders = 4;
    private const int MaxParameter = 15;
    private const byte AsItIs = 255;

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var words = Words(bytes);
        var to = new BitSink(bytes.Length + 64);
        to.Write((uint)bytes.Length, 32);
        Span<uint> residuals = new uint[BlockWords];
        for (var start = 0; start < words.Length; start += BlockWords)
        {
            var count = Math.Min(BlockWords, words.Length - start);
            var (order, parameter, bits) = Choose(words, start, count);
            if (bits >= 16L * count)
            {
                to.Write(AsItIs, 8);
                foreach (var word in words.AsSpan(start, count))
                {
                    to.Write((ushort)word, 16);
                }

                continue;
            }

            to.Write((uint)(order | (parameter << 2)), 8);
            for (var i = 0; i < count; i++)
            {
                residuals[i] = Residual(words, start + i, order);
            }

            foreach (var residual in residuals[..count])
            {
                to.WriteRice(residual, parameter);
            }

            to.Align();
        }

        if (bytes.Length % 2 == 1)
        {
            to.Write(bytes[^1], 8);
        }

        return to.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes were not made by <see cref="Pack"/>, or are not whole.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var from = new BitSource(packed);
        var length = from.Read(32);

        // The best that the code can do is a bit a word and a byte a block; more than that is no honest length.
        if (length > 16L * packed.Length + 64)
        {
            throw new InvalidDataException("The length is not possible.");
        }

        var bytes = new byte[length];
        var words = new short[length / 2];
        for (var start = 0; start < words.Length; start += BlockWords)
        {
            var count = Math.Min(BlockWords, words.Length - start);
            var mode = from.Read(8);
            for (var i = start; i < start + count; i++)
            {
                words[i] = mode == AsItIs
                    ? (short)from.Read(16)
                    : (short)(Unfold(from.ReadRice((int)(mode >> 2) & MaxParameter)) + Predicted(words, i, (int)mode & 3));
            }

            from.Align();
        }

        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * 2), words[i]);
        }

        if (length % 2 == 1)
        {
            bytes[^1] = (byte)from.Read(8);
        }

        return bytes;
    }

    private static short[] Words(ReadOnlySpan<byte> bytes)
    {
        var words = new short[bytes.Length / 2];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]);
        }

        return words;
    }

    private static (int Order, int Parameter, long Bits) Choose(short[] words, int start, int count)
    {
        var best = (Order: 0, Parameter: 0, Bits: long.MaxValue);
        for (var order = 0; order < Orders; order++)
        {
            var sum = 0L;
            for (var i = start; i < start + count; i++)
            {
                sum += Residual(words, i, order);
            }

            // The mean's logarithm is the best parameter for residuals of a geometric distribution, or next to it.
            var parameter = Math.Min(MaxParameter, BitOperations.Log2((uint)Math.Max(1, sum / count)));
            var bits = 0L;
            for (var i = start; i < start + count; i++)
            {
                var quotient = Residual(words, i, order) >> parameter;
                bits += quotient < BitSink.Escape ? quotient + 1 + parameter : BitSink.Escape + BitSink.EscapeBits;
            }

            if (bits < best.Bits)
            {
                best = (order, parameter, bits);
            }
        }

        return best;
    }

    private static uint Residual(short[] words, int index, int order) => Fold(words[index] - Predicted(words, index, order));

    private static int Predicted(short[] words, int index, int order) => Math.Min(order, index) switch
    {
        0 => 0,
        1 => words[index - 1],
        2 => (2 * words[index - 1]) - words[index - 2],
        _ => (3 * words[index - 1]) - (3 * words[index - 2]) + words[index - 3],
    };

    private static uint Fold(int value) => (uint)((value << 1) ^ (value >> 31));

    private static int Unfold(uint value) => (int)(value >> 1) ^ -(int)(value & 1);
}
