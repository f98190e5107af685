using System.Globalization;
using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>Cuts a sentence that is too long for one unit where a reader would take breath.</summary>
/// <remarks>
/// Parts come out about equally long, for a short rest sounds like an afterthought. Each part is cut in one look over at most the longest length, so the whole is linear.
/// </remarks>
internal static class ClauseCutter
{
    /// <summary>A cut never leaves less than this share of the even length on its left.</summary>
    private const double LeastShare = 0.45;

    /// <summary>How much a cut at a whole even length from the ideal place loses against one there.</summary>
    private const double DistanceWeight = 7;

    /// <summary>Rank of a place inside a name or number: only where there is nothing else.</summary>
    private const double InsideName = -20;

    private static readonly WordSet ClauseWords = WordSet.AnyCase("""
        and but or nor so yet because while which who whom whose where when whereas although though if unless until since after before as including despite
        saying adding noting arguing citing according
        """);

    private static readonly WordSet Prepositions = WordSet.AnyCase("""
        in on at for with from by during into over under against between among through about without within across toward towards
        """);

    private static readonly WordSet Auxiliaries = WordSet.AnyCase("is are was were has have had will would can could may might must should does do did");

    private static readonly WordSet Determiners = WordSet.AnyCase("the a an his her its their our my your this that these those no every each some any");

    private static readonly WordSet BoundToNext = WordSet.AnyCase("""
        the a an of to his her its their our my your this that these those no not more less very as than is are was were be been has have had will would can could may might
        in on at for with from by and or but
        """);

    /// <summary>Cuts a span.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="span">A sentence or a part of one, not edged by white space.</param>
    /// <param name="maxLength">Longest part in UTF-16 units; a part goes over it only by marks that are not heard.</param>
    /// <returns>Parts in order, each with something that is heard where the span has; they hold all of the span but white space between them.</returns>
    public static IReadOnlyList<TextSpan> Cut(string text, TextSpan span, int maxLength)
    {
        var parts = new List<TextSpan>();
        var rest = span;
        while (rest.Length > maxLength)
        {
            var cut = FindCut(text, rest, maxLength);
            Add(parts, text, TextSpans.Trim(text, rest with { End = cut }));
            rest = TextSpans.Trim(text, rest with { Start = cut });
        }

        if (!rest.IsEmpty)
        {
            Add(parts, text, rest);
        }

        return parts;
    }

    /// <summary>A part without sound joins the one before it, or is joined by the one after it.</summary>
    private static void Add(List<TextSpan> parts, string text, TextSpan part)
    {
        if (parts.Count > 0 && (!TextSpans.IsVoiced(text, part) || (parts.Count == 1 && !TextSpans.IsVoiced(text, parts[0]))))
        {
            parts[^1] = parts[^1] with { End = part.End };
        }
        else
        {
            parts.Add(part);
        }
    }

    private static int FindCut(string text, TextSpan rest, int maxLength)
    {
        var count = (rest.Length + maxLength - 1) / maxLength;
        var even = (double)rest.Length / count;
        var least = (int)(even * LeastShare);
        var last = rest.Start + maxLength;
        var best = Best(text, rest.Start + least, Math.Min(last, rest.End - least), rest.Start + even, even);
        if (best < 0)
        {
            best = Best(text, rest.Start + 1, last, rest.Start + even, even);
        }

        return best >= 0 ? best : HardCut(text, rest.Start, last);
    }

    private static int Best(string text, int from, int to, double ideal, double even)
    {
        var best = -1;
        var bestScore = double.NegativeInfinity;
        for (var i = from; i <= to && i < text.Length; i++)
        {
            if (Rank(text, i) is not { } rank)
            {
                continue;
            }

            var score = rank - (DistanceWeight * Math.Abs(i - ideal) / even);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    /// <summary>How well the text parts before an index; null where it must not. Higher is better.</summary>
    private static double? Rank(string text, int index)
    {
        var before = text[index - 1];
        if (!char.IsWhiteSpace(text[index]))
        {
            // A dash set without blanks parts words as well as one with them; a range of years does not.
            return before is '—' && index >= 2 && char.IsLetter(text[index - 2]) && char.IsLetter(text[index]) ? 9 : null;
        }

        if (char.IsWhiteSpace(before))
        {
            return null;
        }

        var next = WordAt(text, TextSpans.SkipWhiteSpace(text, index, Math.Min(text.Length, index + 8)));
        var previous = WordBefore(text, index);
        if (next is "—" or "–" or "-" or "--")
        {
            return InsideName;
        }

        return before switch
        {
            ';' => 11,
            ':' => 9,
            '—' or '–' => 10,
            '-' => previous is "-" or "--" ? 10 : InsideName,
            '…' or '?' or '!' => 9,
            ',' => AfterComma(previous[..^1], next),
            ')' or ']' => 6,
            '.' => InsideName,
            _ => BetweenWords(previous, next, WordBefore(text, Math.Max(0, index - previous.Length - 1))),
        };
    }

    private static double AfterComma(ReadOnlySpan<char> previous, ReadOnlySpan<char> next)
    {
        if (EndsWithDigit(previous) && StartsWithDigit(next))
        {
            return InsideName;
        }

        if (ClauseWords.Contains(next))
        {
            return 9;
        }

        // A comma between capitals parts a place from its state or the members of a list.
        return StartsUpper(previous) && StartsUpper(next) ? 4 : 7.5;
    }

    private static double BetweenWords(ReadOnlySpan<char> previous, ReadOnlySpan<char> next, ReadOnlySpan<char> beforePrevious)
    {
        if (StartsUpper(previous) && (StartsUpper(next) || StartsWithDigit(next)))
        {
            return InsideName;
        }

        if (ContainsDigit(previous) || StartsWithDigit(next))
        {
            return InsideName / 2;
        }

        if (BoundToNext.Contains(previous))
        {
            return -1;
        }

        if (next.Length > 0 && next[0] is '(' or '[' or '“' or '"')
        {
            return 5;
        }

        if (ClauseWords.Contains(next))
        {
            return StartsUpper(previous) ? 2.5 : 5;
        }

        if (Prepositions.Contains(next))
        {
            return 3;
        }

        // Between subject and verb a reader may breathe; between "the old" and its noun never.
        return Auxiliaries.Contains(next) && previous.Length > 4 ? 2.5 : Determiners.Contains(beforePrevious) ? -1 : 1;
    }

    /// <summary>No place to part: cut at the length, but not inside a character.</summary>
    private static int HardCut(string text, int start, int end)
    {
        const int MaxStepsBack = 16;
        var cut = end;
        for (var step = 0; step < MaxStepsBack && cut > start + 1 && IsInsideCharacter(text, cut); step++)
        {
            cut--;
        }

        if (IsInsideCharacter(text, cut))
        {
            cut = end;
        }

        return char.IsLowSurrogate(text[cut]) && char.IsHighSurrogate(text[cut - 1]) && cut > start + 1 ? cut - 1 : cut;
    }

    private static bool IsInsideCharacter(string text, int index) =>
        (char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]))
        || char.GetUnicodeCategory(text[index]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
        || text[index] == '\u200D' || text[index - 1] == '\u200D';

    private static ReadOnlySpan<char> WordAt(string text, int start)
    {
        const int Longest = 24;
        var end = start;
        while (end < text.Length && end - start < Longest && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text.AsSpan(start, end - start).TrimEnd(",;:.)”\"");
    }

    private static ReadOnlySpan<char> WordBefore(string text, int end)
    {
        const int Longest = 24;
        var start = end;
        while (start > 0 && end - start < Longest && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return text.AsSpan(start, end - start);
    }

    private static bool StartsUpper(ReadOnlySpan<char> word)
    {
        var letters = word.TrimStart("“‘\"'([");
        return letters.Length > 0 && char.IsUpper(letters[0]);
    }

    private static bool StartsWithDigit(ReadOnlySpan<char> word) =>
        word.Length > 0 && (char.IsDigit(word[0]) || (word.Length > 1 && word[0] is '$' or '€' or '£' && char.IsDigit(word[1])));

    private static bool EndsWithDigit(ReadOnlySpan<char> word) => word.Length > 0 && char.IsDigit(word[^1]);

    private static bool ContainsDigit(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9');
}
