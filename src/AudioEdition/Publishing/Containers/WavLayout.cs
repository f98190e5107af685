using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Containers;

/// <summary>What stands before and after the samples of a RIFF WAVE file, computed ahead so that the file is written in one go.</summary>
/// <remarks>
/// Microsoft/IBM "Multimedia Programming Interface and Data Specifications 1.0": <c>cue </c>, <c>LIST adtl</c> with a <c>labl</c> each,
/// <c>LIST INFO</c>. The header stays the plain 44 bytes that the simplest readers expect; all else follows the samples. A last
/// chunk <c>id3 </c> holds cover and chapters for the players that read it.
/// </remarks>
internal sealed record WavLayout(byte[] Header, byte[] Trailer)
{
    private const int BytesPerSample = 2;

    /// <summary>Lays a file out.</summary>
    /// <param name="programme">Gives rate, length and chapters.</param>
    /// <param name="tags">What the file says of itself.</param>
    /// <returns>Null where the file would pass 4 GB, the most that RIFF counts.</returns>
    public static WavLayout? TryCreate(Programme programme, EditionTags tags)
    {
        var channels = programme.Format.Channels;
        var dataBytes = programme.FrameCount * channels * BytesPerSample;
        var trailer = new MemoryStream();
        if (programme.Chapters.Count > 0)
        {
            WriteChunk(trailer, "cue "u8, CuePoints(programme.Chapters));
            WriteChunk(trailer, "LIST"u8, Labels(programme.Chapters));
        }

        WriteChunk(trailer, "LIST"u8, Info(tags));
        WriteChunk(trailer, "id3 "u8, Id3TagWriter.Write(tags, programme.Chapters, programme.Format));

        // Samples of two bytes: the data chunk is even and needs no padding.
        var riffBytes = 36 + dataBytes + trailer.Length;
        return riffBytes > uint.MaxValue
            ? null
            : new WavLayout(MakeHeader(programme, (uint)riffBytes, (uint)dataBytes), trailer.ToArray());
    }

    private static byte[] MakeHeader(Programme programme, uint riffBytes, uint dataBytes)
    {
        const ushort Pcm = 1;
        var (rate, channels) = programme.Format;
        var stream = new MemoryStream(44);
        stream.Write("RIFF"u8);
        Write32(stream, riffBytes);
        stream.Write("WAVEfmt "u8);
        Write32(stream, 16);
        Write16(stream, Pcm);
        Write16(stream, (ushort)channels);
        Write32(stream, (uint)rate);
        Write32(stream, (uint)(rate * channels * BytesPerSample));
        Write16(stream, (ushort)(channels * BytesPerSample));
        Write16(stream, BytesPerSample * 8);
        stream.Write("data"u8);
        Write32(stream, dataBytes);
        return stream.ToArray();
    }

    private static byte[] CuePoints(IReadOnlyList<ChapterMark> chapters)
    {
        var stream = new MemoryStream();
        Write32(stream, (uint)chapters.Count);
        for (var i = 0; i < chapters.Count; i++)
        {
            Write32(stream, (uint)i + 1);
            Write32(stream, (uint)chapters[i].StartFrame);
            stream.Write("data"u8);
            Write32(stream, 0);
            Write32(stream, 0);
            Write32(stream, (uint)chapters[i].StartFrame);
        }

        return stream.ToArray();
    }

    private static byte[] Labels(IReadOnlyList<ChapterMark> chapters)
    {
        var stream = new MemoryStream();
        stream.Write("adtl"u8);
        for (var i = 0; i < chapters.Count; i++)
        {
            var label = new MemoryStream();
            Write32(label, (uint)i + 1);
            label.Write(ZeroEnded(ChapterTitles.OneLine(chapters[i].Title)));
            WriteChunk(stream, "labl"u8, label.ToArray());
        }

        return stream.ToArray();
    }

    private static byte[] Info(EditionTags tags)
    {
        var stream = new MemoryStream();
        stream.Write("INFO"u8);
        (string Id, string? Value)[] items =
        [
            ("INAM", tags.Title),
            ("IART", tags.Artist),
            ("IPRD", tags.Album),
            ("IGNR", tags.Genre),
            ("ICRD", tags.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("ILNG", tags.Language),
            ("ICMT", tags.CommentWithDisclosure),
            ("ISBJ", tags.Description),
            ("ISFT", tags.Encoder),
        ];
        foreach (var (id, value) in items)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                WriteChunk(stream, Encoding.ASCII.GetBytes(id), ZeroEnded(ChapterTitles.WellFormed(value)));
            }
        }

        return stream.ToArray();
    }

    private static byte[] ZeroEnded(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    private static void WriteChunk(MemoryStream stream, ReadOnlySpan<byte> id, ReadOnlySpan<byte> content)
    {
        stream.Write(id);
        Write32(stream, (uint)content.Length);
        stream.Write(content);
        if (content.Length % 2 != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static void Write16(MemoryStream stream, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Write32(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
