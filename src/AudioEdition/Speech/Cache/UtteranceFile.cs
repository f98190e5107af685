using System.Buffers.Binary;
using System.Security.Cryptography;
using AudioEdition.Articles;
using AudioEdition.Audio;

namespace AudioEdition.Speech.Cache;

/// <summary>An utterance as bytes: samples exactly as the engine gave them, word times, and checksums over both.</summary>
/// <remarks>
/// Little-endian: magic (8 bytes), SHA-256 of the head, SHA-256 of the samples (32 each); the head: rate, bits a sample (16 or 32), frames, marks, bytes of the note
/// (int32 each), the marks (frame int64, length int64, start int32, end int32), the note of whoever had it made; the samples. The head stands alone, so that who wants no sound reads none.
/// Sixteen bits where that loses nothing, which is so for every engine that speaks in 16 bits.
/// </remarks>
internal static class UtteranceFile
{
    /// <summary>Bytes from the start that hold the head of a usual utterance.</summary>
    public const int HeadBytes = 8192;

    private const int HashBytes = 32;
    private const int HeadHashAt = 8;
    private const int SamplesHashAt = HeadHashAt + HashBytes;
    private const int HeadAt = SamplesHashAt + HashBytes;
    private const int MarksAt = HeadAt + 20;
    private const int MarkBytes = 24;

    private static ReadOnlySpan<byte> Magic => "AEUTTER3"u8;

    public static byte[] Write(Utterance utterance, ReadOnlySpan<byte> note = default)
    {
        using var bytes = WritePooled(utterance, note);
        return bytes.Span.ToArray();
    }

    /// <summary>The same, for who needs them for a moment.</summary>
    public static PooledBytes WritePooled(Utterance utterance, ReadOnlySpan<byte> note)
    {
        var bits = Pcm16.Fits(utterance.Clip.Samples.Span) ? 16 : 32;
        var samplesAt = MarksAt + (utterance.Marks.Count * MarkBytes) + note.Length;
        var pooled = new PooledBytes(samplesAt + (utterance.Clip.Samples.Length * bits / 8));
        Write(utterance, note, bits, samplesAt, pooled.Span);
        return pooled;
    }

    private static void Write(Utterance utterance, ReadOnlySpan<byte> note, int bits, int samplesAt, Span<byte> bytes)
    {
        var samples = utterance.Clip.Samples.Span;
        Magic.CopyTo(bytes);
        WriteInt32(bytes, HeadAt, utterance.Clip.SampleRateHz);
        WriteInt32(bytes, HeadAt + 4, bits);
        WriteInt32(bytes, HeadAt + 8, samples.Length);
        WriteInt32(bytes, HeadAt + 12, utterance.Marks.Count);
        WriteInt32(bytes, HeadAt + 16, note.Length);
        note.CopyTo(bytes[(samplesAt - note.Length)..]);
        for (var i = 0; i < utterance.Marks.Count; i++)
        {
            var mark = utterance.Marks[i];
            var at = bytes[(MarksAt + (i * MarkBytes))..];
            BinaryPrimitives.WriteInt64LittleEndian(at, mark.Frame);
            BinaryPrimitives.WriteInt64LittleEndian(at[8..], mark.FrameCount);
            BinaryPrimitives.WriteInt32LittleEndian(at[16..], mark.Spoken.Start);
            BinaryPrimitives.WriteInt32LittleEndian(at[20..], mark.Spoken.End);
        }

        if (bits == 16)
        {
            Pcm16.Write(samples, bytes[samplesAt..]);
        }
        else
        {
            for (var i = 0; i < samples.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes[(samplesAt + (i * 4))..], samples[i]);
            }
        }

        SHA256.HashData(bytes[HeadAt..samplesAt], bytes[HeadHashAt..]);
        SHA256.HashData(bytes[samplesAt..], bytes[SamplesHashAt..]);
    }

    /// <summary>Null where the bytes are not whole.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="room">Where the samples go; null for memory of their own.</param>
    public static Utterance? Read(ReadOnlySpan<byte> bytes, SampleRoom? room = null)
    {
        if (ReadHead(bytes, bytes.Length) is not { } head)
        {
            return null;
        }

        var content = bytes[(MarksAt + (head.Marks.Count * MarkBytes) + head.Note.Length)..];
        if (!IsWhole(content, bytes[SamplesHashAt..HeadAt]))
        {
            return null;
        }

        var samples = room?.Take(head.FrameCount) ?? new float[head.FrameCount];
        if (ReadInt32(bytes, HeadAt + 4) == 16)
        {
            Pcm16.Read(content, samples.Span);
        }
        else
        {
            ReadSamples32(content, samples.Span);
        }

        return new Utterance(new PcmClip(head.SampleRateHz, samples), head.Marks);
    }

    /// <summary>Null where the head is not whole, not all there, or the file is not as long as it says.</summary>
    /// <param name="bytes">The file's beginning.</param>
    /// <param name="fileLength">Length of the whole file.</param>
    public static UtteranceHead? ReadHead(ReadOnlySpan<byte> bytes, long fileLength)
    {
        if (bytes.Length < MarksAt || !bytes[..HeadHashAt].SequenceEqual(Magic))
        {
            return null;
        }

        var rate = ReadInt32(bytes, HeadAt);
        var bits = ReadInt32(bytes, HeadAt + 4);
        var frames = ReadInt32(bytes, HeadAt + 8);
        var marks = ReadInt32(bytes, HeadAt + 12);
        var note = ReadInt32(bytes, HeadAt + 16);

        // A right checksum says that nothing was damaged, not that somebody else's program wrote sense.
        var noteAt = MarksAt + ((long)marks * MarkBytes);
        var samplesAt = noteAt + note;
        if (rate is < 8_000 or > 192_000 || bits is not (16 or 32) || frames < 0 || marks < 0 || note < 0 || samplesAt > bytes.Length
            || fileLength != samplesAt + ((long)frames * bits / 8)
            || !IsWhole(bytes[HeadAt..(int)samplesAt], bytes[HeadHashAt..SamplesHashAt]))
        {
            return null;
        }

        return new UtteranceHead(rate, frames, Marks(bytes[MarksAt..], marks), bytes[(int)noteAt..(int)samplesAt].ToArray());
    }

    private static bool IsWhole(ReadOnlySpan<byte> content, ReadOnlySpan<byte> expected)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        SHA256.HashData(content, hash);
        return hash.SequenceEqual(expected);
    }

    private static void ReadSamples32(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]);
        }
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

    private static void WriteInt32(Span<byte> bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], value);

    private static int ReadInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
