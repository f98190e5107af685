using System.Text;

namespace AudioEdition.Emulator.Ssml;

/// <summary>Counts what Azure puts on the bill.</summary>
/// <remarks>
/// Every code point of text and all markup but <c>speak</c> and <c>voice</c>; an ideograph counts twice. A character written as a
/// reference counts once: the service's page doesn't say.
/// </remarks>
public static class BillableCharacters
{
    /// <summary>The characters of a document that is known to be well-formed.</summary>
    /// <param name="ssml">The document.</param>
    public static int OfSsml(string ssml)
    {
        ArgumentNullException.ThrowIfNull(ssml);
        var count = 0;
        var i = 0;
        while (i < ssml.Length)
        {
            if (ssml[i] != '<')
            {
                var end = ssml.IndexOf('<', i);
                end = end < 0 ? ssml.Length : end;
                count += OfText(WithoutReferences(ssml[i..end]));
                i = end;
                continue;
            }

            var close = EndOfMarkup(ssml, i);
            var markup = ssml[i..close];
            count += IsFree(markup) ? 0 : OfText(markup);
            i = close;
        }

        return count;
    }

    /// <summary>The characters of plain text.</summary>
    /// <param name="text">The text.</param>
    public static int OfText(string text)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            count += IsIdeograph(rune) ? 2 : 1;
        }

        return count;
    }

    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    private static int EndOfMarkup(string ssml, int start)
    {
        if (string.CompareOrdinal(ssml, start, "<!--", 0, 4) == 0)
        {
            var end = ssml.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return end < 0 ? ssml.Length : end + 3;
        }

        var quote = '\0';
        for (var i = start; i < ssml.Length; i++)
        {
            var c = ssml[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return ssml.Length;
    }

    private static bool IsFree(string markup)
    {
        var name = markup.TrimStart('<', '/');
        return markup.StartsWith("<?", StringComparison.Ordinal) || IsNamed(name, "speak") || IsNamed(name, "voice");
    }

    private static bool IsNamed(string markup, string name) =>
        markup.StartsWith(name, StringComparison.Ordinal) && markup.Length > name.Length && (char.IsWhiteSpace(markup[name.Length]) || markup[name.Length] is '>' or '/');

    private static string WithoutReferences(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '&' ? text.IndexOf(';', i) : -1;
            result.Append(end < 0 ? text[i] : '&');
            i = end < 0 ? i : end;
        }

        return result.ToString();
    }
}
