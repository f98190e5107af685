using AudioEdition.Articles;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts.Quotes;

/// <summary>Tells speech from fragments and labels by what stands around the marks.</summary>
internal static class KindRules
{
    private const int LabelWords = 4;

    /// <summary>The kind of one run.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="block">The block of the run.</param>
    /// <param name="span">The words inside the marks.</param>
    /// <param name="marked">The run with its marks.</param>
    /// <param name="secondary">True where the marks are not the sort that the article quotes speech with.</param>
    public static QuotationKind Decide(string text, TextSpan block, TextSpan span, TextSpan marked, bool secondary)
    {
        var inside = Inside.Of(text, span);
        var before = marked.Start - 1;
        while (before >= block.Start && Letters.IsSpace(text[before]))
        {
            before--;
        }

        var after = marked.End;
        while (after < block.End && Letters.IsSpace(text[after]))
        {
            after++;
        }

        var next = after < block.End ? text[after] : '\0';
        var fragment = inside.Words <= LabelWords ? QuotationKind.Label : QuotationKind.Mixed;
        if (secondary && (before < block.Start || text[before] is not (':' or ',') || !inside.EndsSentence || inside.TitleCase))
        {
            return fragment;
        }

        if (inside.TitleCase && inside.Words > 1 && !SpeechStandsBefore(text, block, before, inside) && !ReportingTail.Follows(text, after, block.End, 5))
        {
            return fragment;
        }

        var ends = inside.EndsSentence || inside.EndsComma || next is ',' or '\0';
        if (before < block.Start || text[before] is '.' or '!' or '?' or '…' or '—' or '–' or ')' or ']' or '•' or '*' or '-' || EndsQuotation(text, block.Start, before))
        {
            return AtSentenceStart(text, block, inside, after, next, before >= block.Start && text[before] is '—' or '–' or ')' or '-', fragment);
        }

        switch (text[before])
        {
            case ':':
                return (inside.Words > 2 || inside.EndsSentence) && (inside.StartsUpper || inside.Words > 3) ? QuotationKind.Direct : fragment;
            case ',' or ';':
                return AfterComma(text, block, before, inside, after, next, fragment);
            case '(' or '[':
                return inside.Words > LabelWords && ((inside.StartsUpper && inside.EndsSentence) || (inside.EndsComma && ReportingTail.Follows(text, after, block.End, 4))) ? QuotationKind.Direct : fragment;
        }

        var word = WordBefore(text, block.Start, before + 1);
        var lex = Lexicon.Of(word);
        if ((lex & (Lex.Speech | Lex.Adjacent)) != Lex.None && (lex & (Lex.Document | Lex.Organisation)) == Lex.None)
        {
            var whole = inside.StartsUpper || next is '\0' or '.' || inside.EndsSentence || inside.EndsComma;
            return ends && whole && (inside.Words > LabelWords || inside.StartsUpper) ? QuotationKind.Direct : fragment;
        }

        // “Go on,” he said, or “Go away.”
        if ((lex & Lex.Conjunction) != Lex.None && inside.StartsUpper && inside.EndsSentence && next == '\0' && HasQuotationBefore(text, block.Start, before))
        {
            return QuotationKind.Direct;
        }

        if (inside.StartsUpper && inside.EndsSentence && inside.Words > LabelWords && (lex & (Lex.Determiner | Lex.Preposition | Lex.Subordinator | Lex.PossessivePronoun | Lex.Be)) == Lex.None)
        {
            return QuotationKind.Direct;
        }

        // “...called the plan “a gift to nobody but the few who wrote it.””: long, and the sentence ends with it, so that it can be spoken in a voice of its own.
        var closes = inside.EndsSentence || next is '\0' or '.';
        return closes && inside.Words > LabelWords && !FragmentFollows(lex, word, inside.Words) && ReportsBefore(text, block.Start, before + 1) ? QuotationKind.Direct : fragment;
    }

    // A run of capitals is speech all the same where it is a sentence of its own or a verb of speech hands it over.
    private static bool SpeechStandsBefore(string text, TextSpan block, int before, in Inside inside)
    {
        if (!inside.EndsSentence && !(inside.EndsComma && inside.Words > LabelWords))
        {
            return false;
        }

        if (before < block.Start || text[before] is '.' or '!' or '?' || QuoteMarks.IsMark(text[before]))
        {
            return true;
        }

        var end = text[before] is ',' or ':' ? before : before + 1;
        var lex = Lexicon.Of(WordBefore(text, block.Start, end));
        return (lex & (Lex.Speech | Lex.Adjacent)) != Lex.None && (lex & Lex.Addressing) == Lex.None;
    }

    // After these words the reporter's sentence needs the quoted words to be whole: "said it was “an accident waiting to happen”".
    private static bool FragmentFollows(Lex lex, ReadOnlySpan<char> word, int words) =>
        (lex & (Lex.Subordinator | Lex.Determiner | Lex.PossessivePronoun | Lex.Be)) != Lex.None ? word is not "as" : (lex & Lex.Preposition) != Lex.None && words <= 6;

    private static bool ReportsBefore(string text, int start, int end)
    {
        var i = end;
        for (var n = 0; n < 6 && i > start; n++)
        {
            var word = WordBefore(text, start, i);
            if (word.IsEmpty)
            {
                return false;
            }

            var lex = Lexicon.Of(word);
            if ((lex & (Lex.Speech | Lex.Report)) != Lex.None && (lex & (Lex.Document | Lex.Organisation)) == Lex.None)
            {
                return true;
            }

            i -= word.Length;
            while (i > start && text[i - 1] is ' ')
            {
                i--;
            }
        }

        return false;
    }

    // A closing mark; not the genitive of "the Rovers’ “miracle”".
    private static bool EndsQuotation(string text, int start, int at) =>
        QuoteMarks.IsDouble(text[at]) || (QuoteMarks.IsMark(text[at]) && !(at > start && Letters.IsWord(text[at - 1])));

    private static QuotationKind AtSentenceStart(string text, TextSpan block, in Inside inside, int after, char next, bool afterDash, QuotationKind fragment)
    {
        if (inside.EndsSentence && (next == '\0' || char.IsUpper(next) || QuoteMarks.IsMark(next) || inside.Words > LabelWords))
        {
            return afterDash && inside.Words <= 2 ? fragment : QuotationKind.Direct;
        }

        if (inside.EndsComma || next == ',' || inside.EndsSentence)
        {
            return inside.Words > 2 || ReportingTail.Follows(text, after, block.End) || (char.IsUpper(next) && ReportingTail.Follows(text, after, block.End, 14, overCommas: true)) ? QuotationKind.Direct : fragment;
        }

        if (next is '\0' or '—' or '–' or '-' or '(' or '.' or '…' or ';')
        {
            return inside.Words > LabelWords ? QuotationKind.Direct : fragment;
        }

        return ReportingTail.Follows(text, after, block.End, 5) || inside.Words > 12 ? QuotationKind.Direct : fragment;
    }

    private static QuotationKind AfterComma(string text, TextSpan block, int before, in Inside inside, int after, char next, QuotationKind fragment)
    {
        // The clause before the comma, back to the end of the sentence or twenty words.
        var reports = false;
        var i = before;
        for (var n = 0; n < 20 && i > block.Start; n++)
        {
            var stop = i;
            while (stop > block.Start && !Letters.IsWord(text[stop - 1]))
            {
                stop--;
                if (text[stop] is '.' or '!' or '?' && n > 0 || QuoteMarks.IsDouble(text[stop]))
                {
                    n = 20;
                }
            }

            if (n >= 20)
            {
                break;
            }

            var from = stop;
            while (from > block.Start && (Letters.IsWord(text[from - 1]) || text[from - 1] is '\'' or '’' or '-'))
            {
                from--;
            }

            if (from == stop)
            {
                break;
            }

            var lex = Lexicon.Of(text.AsSpan(from, stop - from));
            if ((lex & (Lex.Speech | Lex.Adjacent)) != Lex.None || (n == 0 && (lex & Lex.Report) != Lex.None))
            {
                reports = true;
                break;
            }

            i = from;
        }

        if (reports)
        {
            // The money, he said, “should have gone to the roads”: the subject stands outside of the marks.
            if (inside.StartsInside && !inside.EndsSentence && !HasQuotationBefore(text, block.Start, before))
            {
                return fragment;
            }

            return inside.Words > LabelWords || inside.StartsUpper || inside.EndsSentence ? QuotationKind.Direct : fragment;
        }

        if (ReportingTail.Follows(text, after, block.End, 6) && (inside.EndsComma || inside.EndsSentence || next == ','))
        {
            return inside.Words > 2 ? QuotationKind.Direct : fragment;
        }

        // ... Ruiz said, and then after a pause, “It is over.” / but “it is over,” with the split sentence before.
        return inside.Words > LabelWords && (inside.EndsSentence || HasQuotationBefore(text, block.Start, before)) ? QuotationKind.Direct : fragment;
    }

    private static bool HasQuotationBefore(string text, int start, int before)
    {
        for (var i = before; i >= start && i > before - 120; i--)
        {
            if (QuoteMarks.IsDouble(text[i]) || text[i] is '’' && i + 1 < text.Length && text[i + 1] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> WordBefore(string text, int start, int end)
    {
        var from = end;
        while (from > start && (Letters.IsWord(text[from - 1]) || text[from - 1] is '\'' or '’' or '-'))
        {
            from--;
        }

        return text.AsSpan(from, end - from);
    }

    /// <summary>What the run itself shows.</summary>
    private readonly record struct Inside(int Words, bool StartsUpper, bool EndsSentence, bool EndsComma, bool TitleCase)
    {
        /// <summary>Opens with a finite auxiliary: a predicate without its subject.</summary>
        public bool StartsInside { get; init; }

        public static Inside Of(string text, TextSpan span)
        {
            var words = 0;
            var inWord = false;
            var first = '\0';
            for (var i = span.Start; i < span.End && words < 40; i++)
            {
                var letter = Letters.IsWord(text[i]);
                if (letter && !inWord && (i == span.Start || text[i - 1] is not ('\'' or '’')))
                {
                    words++;
                }

                if (first == '\0' && (letter || text[i] is '[' or '…' or '.'))
                {
                    first = text[i];
                }

                inWord = letter;
            }

            var titleCase = words is > 0 and <= 6 && IsTitleCase(text, span);
            var last = span.End - 1;
            while (last > span.Start && (QuoteMarks.IsMark(text[last]) || Letters.IsSpace(text[last]) || text[last] is ')'))
            {
                last--;
            }

            var c = text[last];
            return new Inside(words, char.IsUpper(first) || char.IsDigit(first) || first is '[' or '…' or '.', c is '.' or '!' or '?' or '…' or '—' or '–' or '-', c is ',', titleCase && c is not ('!' or '?'))
            {
                StartsInside = char.IsLower(first) && (Lexicon.Of(FirstWord(text, span)) & Lex.Auxiliary) != Lex.None,
            };
        }

        private static ReadOnlySpan<char> FirstWord(string text, TextSpan span)
        {
            var end = span.Start;
            while (end < span.End && (Letters.IsWord(text[end]) || text[end] is '\'' or '’'))
            {
                end++;
            }

            return text.AsSpan(span.Start, end - span.Start);
        }

        // “The Long Way Home”: every word but the small ones has a capital.
        private static bool IsTitleCase(string text, TextSpan span)
        {
            var i = span.Start;
            while (i < span.End)
            {
                var from = i;
                while (i < span.End && (Letters.IsWord(text[i]) || text[i] is '\'' or '’'))
                {
                    i++;
                }

                if (i > from && char.IsLower(text[from]) && (from == span.Start || (Lexicon.Of(text.AsSpan(from, i - from)) & (Lex.Preposition | Lex.Determiner | Lex.Conjunction)) == Lex.None))
                {
                    return false;
                }

                i = i == from ? i + 1 : i;
            }

            return true;
        }
    }
}
