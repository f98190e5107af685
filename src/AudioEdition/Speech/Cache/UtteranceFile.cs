using System.Buffers.Binary;
using System.Security.Cryptography;
using AudioEdition.Articles;
using AudioEdition.Audio;

namespace AudioEdition.Speech.Cache;

/// <summary>An utterance as bytes: samples exactly as the engine gave them, word times, and a checksum over both.</summary>
/// <remarks>
/// Little-endian: magic (8 bytes), SHA-256 of all that follows (32), rate, bits a sample (16 or 32), frames, marks (int32 each), the samples, then the marks
/// (frame int64, length int64, start int32, end int32). Sixteen bits where that loses nothing, which is so for every engine that speaks in 16 bits.
/// </remarks>
internal static class UtteranceFile
{
    private const int HashAt = 8;
    private const int BodyAt = HashAt + 32;
    private const int SamplesAt = BodyAt + 16;
    private const int MarkBytes = 24;
    private const float Scale16 = 32_768;

    private static ReadOnlySpan<byte> Magic => "AEUTTER1"u8;

    public static byte[] Write(Utterance utterance)
    {
        var samples = utterance.Clip.Samples.Span;
        var bits = Fits16Bits(samples) ? 16 : 32;
        var marksAt = SamplesAt + (samples.Length * bits / 8);
        var bytes = new byte[marksAt + (utterance.Marks.Count * MarkBytes)];
        Magic.CopyTo(bytes);
        WriteInt32(bytes, BodyAt, utterance.Clip.SampleRateHz);
        WriteInt32(bytes, BodyAt + 4, bits);
        WriteInt32(bytes, BodyAt + 8, samples.Length);
        WriteInt32(bytes, BodyAt + 12, utterance.Marks.Count);
        if (bits == 16)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(SamplesAt + (i * 2)), (short)(samples[i] * Scale16));
            }
        }
        else
        {
            for (var i = 0; i < samples.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(SamplesAt + (i * 4)), samples[i]);
            }
        }

        for (var i = 0; i < utterance.Marks.Count; i++)
        {
            var mark = utterance.Marks[i];
            var at = bytes.AsSpan(marksAt + (i * MarkBytes));
            BinaryPrimitives.WriteInt64LittleEndian(at, mark.Frame);
            BinaryPrimitives.WriteInt64LittleEndian(at[8..], mark.FrameCount);
            BinaryPrimitives.WriteInt32LittleEndian(at[16..], mark.Spoken.Start);
            BinaryPrimitives.WriteInt32LittleEndian(at[20..], mark.Spoken.End);
        }

        SHA256.HashData(bytes.AsSpan(BodyAt), bytes.AsSpan(HashAt));
        return bytes;
    }

    /// <summary>Null where the bytes are not whole.</summary>
    public static Utterance? Read(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        if (bytes.Length < SamplesAt || !bytes[..HashAt].SequenceEqual(Magic)
            || SHA256.HashData(bytes[BodyAt..], hash) != hash.Length || !hash.SequenceEqual(bytes[HashAt..BodyAt]))
        {
            return null;
        }

        var rate = ReadInt32(bytes, BodyAt);
        var bits = ReadInt32(bytes, BodyAt + 4);
        var frames = ReadInt32(bytes, BodyAt + 8);
        var marks = ReadInt32(bytes, BodyAt + 12);

        // A right checksum says that nothing was damaged, not that somebody else's program wrote sense.
        var length = SamplesAt + ((long)frames * bits / 8) + ((long)marks * MarkBytes);
        if (rate is < 8_000 or > 192_000 || bits is not (16 or 32) || frames < 0 || marks < 0 || length != bytes.Length)
        {
            return null;
        }

        var content = bytes[SamplesAt..];
        var samples = bits == 16 ? Samples16(content[..(frames * 2)]) : Samples32(content[..(frames * 4)]);
        return new Utterance(new PcmClip(rate, samples), Marks(content[(frames * bits / 8)..], marks));
    }

    private static bool Fits16Bits(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var scaled = sample * Scale16;
            if (!(scaled is >= short.MinValue and <= short.MaxValue) || scaled != MathF.Truncate(scaled) || (scaled == 0 && float.IsNegative(scaled)))
            {
                return false;
            }
        }

        return true;
    }

    private static float[] Samples16(ReadOnlySpan<byte> bytes)
    {
        var samples = new float[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]) / Scale16;
        }

        return samples;
    }

    private static float[] Samples32(ReadOnlySpan<byte> bytes)
    {
        var samples = new float[bytes.Length / 4];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]);
        }

        return samples;
    }

    private static SpeechMark[] Marks(ReadOnlySpan<byte> bytes, int count)
    {
        var marks = new SpeechMark[count];
        for (var i = 0; i < count; i++)
        {
            var at = bytes[(i * MarkBytes)..];
            marks[i] = new SpeechMark(
                BinaryPrimitives.ReadInt64LittleEndian(at),
                BinaryPrimitives.ReadInt64LittleEndian(at[8..]),
                new TextSpan(BinaryPrimitives.ReadInt32LittleEndian(at[16..]), BinaryPrimitives.ReadInt32LittleEndian(at[20..])));
        }

        return marks;
    }

    private static void WriteInt32(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private static int ReadInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
