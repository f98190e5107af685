using System.Text;

namespace AudioEdition.Articles.PlainText;

/// <summary>Bytes to text: byte order marks, UTF-8, UTF-16 with and without mark, and Windows-1252 for what is none of these.</summary>
internal static class TextDecoder
{
    /// <summary>Windows-1252 0x80–0x9F (WHATWG Encoding Standard, index windows-1252); the rest of the code page is Latin-1.</summary>
    private const string Windows1252C1 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>File types that people hand over by mistake, by their first bytes.</summary>
    private static readonly (byte[] Magic, string Name, string Advice)[] KnownBinaries =
    [
        ("%PDF-"u8.ToArray(), "a PDF", "Copy its text into a .txt file, or export it as HTML."),
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive (perhaps .docx, .odt or .epub)", "Save the article as plain text, Markdown or HTML."),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document", "Save the article as plain text or HTML."),
        ("{\\rtf"u8.ToArray(), "rich text (RTF)", "Save the article as plain text or HTML."),
        ([0x1F, 0x8B], "gzip data", "Unpack it first."),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture", "Give the article's text."),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture", "Give the article's text."),
        ("GIF8"u8.ToArray(), "a GIF picture", "Give the article's text."),
        ("ID3"u8.ToArray(), "an MP3 file", "Give the article's text."),
        ("RIFF"u8.ToArray(), "a media file", "Give the article's text."),
        ("OggS"u8.ToArray(), "a media file", "Give the article's text."),
        ([0x7F, 0x45, 0x4C, 0x46], "a program", "Give the article's text."),
    ];

    public static string Decode(string source, ReadOnlySpan<byte> content)
    {
        foreach (var (magic, name, advice) in KnownBinaries)
        {
            if (content.StartsWith(magic))
            {
                throw new ArticleFormatException(source, $"{source} is {name}, not text. {advice}");
            }
        }

        var text = DecodeText(content);
        if (Binary(text) is { } fault)
        {
            throw new ArticleFormatException(source, $"{source} is not text: {fault}. Give plain text, Markdown or HTML in UTF-8, UTF-16 or Windows-1252.");
        }

        return text;
    }

    /// <summary>Decodes without judging whether the result is text.</summary>
    internal static string DecodeText(ReadOnlySpan<byte> content)
    {
        switch (content)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Encoding.UTF8.GetString(content[3..]);
            case [0xFF, 0xFE, 0x00, 0x00, ..]:
                return Encoding.UTF32.GetString(content[4..]);
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(content[2..]);
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(content[2..]);
        }

        if (UnmarkedUtf16(content) is { } utf16)
        {
            return utf16.GetString(content);
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return MostlyUtf8(content) ? Encoding.UTF8.GetString(content) : DecodeWindows1252(content);
        }
    }

    /// <summary>UTF-16 of European text has a zero in every second byte, which no other text has.</summary>
    private static Encoding? UnmarkedUtf16(ReadOnlySpan<byte> content)
    {
        var window = content[..Math.Min(4096, content.Length & ~1)];
        if (window.Length < 4)
        {
            return null;
        }

        int evenZeros = 0, oddZeros = 0;
        for (var i = 0; i < window.Length; i += 2)
        {
            evenZeros += window[i] == 0 ? 1 : 0;
            oddZeros += window[i + 1] == 0 ? 1 : 0;
        }

        var units = window.Length / 2;
        return (evenZeros, oddZeros) switch
        {
            (0, var odd) when odd * 10 >= units * 6 => Encoding.Unicode,
            (var even, 0) when even * 10 >= units * 6 => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    /// <summary>A cut or damaged UTF-8 file has many good sequences and few faults; in Windows-1252 nearly every high byte is a fault.</summary>
    private static bool MostlyUtf8(ReadOnlySpan<byte> content)
    {
        int good = 0, bad = 0;
        while (!content.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(content, out _, out var consumed);
            if (status != System.Buffers.OperationStatus.Done)
            {
                bad++;
            }
            else if (consumed > 1)
            {
                good++;
            }

            content = content[consumed..];
        }

        return good > 4 * bad;
    }

    private static string DecodeWindows1252(ReadOnlySpan<byte> content)
    {
        var text = new StringBuilder(content.Length);
        foreach (var b in content)
        {
            text.Append(b is >= 0x80 and < 0xA0 ? Windows1252C1[b - 0x80] : (char)b);
        }

        return text.ToString();
    }

    private static string? Binary(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return "it holds NUL characters";
        }

        var odd = 0;
        foreach (var c in text)
        {
            odd += (char.IsControl(c) && !char.IsWhiteSpace(c) && c != '\u001B') || c == '\uFFFD' ? 1 : 0;
        }

        // A pasted text has a stray control character at worst; one in twenty is a file of another kind.
        return odd > 8 && odd * 20 > text.Length ? "too many of its characters are control characters or cannot be decoded" : null;
    }
}
