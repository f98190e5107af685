namespace AudioEdition.Scripts;

/// <summary>The marks and punctuation that part narration from a quotation next to it and that nobody reads.</summary>
/// <remarks>They are silent, so leaving them out of the narration loses no sound; left in, a unit would begin with ". " or ", ".</remarks>
internal static class QuotationDelimiters
{
    /// <summary>The start of narration that follows a quotation: after its full stop, comma, dash, bracket and marks.</summary>
    public static int SkipAfter(string text, int start, int end)
    {
        var index = start;
        while (index < end && (char.IsWhiteSpace(text[index]) || IsCloser(text, index, end)))
        {
            index++;
        }

        return index;
    }

    /// <summary>The end of narration that stands before a quotation: before its opening brackets and marks.</summary>
    public static int SkipBefore(string text, int start, int end)
    {
        var index = end;
        while (index > start && (char.IsWhiteSpace(text[index - 1]) || text[index - 1] is '(' or '[' or '{' or '“' or '„' or '«' or '"'))
        {
            index--;
        }

        return index;
    }

    private static bool IsCloser(string text, int index, int end)
    {
        var c = text[index];
        switch (c)
        {
            case ',' or ';' or ':' or '!' or '?' or '…' or ')' or ']' or '}' or '”' or '»' or '—' or '–':
                return true;
            case '.':
                return index + 1 >= end || !char.IsDigit(text[index + 1]);
            case '-' or '"' or '\'' or '’':
                // A hyphen or mark that clings to the next word belongs to it.
                return index + 1 >= end || !char.IsLetterOrDigit(text[index + 1]);
            default:
                return false;
        }
    }
}
