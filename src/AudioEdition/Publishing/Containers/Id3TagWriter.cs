using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AudioEdition.Audio;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Containers;

/// <summary>Writes an ID3v2.3 tag with chapters.</summary>
/// <remarks>
/// id3.org, "ID3 tag version 2.3.0" and "ID3v2 Chapter Frame Addendum 1.0". Version 2.3, because its frame sizes are plain numbers: ffmpeg 5.1
/// writes the table of contents of a 2.4 tag with a plain size where a sync-safe one is due, and strict readers lose
/// chapters from about the 28th. Text is UTF-16 with a byte order mark, the only Unicode of 2.3.
/// </remarks>
internal static class Id3TagWriter
{
    /// <summary>Largest tag: four bytes of seven bits.</summary>
    private const int MaxTagBytes = (1 << 28) - 1;

    /// <summary>Writes the tag.</summary>
    /// <param name="tags">What the file says of itself.</param>
    /// <param name="chapters">In order; none gives a tag without a table of contents.</param>
    /// <param name="format">Rate of the chapters' frames.</param>
    /// <exception cref="ArgumentException">The tag would pass 256 MB, or there are more chapters than it can list.</exception>
    public static byte[] Write(EditionTags tags, IReadOnlyList<ChapterMark> chapters, AudioFormat format)
    {
        var body = new MemoryStream();
        WriteTexts(body, tags);
        if (chapters.Count > 0)
        {
            foreach (var table in new Id3Contents(chapters).Tables)
            {
                WriteFrame(body, "CTOC", Contents(table));
            }

            for (var i = 0; i < chapters.Count; i++)
            {
                WriteFrame(body, "CHAP", Chapter(Id3Contents.ChapterId(i), chapters[i], format));
            }
        }

        if (tags.Cover is { } cover)
        {
            WriteFrame(body, "APIC", Picture(cover));
        }

        if (body.Length > MaxTagBytes)
        {
            throw new ArgumentException("the tags with their cover pass 256 MB, the most that ID3 holds: give a smaller cover", nameof(tags));
        }

        return [.. "ID3"u8, 3, 0, 0, .. SyncSafe((int)body.Length), .. body.ToArray()];
    }

    private static void WriteTexts(MemoryStream body, EditionTags tags)
    {
        WriteText(body, "TIT2", tags.Title);
        WriteText(body, "TPE1", tags.Artist);
        WriteText(body, "TALB", tags.Album);
        WriteText(body, "TCON", tags.Genre);
        if (tags.Date is { } date)
        {
            WriteText(body, "TYER", date.ToString("yyyy", CultureInfo.InvariantCulture));
            WriteText(body, "TDAT", date.ToString("ddMM", CultureInfo.InvariantCulture));
        }

        var language = LanguageCodes.ThreeLetters(tags.Language);
        WriteText(body, "TLAN", language);
        WriteText(body, "TSSE", tags.Encoder);
        if (tags.CommentWithDisclosure is { } comment)
        {
            WriteFrame(body, "COMM", [1, .. Encoding.ASCII.GetBytes(language), .. Utf16(string.Empty), 0, 0, .. Utf16(comment)]);
        }

        WriteUserText(body, "DESCRIPTION", tags.Description);
        WriteUserText(body, "SYNTHETIC_VOICE", tags.SyntheticVoiceDisclosure);
    }

    /// <summary>A table of contents; its own title is what Apple's player wants to see before it shows any chapter.</summary>
    private static byte[] Contents(Id3Table table)
    {
        const byte Ordered = 1, TopLevel = 2;
        var frame = new MemoryStream();
        WriteLatin(frame, table.Id);
        frame.WriteByte((byte)(Ordered | (table.IsTop ? TopLevel : 0)));
        frame.WriteByte((byte)table.Children.Count);
        foreach (var child in table.Children)
        {
            WriteLatin(frame, child);
        }

        WriteText(frame, "TIT2", table.Title);
        return frame.ToArray();
    }

    private static byte[] Chapter(string id, ChapterMark chapter, AudioFormat format)
    {
        var frame = new MemoryStream();
        WriteLatin(frame, id);
        WriteBigEndian(frame, Milliseconds(format.TimeOf(chapter.StartFrame)));
        WriteBigEndian(frame, Milliseconds(format.TimeOf(chapter.EndFrame)));

        // No byte offsets: they would have to count past this very tag, and all readers go by time.
        WriteBigEndian(frame, uint.MaxValue);
        WriteBigEndian(frame, uint.MaxValue);
        WriteText(frame, "TIT2", ChapterTitles.OneLine(chapter.Title));
        return frame.ToArray();
    }

    private static byte[] Picture(CoverImage cover)
    {
        const byte FrontCover = 3;
        return [0, .. Encoding.Latin1.GetBytes(cover.MediaType), 0, FrontCover, 0, .. cover.Data.Span];
    }

    private static uint Milliseconds(TimeSpan time) => (uint)Math.Round(time.TotalMilliseconds);

    private static void WriteUserText(MemoryStream body, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            WriteFrame(body, "TXXX", [1, .. Utf16(name), 0, 0, .. Utf16(value)]);
        }
    }

    private static void WriteText(MemoryStream body, string id, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            WriteFrame(body, id, [1, .. Utf16(value)]);
        }
    }

    private static void WriteFrame(MemoryStream body, string id, ReadOnlySpan<byte> content)
    {
        body.Write(Encoding.ASCII.GetBytes(id));
        WriteBigEndian(body, (uint)content.Length);
        body.Write([0, 0]);
        body.Write(content);
    }

    private static void WriteLatin(MemoryStream frame, string id)
    {
        frame.Write(Encoding.ASCII.GetBytes(id));
        frame.WriteByte(0);
    }

    private static void WriteBigEndian(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static byte[] Utf16(string text) => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(ChapterTitles.WellFormed(text))];

    private static byte[] SyncSafe(int size) =>
        [(byte)(size >> 21 & 0x7F), (byte)(size >> 14 & 0x7F), (byte)(size >> 7 & 0x7F), (byte)(size & 0x7F)];
}
