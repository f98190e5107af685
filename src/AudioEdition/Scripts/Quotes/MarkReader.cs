namespace AudioEdition.Scripts.Quotes;

/// <summary>Reads the marks of one block; apostrophes that cannot be marks are left out.</summary>
internal static class MarkReader
{
    /// <summary>Fills <paramref name="marks"/> with the marks from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static void Read(string text, int start, int end, List<Mark> marks)
    {
        marks.Clear();
        while (start < end && Letters.IsSpace(text[start]))
        {
            start++;
        }

        var i = start;
        while (i < end)
        {
            var step = text.AsSpan(i, end - i).IndexOfAny(QuoteMarks.All);
            if (step < 0)
            {
                return;
            }

            i += step;
            var c = text[i];
            var length = 1;
            var family = c is '«' or '»' or '‹' or '›' ? MarkFamily.Guillemet : QuoteMarks.IsDouble(c) ? MarkFamily.Double : MarkFamily.Single;
            var glyph = c;
            if (c is '\'' or '`' && i + 1 < end && text[i + 1] == c)
            {
                family = MarkFamily.Double;
                glyph = '"';
                length = 2;
            }

            // Marks typed twice are one mark.
            while (family == MarkFamily.Double && i + length < end && (text[i + length] == c || (c is '“' or '”' && text[i + length] is '“' or '”' && !Opens(text, i + length, end))))
            {
                length++;
            }

            if (TryRead(text, start, end, i, length, family, glyph, out var mark))
            {
                marks.Add(mark);
            }

            i += length;
        }
    }

    private static bool Opens(string text, int at, int end) => at + 1 < end && IsWord(text[at + 1]);

    private static bool TryRead(string text, int start, int end, int i, int length, MarkFamily family, char glyph, out Mark mark)
    {
        var before = i > start ? text[i - 1] : ' ';
        var after = i + length < end ? text[i + length] : ' ';
        var wordBefore = IsWord(before);
        var wordAfter = IsWord(after);
        mark = new Mark
        {
            Start = i,
            Length = length,
            Family = family,
            Glyph = glyph,
            CanOpen = !Letters.IsSpace(after) && !wordBefore && IsOpeningContext(before) && after is not ('.' or ',' or ')' or ';'),
            CanClose = !wordAfter && before is not ('(' or '[') && (!Letters.IsSpace(before) || (family == MarkFamily.Double && i > start && Letters.IsSpace(after))),
            AfterPunctuation = before is ',' or '.' or '!' or '?' or '…' or ';' or ':' or '—' or '–' or '-' or '”' or '"' or ')' or '’' or '\'' or ']',
            AfterS = before is 's' or 'S',
        };
        if (family != MarkFamily.Single)
        {
            // A measure: 6" or 5'10".
            return !(glyph == '"' && length == 1 && char.IsDigit(before) && (i < 2 || text[i - 2] is '\'' or '’'));
        }

        if (wordBefore && wordAfter)
        {
            return false;
        }

        if (mark.CanOpen && !mark.CanClose && IsElision(text, i + length, end, glyph))
        {
            return false;
        }

        return mark.CanOpen || mark.CanClose;
    }

    private static bool IsWord(char c) => Letters.IsWord(c) || c is '$' or '£' or '€' or '@' or '#';

    private static bool IsOpeningContext(char c) => Letters.IsSpace(c) || c is '(' or '[' or '{' or '—' or '–' or '-' or '/' or ':' or ',' or '*' or '•' || QuoteMarks.IsMark(c);

    // ’Tis, ’em, ’90s, rock ’n’ roll: the mark stands for letters left out.
    private static bool IsElision(string text, int at, int end, char glyph)
    {
        if (at + 1 < end && char.IsDigit(text[at]) && char.IsDigit(text[at + 1]))
        {
            return at + 2 < end && text[at + 2] is 's' && (at + 3 >= end || !IsWord(text[at + 3]));
        }

        var stop = at;
        while (stop < end && stop - at < 8 && char.IsLetter(text[stop]))
        {
            stop++;
        }

        return text.AsSpan(at, stop - at) is var word
            && (Is(word, "em") || Is(word, "til") || Is(word, "till") || Is(word, "tis") || Is(word, "twas") || Is(word, "bout") || Is(word, "cause") || Is(word, "cos")
                || Is(word, "cuz") || Is(word, "n") || Is(word, "round") || Is(word, "nuff") || Is(word, "twill") || Is(word, "ello") || (glyph == '’' && (Is(word, "er") || Is(word, "im"))));
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
