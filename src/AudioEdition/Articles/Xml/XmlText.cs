using System.Net;
using System.Text;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Articles.Xml;

/// <summary>Bytes of an XML file from the web to text that a strict XML reader takes: one linear pass over what such files get wrong.</summary>
/// <remarks>
/// The declaration and a document type without an internal subset are dropped, HTML's named characters become the characters themselves, a bare
/// ampersand is escaped, and characters that XML 1.0 forbids are left out. A document type that declares anything of its own is refused, so no
/// entity is ever defined, let alone expanded.
/// </remarks>
internal static class XmlText
{
    private const int LongestEntityName = 32;

    /// <summary>Decodes and mends.</summary>
    /// <exception cref="ArticleFormatException">It is no text, or its document type declares something.</exception>
    public static string Read(string source, ReadOnlySpan<byte> content) => Mend(source, Decode(source, content));

    /// <summary>By byte order mark, the declaration, or the content: where a declared UTF-8 or Latin set does not fit, the content is right.</summary>
    private static string Decode(string source, ReadOnlySpan<byte> content)
    {
        var isMarked = content is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!isMarked && Declared(content) is { } name
            && !name.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("8859-1", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("1252", StringComparison.Ordinal)
            && CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding)
        {
            return encoding.GetString(content);
        }

        return TextDecoder.Decode(source, content);
    }

    private static string? Declared(ReadOnlySpan<byte> content)
    {
        var opening = Encoding.Latin1.GetString(content[..Math.Min(200, content.Length)]);
        var end = opening.IndexOf("?>", StringComparison.Ordinal);
        var at = end < 0 ? -1 : opening.IndexOf("encoding=", 0, end, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = opening[(at + 9)..end].Trim('"', '\'', ' ');
        var close = value.IndexOfAny(['"', '\'', ' ']);
        return close < 0 ? value : value[..close];
    }

    private static string Mend(string source, string text)
    {
        var mended = new StringBuilder(text.Length);
        var at = Math.Max(0, text.IndexOf('<', StringComparison.Ordinal));
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '<')
            {
                at = Markup(source, text, at, mended);
            }
            else if (c == '&')
            {
                at = Reference(text, at, mended);
            }
            else
            {
                at = Character(text, at, mended);
            }
        }

        return mended.ToString();
    }

    /// <summary>Copies a comment, a character section or an instruction as it stands, drops a declaration; of an element only the bracket.</summary>
    private static int Markup(string source, string text, int at, StringBuilder mended)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            // What a comment says is nobody's; dropping it also mends two hyphens inside.
            return After(text, "-->", at + 4);
        }

        if (rest.StartsWith("<![CDATA["))
        {
            var end = After(text, "]]>", at + 9);
            for (var i = at; i < end;)
            {
                i = Character(text, i, mended);
            }

            return end;
        }

        if (rest.StartsWith("<?"))
        {
            return After(text, "?>", at + 2);
        }

        if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            var end = rest.IndexOf('>');
            var subset = rest.IndexOf('[');
            if (subset >= 0 && (end < 0 || subset < end))
            {
                throw new ArticleFormatException(source, $"{source} declares entities or elements of its own in its document type, which is refused: nothing is ever expanded from untrusted XML. Remove the <!DOCTYPE …[…]> and try again.");
            }

            return end < 0 ? text.Length : at + end + 1;
        }

        mended.Append('<');
        return at + 1;
    }

    private static int Reference(string text, int at, StringBuilder mended)
    {
        var length = text.AsSpan(at + 1, Math.Min(LongestEntityName, text.Length - at - 1)).IndexOf(';');
        var name = length > 0 ? text.Substring(at + 1, length) : "";
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            mended.Append('&').Append(name).Append(';');
        }
        else if (name.Length > 1 && (name[0] == '#' || name.All(char.IsAsciiLetterOrDigit)) && WebUtility.HtmlDecode($"&{name};") is var character && character[0] != '&')
        {
            for (var i = 0; i < character.Length;)
            {
                i = Escaped(character, i, mended);
            }
        }
        else if (name.Length > 1 && name[0] == '#')
        {
            mended.Append('\uFFFD');
        }
        else
        {
            mended.Append("&amp;");
            return at + 1;
        }

        return at + length + 2;
    }

    /// <summary>"&amp;#60;" is a character, not the opening of an element.</summary>
    private static int Escaped(string text, int at, StringBuilder mended)
    {
        if (text[at] is '<' or '>' or '&' or '"' or '\'')
        {
            mended.Append(text[at] switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", _ => "&apos;" });
            return at + 1;
        }

        return Character(text, at, mended);
    }

    /// <summary>XML 1.0 §2.2, production 2.</summary>
    private static int Character(string text, int at, StringBuilder mended)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            mended.Append(c).Append(text[at + 1]);
            return at + 2;
        }

        if (c is '\t' or '\n' or '\r' or (>= ' ' and < '\uD800') or (> '\uDFFF' and < '\uFFFE'))
        {
            mended.Append(c);
        }

        return at + 1;
    }

    private static int After(string text, string mark, int from)
    {
        var end = from >= text.Length ? -1 : text.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + mark.Length;
    }
}
