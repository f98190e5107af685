using System.Text;

namespace AudioEdition.Publishing.Containers;

/// <summary>Titles as players can show them: one line, well-formed, not too long.</summary>
internal static class ChapterTitles
{
    /// <summary>Longest title in bytes of UTF-8: the Nero chapter box counts them in one byte.</summary>
    public const int MaxBytes = 255;

    /// <summary>Makes one clean line of a title and cuts it at a character.</summary>
    /// <param name="title">Any text, lone surrogates and control characters among it.</param>
    /// <param name="maxBytes">Bytes of UTF-8.</param>
    /// <returns>Not empty.</returns>
    public static string OneLine(string title, int maxBytes = MaxBytes)
    {
        var clean = CollapseWhitespace(WellFormed(title));
        if (clean.Length == 0)
        {
            return "…";
        }

        return Encoding.UTF8.GetByteCount(clean) <= maxBytes ? clean : Cut(clean, maxBytes);
    }

    /// <summary>Replaces lone surrogates and drops NULs, which end a text in most tag formats.</summary>
    /// <param name="text">Any text.</param>
    public static string WellFormed(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                result.Append(rune);
            }
        }

        return result.ToString();
    }

    private static string CollapseWhitespace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                result.Append(c);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd();
    }

    private static string Cut(string text, int maxBytes)
    {
        const string Ellipsis = "…";
        var room = maxBytes - Encoding.UTF8.GetByteCount(Ellipsis);
        var bytes = 0;
        var end = 0;

        // Whole grapheme clusters, so that no accent or flag is left without its base.
        foreach (var cluster in Clusters(text))
        {
            var size = Encoding.UTF8.GetByteCount(text.AsSpan(end, cluster));
            if (bytes + size > room)
            {
                break;
            }

            bytes += size;
            end += cluster;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }

    private static IEnumerable<int> Clusters(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = System.Globalization.StringInfo.GetNextTextElementLength(text, at);
            yield return length;
            at += length;
        }
    }
}
