using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts.Quotes;

/// <summary>Recognizes the shortest reporting clauses by their words alone: ", she said", ", said Ana Ruiz", "Ruiz said".</summary>
internal static class ReportingTail
{
    /// <summary>Where a run without closing mark ends: after the punctuation before the first reporting clause; 0 where there is none.</summary>
    public static int Find(string text, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (text[i] is ',' or '?' or '!' && i + 1 < end && Letters.IsSpace(text[i + 1]) && Follows(text, i + 1, Math.Min(end, i + 60), 3))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>True where a reporting verb stands among the next words of the same clause.</summary>
    public static bool Follows(string text, int start, int end, int words = 9, bool overCommas = false)
    {
        var i = start;
        var first = true;
        for (var n = 0; n < words && i < end; n++)
        {
            while (i < end && (Letters.IsSpace(text[i]) || ((first || overCommas) && text[i] is ',' or '.' or '—' or '–' or '-')))
            {
                i++;
            }

            var from = i;
            while (i < end && (Letters.IsWord(text[i]) || text[i] is '-' or '\'' or '’' or '.'))
            {
                i++;
            }

            if (i == from)
            {
                return false;
            }

            var stop = i;
            while (stop > from && text[stop - 1] == '.')
            {
                stop--;
            }

            var lex = Lexicon.Of(text.AsSpan(from, stop - from));
            if ((lex & (Lex.Speech | Lex.Adjacent)) != Lex.None && (lex & (Lex.Base | Lex.Gerund)) == Lex.None && (first || (lex & Lex.Organisation) == Lex.None))
            {
                return true;
            }

            // “No,” was her reply; “Hard,” is how Ruiz put it
            if (n == 0 && text.AsSpan(from, stop - from) is "was" or "is" or "came")
            {
                return IsOwned(text, i, end);
            }

            if (n == 0 && (lex & (Lex.Conjunction | Lex.Subordinator | Lex.Auxiliary | Lex.Relative)) != Lex.None)
            {
                return n == 0 && (lex & Lex.Subordinator) != Lex.None && text.AsSpan(from, stop - from).Equals("as", StringComparison.OrdinalIgnoreCase) && Follows(text, i, end, 6);
            }

            if (n == 0 && text.AsSpan(from, stop - from).Equals("according", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            first = false;
        }

        return false;
    }

    // "… her reply", "… how one planner put it", "… all he would say"
    private static bool IsOwned(string text, int start, int end)
    {
        var first = true;
        var i = start;
        for (var n = 0; n < 6; n++)
        {
            while (i < end && Letters.IsSpace(text[i]))
            {
                i++;
            }

            var from = i;
            while (i < end && (Letters.IsWord(text[i]) || text[i] is '-' or '\'' or '’'))
            {
                i++;
            }

            if (i == from)
            {
                return false;
            }

            var word = text.AsSpan(from, i - from);
            var lex = Lexicon.Of(word.EndsWith("'s") || word.EndsWith("’s") ? word[..^2] : word);
            if (first && (lex & (Lex.PossessivePronoun | Lex.Determiner)) == Lex.None && word is not ("how" or "all" or "what") && !char.IsUpper(word[0]))
            {
                return false;
            }

            first = false;
            if ((lex & (Lex.Utterance | Lex.Speech)) != Lex.None || word is "put" or "summed" or "described")
            {
                return true;
            }
        }

        return false;
    }
}
