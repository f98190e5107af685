using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Reads the chapter comments of Ogg (Opus) and FLAC files.</summary>
/// <remarks>RFC 3533 (Ogg pages), RFC 7845 section 5.2 (OpusTags), RFC 9639 section 8.6 (comments in FLAC), and the Xiph Chapter Extension.</remarks>
internal static class VorbisCommentChapterReader
{
    /// <summary>Longest comment packet read; a cover makes them long.</summary>
    private const int MaxPacketBytes = 64 << 20;

    /// <summary>Reads an Ogg Opus file.</summary>
    /// <param name="stream">At its start.</param>
    public static IReadOnlyList<FileChapter> ReadOgg(Stream stream)
    {
        var packet = SecondOggPacket(stream);
        if (!packet.AsSpan().StartsWith("OpusTags"u8))
        {
            throw new InvalidDataException("its second packet holds no comments");
        }

        return Chapters(packet.AsSpan(8));
    }

    /// <summary>Reads a FLAC file.</summary>
    /// <param name="stream">At its start.</param>
    public static IReadOnlyList<FileChapter> ReadFlac(Stream stream)
    {
        const int VorbisComment = 4;
        var header = new byte[4];
        stream.ReadExactly(header);
        bool isLast;
        do
        {
            stream.ReadExactly(header);
            isLast = (header[0] & 0x80) != 0;
            var block = new byte[(header[1] << 16) | (header[2] << 8) | header[3]];
            stream.ReadExactly(block);
            if ((header[0] & 0x7F) == VorbisComment)
            {
                return Chapters(block);
            }
        }
        while (!isLast);

        return [];
    }

    private static byte[] SecondOggPacket(Stream stream)
    {
        var packet = new MemoryStream();
        var packetNumber = 0;
        var header = new byte[27];
        while (stream.ReadAtLeast(header, 27, throwOnEndOfStream: false) == 27)
        {
            if (!header.AsSpan().StartsWith("OggS"u8))
            {
                throw new InvalidDataException("a page of Ogg does not begin where it must");
            }

            var lacing = new byte[header[26]];
            stream.ReadExactly(lacing);
            foreach (var length in lacing)
            {
                var segment = new byte[length];
                stream.ReadExactly(segment);
                if (packetNumber == 1)
                {
                    packet.Write(segment);
                }

                if (length < 255 && packetNumber++ == 1)
                {
                    return packet.ToArray();
                }

                if (packet.Length > MaxPacketBytes)
                {
                    throw new InvalidDataException("its comments pass 64 MB");
                }
            }
        }

        throw new InvalidDataException("it ends before its comments do");
    }

    private static List<FileChapter> Chapters(ReadOnlySpan<byte> comments)
    {
        var cursor = new ByteCursor(comments);
        cursor.Take(cursor.Little32());
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var count = cursor.Little32(); count > 0; count--)
        {
            var comment = Encoding.UTF8.GetString(cursor.Take(cursor.Little32()));
            var equals = comment.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                values.TryAdd(comment[..equals], comment[(equals + 1)..]);
            }
        }

        var chapters = new List<FileChapter>();
        for (var i = 0; i < 1000; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"CHAPTER{i:000}");
            if (values.TryGetValue(key, out var time))
            {
                var start = TimeSpan.ParseExact(time, @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
                chapters.Add(new FileChapter(values.GetValueOrDefault(key + "NAME") ?? string.Empty, start, null));
            }
        }

        return chapters;
    }
}
