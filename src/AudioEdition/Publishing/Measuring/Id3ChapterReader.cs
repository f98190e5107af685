using System.Text;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Reads chapters out of an ID3v2.3 or 2.4 tag, as strictly as the strictest player.</summary>
/// <remarks>Written from the id3.org documents, not from our writer, so that the two check each other. Only chapters that the top table of contents leads to count.</remarks>
internal static class Id3ChapterReader
{
    private const byte TopLevelFlag = 2;

    /// <summary>Reads the tag at the start of a stream.</summary>
    /// <param name="stream">At its start.</param>
    /// <returns>In the order of the table of contents; empty without tag or table.</returns>
    /// <exception cref="InvalidDataException">The tag is broken.</exception>
    public static IReadOnlyList<FileChapter> Read(Stream stream)
    {
        var header = new byte[10];
        if (stream.ReadAtLeast(header, 10, throwOnEndOfStream: false) < 10 || !header.AsSpan().StartsWith("ID3"u8))
        {
            return [];
        }

        if (header[3] is not (3 or 4) || (header[5] & 0xC0) != 0)
        {
            throw new InvalidDataException("its ID3 tag has a version or a flag that is not read here");
        }

        var size = SyncSafe(header.AsSpan(6));
        if (stream.CanSeek && size > stream.Length - 10)
        {
            throw new InvalidDataException("its ID3 tag is longer than the file");
        }

        var body = new byte[size];
        stream.ReadExactly(body);
        return ReadBody(body, header[3]);
    }

    private static List<FileChapter> ReadBody(byte[] body, byte version)
    {
        var chapters = new Dictionary<string, FileChapter>(StringComparer.Ordinal);
        var tables = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string? top = null;
        foreach (var (id, content) in Frames(body, version))
        {
            if (id is "CHAP")
            {
                var (element, chapter) = Chapter(content, version);
                Add(chapters, element, chapter);
            }
            else if (id is "CTOC")
            {
                var (element, flags, children) = Contents(content);
                Add(tables, element, children);
                if ((flags & TopLevelFlag) != 0)
                {
                    top = top is null ? element : throw new InvalidDataException("it has two top tables of contents");
                }
            }
        }

        var ordered = new List<FileChapter>();
        if (top is not null)
        {
            Collect(top, depth: 0);
        }

        return ordered;

        void Collect(string element, int depth)
        {
            if (chapters.TryGetValue(element, out var chapter))
            {
                ordered.Add(chapter);
            }
            else if (depth < 8 && tables.TryGetValue(element, out var children))
            {
                Array.ForEach(children, c => Collect(c, depth + 1));
            }
            else
            {
                throw new InvalidDataException($"its table of contents names “{element}”, which does not exist");
            }
        }
    }

    private static void Add<T>(Dictionary<string, T> elements, string id, T element)
    {
        if (!elements.TryAdd(id, element))
        {
            throw new InvalidDataException($"the element “{id}” is there twice");
        }
    }

    private static List<(string Id, byte[] Content)> Frames(ReadOnlySpan<byte> data, byte version)
    {
        var frames = new List<(string, byte[])>();
        var cursor = new ByteCursor(data);
        while (cursor.Remaining >= 10)
        {
            var id = Encoding.ASCII.GetString(cursor.Take(4));
            if (id[0] == 0)
            {
                break;
            }

            var sizeBytes = cursor.Take(4);
            long size = version == 4 ? SyncSafe(sizeBytes) : System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(sizeBytes);
            cursor.Take(2);
            frames.Add((id, cursor.Take(size).ToArray()));
        }

        return frames;
    }

    private static (string Element, FileChapter Chapter) Chapter(byte[] content, byte version)
    {
        var cursor = new ByteCursor(content);
        var element = Encoding.Latin1.GetString(cursor.UntilZero());
        var start = TimeSpan.FromMilliseconds(cursor.Big32());
        var end = TimeSpan.FromMilliseconds(cursor.Big32());
        cursor.Take(8);
        var title = Frames(cursor.Take(cursor.Remaining), version).Where(f => f.Id is "TIT2").Select(f => Text(f.Content)).FirstOrDefault();
        return (element, new FileChapter(title ?? string.Empty, start, end));
    }

    private static (string Element, byte Flags, string[] Children) Contents(byte[] content)
    {
        var cursor = new ByteCursor(content);
        var element = Encoding.Latin1.GetString(cursor.UntilZero());
        var flags = cursor.Byte();
        var children = new string[cursor.Byte()];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Encoding.Latin1.GetString(cursor.UntilZero());
        }

        return (element, flags, children);
    }

    private static string Text(byte[] content)
    {
        var text = content.AsSpan(1);
        var decoded = content[0] switch
        {
            0 => Encoding.Latin1.GetString(text),
            1 when text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) => Encoding.BigEndianUnicode.GetString(text[2..]),
            1 => Encoding.Unicode.GetString(text[2..]),
            2 => Encoding.BigEndianUnicode.GetString(text),
            3 => Encoding.UTF8.GetString(text),
            _ => throw new InvalidDataException("a text has an unknown encoding"),
        };
        return decoded.TrimEnd('\0');
    }

    private static int SyncSafe(ReadOnlySpan<byte> bytes)
    {
        if (((bytes[0] | bytes[1] | bytes[2] | bytes[3]) & 0x80) != 0)
        {
            throw new InvalidDataException("a size is not sync-safe");
        }

        return (bytes[0] << 21) | (bytes[1] << 14) | (bytes[2] << 7) | bytes[3];
    }
}
