using System.Text;
using System.Xml;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing;

/// <summary>Untrusted text as feeds, books and lists of them can hold it: characters that XML allows, one line, not too long, and nothing that runs backwards after its end.</summary>
internal static class PublishedText
{
    /// <summary>Longest title, in bytes of UTF-8: Apple asks for 255 characters at most in a feed's short values.</summary>
    private const int MaxTitleBytes = 255;

    /// <summary>One line of at most 255 bytes.</summary>
    public static string Title(string? text) => string.IsNullOrWhiteSpace(text) ? "…" : Legal(ChapterTitles.OneLine(Head(text, MaxTitleBytes)));

    /// <summary>One line of at most so many UTF-16 units, cut with an ellipsis; empty for no text.</summary>
    public static string Shorten(string? text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        // Four bytes are the longest character, so only the length in characters can cut here.
        var line = Legal(ChapterTitles.OneLine(Head(text, maxLength), int.MaxValue));
        if (line.Length <= maxLength)
        {
            return line;
        }

        var cut = maxLength - 1;
        var space = line.LastIndexOf(' ', cut);
        cut = space > maxLength / 2 ? space : cut;
        cut -= char.IsHighSurrogate(line[cut - 1]) ? 1 : 0;
        return Closed(line[..cut].TrimEnd()) + "…";
    }

    /// <summary>Only characters that XML 1.0 allows, white space kept; every turn of the writing direction is ended where the text ends.</summary>
    public static string Legal(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune);
            }
        }

        return Closed(clean.ToString());
    }

    /// <summary>A text as long as a book is cut before it is gone through: white space may be much of it, so more than is wanted is kept.</summary>
    private static string Head(string text, int wanted) => text.Length > 16 * wanted ? text[..(16 * wanted)] : text;

    /// <summary>Ends embeddings, overrides and isolates (UAX #9) that a text leaves open: what stands after it must not run backwards.</summary>
    private static string Closed(string text)
    {
        const char PopFormatting = '\u202C', PopIsolate = '\u2069';
        if (text.AsSpan().IndexOfAnyInRange('\u202A', PopIsolate) < 0)
        {
            return text;
        }

        var open = new Stack<char>();
        foreach (var c in text)
        {
            if (c is '\u202A' or '\u202B' or '\u202D' or '\u202E')
            {
                open.Push(PopFormatting);
            }
            else if (c is '\u2066' or '\u2067' or '\u2068')
            {
                open.Push(PopIsolate);
            }
            else if (c is PopFormatting or PopIsolate && open.TryPeek(out var expected) && expected == c)
            {
                open.Pop();
            }
        }

        return open.Count == 0 ? text : string.Concat(text, string.Concat(open));
    }
}
