namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Parts text into sentences by the rule that Flite's own program follows, for the library, which speaks what it gets as one.</summary>
internal static class FliteSentences
{
    /// <summary>Words of up to that many letters with a capital before a full stop are abbreviations ("Mr.").</summary>
    private const int LongestAbbreviation = 3;

    /// <summary>The sentences' ranges in the text; together they hold every word.</summary>
    public static IEnumerable<Range> Of(string ascii)
    {
        var start = 0;
        for (var i = 0; i < ascii.Length; i++)
        {
            if (ascii[i] == ' ' && EndsBefore(ascii, start, i))
            {
                yield return start..i;
                start = i + 1;
            }
        }

        if (start < ascii.Length)
        {
            yield return start..;
        }
    }

    private static bool EndsBefore(string ascii, int start, int space)
    {
        var end = space;
        while (end > start && ascii[end - 1] is '.' or '?' or '!' or '\'' or ')')
        {
            end--;
        }

        var marks = ascii.AsSpan(end, space - end);
        if (marks.ContainsAny('?', '!'))
        {
            return true;
        }

        if (!marks.Contains('.') || end == start || space + 1 >= ascii.Length || !char.IsAsciiLetterUpper(ascii[space + 1]))
        {
            return false;
        }

        var word = ascii.AsSpan(start, end - start);
        word = word[(word.LastIndexOf(' ') + 1)..];
        return word.Length > 0 && !char.IsAsciiLetterUpper(word[^1]) && !(word.Length <= LongestAbbreviation && char.IsAsciiLetterUpper(word[0]));
    }
}
