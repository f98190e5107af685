using System.Buffers;
using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>Finds the sentences of English prose.</summary>
/// <remarks>
/// A scanner with bounded looks back and ahead: linear in the length of the text. In doubt it does not cut, for a missed end only makes a longer sentence,
/// while a wrong one breaks the melody inside a name.
/// </remarks>
public static class SentenceSegmenter
{
    /// <summary>Longest word that is looked at before a full stop; longer ones are no abbreviations.</summary>
    private const int MaxAbbreviationLength = 12;

    /// <summary>How many words a speaker's name may have between "…?”" and "said".</summary>
    private const int MaxSpeakerWords = 6;

    private static readonly SearchValues<char> ClosingMarks = SearchValues.Create("”’\"'»›«‹");

    /// <summary>Cuts a block into sentences.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="block">The block, in indices of the text.</param>
    /// <returns>
    /// Spans in order, neither empty nor edged by white space, that together hold every character of the block that is not white space.
    /// Closing marks and brackets belong to the sentence before them.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The block does not lie inside the text.</exception>
    public static IReadOnlyList<TextSpan> Segment(string text, TextSpan block)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(block.Start, nameof(block));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block.End, text.Length, nameof(block));

        var limits = TextSpans.Trim(text, block);
        var sentences = new List<TextSpan>();
        var start = limits.Start;
        var index = start;
        while (index < limits.End)
        {
            if (!IsTerminator(text[index]))
            {
                index++;
                continue;
            }

            var stop = ReadStop(text, index, limits.End);
            index = stop.End;
            if (stop.End < limits.End && EndsSentence(text, start, stop, limits.End))
            {
                sentences.Add(new TextSpan(start, stop.End));
                start = index = TextSpans.SkipWhiteSpace(text, stop.End, limits.End);
            }
        }

        if (start < limits.End)
        {
            sentences.Add(new TextSpan(start, limits.End));
        }

        return sentences;
    }

    /// <summary>A run of full stops, question and exclamation marks with the closing marks after it.</summary>
    private readonly record struct Stop(int Start, int RunEnd, int End)
    {
        public bool HasClosers => End > RunEnd;
    }

    private static Stop ReadStop(string text, int start, int limit)
    {
        var runEnd = start;
        while (runEnd < limit && IsTerminator(text[runEnd]))
        {
            runEnd++;
        }

        var end = runEnd;
        while (end < limit && (IsCloser(text, end, limit) || text[end] == '['))
        {
            var reference = text[end] == '[' ? ReferenceLength(text, end, limit) : 1;
            if (reference == 0)
            {
                break;
            }

            end += reference;
        }

        return new Stop(start, runEnd, end);
    }

    /// <summary>Length of a note's mark that clings to a full stop ("left.[12] Then"), 0 where there is none.</summary>
    private static int ReferenceLength(string text, int start, int limit)
    {
        const int MostDigits = 3;
        var end = start + 1;
        while (end < limit && end - start <= MostDigits && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > start + 1 && end < limit && text[end] == ']' ? end + 1 - start : 0;
    }

    private static bool EndsSentence(string text, int sentenceStart, Stop stop, int limit)
    {
        if (!char.IsWhiteSpace(text[stop.End]))
        {
            // No blank: only a full-width stop, or a new quotation glued on by a careless paste, begins a sentence there.
            return text[stop.RunEnd - 1] is '。' or '！' or '？' || (text[stop.End] is '“' && stop.RunEnd - stop.Start == 1);
        }

        var next = TextSpans.SkipWhiteSpace(text, stop.End, limit);
        var word = SkipOpeners(text, next, limit);
        var opened = word > next;
        if (word == limit || !CanStart(text, word, limit))
        {
            return false;
        }

        var run = text.AsSpan(stop.Start, stop.RunEnd - stop.Start);
        if (run.ContainsAny('!', '?'))
        {
            return !(HasQuoteMark(text, stop) && !opened && IsReportingClause(text, word, limit));
        }

        if (run.Length > 1 || run[0] == '…')
        {
            return EndsAfterEllipsis(text, sentenceStart, stop, word, opened, limit);
        }

        return run[0] != '.' || EndsAfterFullStop(text, sentenceStart, stop, word, opened, limit);
    }

    /// <summary>An ellipsis glued to its word ends a sentence before a capital; one that floats is a pause unless a sentence surely begins.</summary>
    private static bool EndsAfterEllipsis(string text, int sentenceStart, Stop stop, int word, bool opened, int limit)
    {
        if (stop.Start == sentenceStart)
        {
            return false;
        }

        var floats = char.IsWhiteSpace(text[stop.Start - 1]);
        if (stop.HasClosers || (floats && FollowsStop(text, sentenceStart, stop.Start)))
        {
            return true;
        }

        var next = ReadWord(text, word, limit);
        return next is not ("I" or "I'm" or "I’m" or "I've" or "I’ve" or "I'd" or "I’d")
            && (!floats || opened || Abbreviations.SentenceStarters.Contains(next));
    }

    private static bool EndsAfterFullStop(string text, int sentenceStart, Stop stop, int word, bool opened, int limit)
    {
        var last = WordBefore(text, sentenceStart, stop.Start);
        if (last.IsEmpty)
        {
            // ". . ." written with blanks, or a stop after a bracket or mark.
            return stop.Start > sentenceStart && (!char.IsWhiteSpace(text[stop.Start - 1]) || IsStarter(text, word, limit));
        }

        var digitNext = char.IsDigit(text[word]) && !opened;
        var starter = IsStarter(text, word, limit);
        var atStart = stop.Start - last.Length == sentenceStart;
        if (IsAllDigits(last))
        {
            // "1. The plan": a number that opens the sentence counts it.
            return !(atStart && last.Length <= 3);
        }

        if (Abbreviations.NeverLast.Contains(last))
        {
            return false;
        }

        if (last.Length == 1)
        {
            return EndsAfterLetter(last[0], atStart, digitNext, starter);
        }

        if (last is "a.m" or "p.m" or "A.M" or "P.M")
        {
            return !digitNext && (opened || !Abbreviations.AfterTime.Contains(ReadWord(text, word, limit)));
        }

        if (IsAcronym(last))
        {
            return !digitNext && (starter || FollowsComma(text, stop.Start - last.Length));
        }

        return EndsAfterAbbreviation(text, stop, InTitleCase(last), word, digitNext, starter, limit);
    }

    private static bool EndsAfterAbbreviation(
        string text, Stop stop, ReadOnlySpan<char> last, int word, bool digitNext, bool starter, int limit)
    {
        if (Abbreviations.BeforeName.Contains(last))
        {
            return stop.HasClosers && HasQuoteMark(text, stop) && starter;
        }

        if (Abbreviations.BeforeNumber.Contains(last))
        {
            return !digitNext;
        }

        if (Abbreviations.EndsName.Contains(last))
        {
            // "Sat. Jan. 5": a day before its month.
            return starter && !digitNext && !Abbreviations.AfterTime.Contains(ReadWord(text, word, limit));
        }

        return last is not "al" || starter;
    }

    /// <summary>An initial ("George W. Bush"), a list letter ("A. Aims"), or a word that happens to be one letter ("vitamin C. The").</summary>
    private static bool EndsAfterLetter(char letter, bool atStart, bool digitNext, bool starter)
    {
        if (atStart)
        {
            return false;
        }

        if (char.IsUpper(letter))
        {
            return starter;
        }

        return letter != 'v' && !(digitNext && Abbreviations.BeforeNumber.Contains([letter]));
    }

    private static bool IsStarter(string text, int word, int limit)
    {
        var next = ReadWord(text, word, limit);
        if (!Abbreviations.SentenceStarters.Contains(next))
        {
            // "in the U.S. Initially, the programme": an adverb set off by a comma.
            return next.EndsWith("ly", StringComparison.Ordinal) && word + next.Length < limit && text[word + next.Length] == ',';
        }

        // "J. A. Smith", "U.S. No. 1": a starter with a stop of its own is an initial or an abbreviation.
        var end = word + next.Length;
        return !(end < limit && text[end] == '.' && (next.Length == 1 || next is "No"));
    }

    /// <summary>"“Why?” Anna Berg asked": a name and a verb of saying, within a few words and before any other mark.</summary>
    private static bool IsReportingClause(string text, int index, int limit)
    {
        if (Abbreviations.SentenceStarters.Contains(ReadWord(text, index, limit)) && ReadWord(text, index, limit) is not ("The" or "A" or "An"))
        {
            return false;
        }

        for (var count = 0; count < MaxSpeakerWords && index < limit; count++)
        {
            var word = ReadWord(text, index, limit);
            if (word.IsEmpty)
            {
                return false;
            }

            if (count > 0 && Abbreviations.ReportingVerbs.Contains(word))
            {
                return true;
            }

            index += word.Length;
            if (index < limit && text[index] == '.')
            {
                index++;
            }

            index = TextSpans.SkipWhiteSpace(text, index, limit);
        }

        return false;
    }

    private static bool CanStart(string text, int index, int limit)
    {
        var c = text[index];
        if (char.IsLower(c))
        {
            // "iPhone", "eBay"
            return index + 1 < limit && char.IsUpper(text[index + 1]);
        }

        // Dashes and bullets begin "— Smith", a sign of money begins "$5 million"; commas and the like go on.
        return char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.IsSymbol(c) || c is '#' or '@' or '&' or '—' or '–' or '-' or '•' or '*';
    }

    private static ReadOnlySpan<char> ReadWord(string text, int start, int limit)
    {
        const int Longest = 40;
        var end = start;
        while (end < limit && end - start < Longest && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’' or '-'))
        {
            end++;
        }

        return text.AsSpan(start, end - start);
    }

    /// <summary>The letters, digits and inner stops before an index, the last part of a hyphened word; empty where it is too long to be an abbreviation.</summary>
    private static ReadOnlySpan<char> WordBefore(string text, int sentenceStart, int end)
    {
        var start = end;
        while (start > sentenceStart && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '\'' or '’'))
        {
            start--;
            if (end - start > MaxAbbreviationLength)
            {
                // A long word, told apart from none at all.
                return text.AsSpan(start, end - start);
            }
        }

        return text.AsSpan(start, end - start).TrimStart(".'’");
    }

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        if (!word.Contains('.'))
        {
            return false;
        }

        foreach (var part in word.Split('.'))
        {
            var letters = word[part];
            if (letters.Length is 0 or > 2 || !char.IsLetter(letters[0]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllDigits(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    /// <summary>"DR" is "Dr"; a word that is not all capitals stays.</summary>
    private static ReadOnlySpan<char> InTitleCase(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 6 || word.ContainsAnyExceptInRange('A', 'Z'))
        {
            return word;
        }

        return string.Concat(word[..1], word[1..].ToString().ToLowerInvariant());
    }

    /// <summary>"It was over. … Nobody spoke": the sentence has ended before the dots.</summary>
    private static bool FollowsStop(string text, int sentenceStart, int index)
    {
        const int Farthest = 4;
        for (var i = index - 1; i > sentenceStart && index - i <= Farthest; i--)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return text[i] is '.' or '!' or '?';
            }
        }

        return false;
    }

    /// <summary>"in Salem, N.J. Nobody": a state after its town; inside a sentence a comma follows it.</summary>
    private static bool FollowsComma(string text, int index) =>
        index >= 2 && char.IsWhiteSpace(text[index - 1]) && text[index - 2] == ',';

    private static int SkipOpeners(string text, int index, int limit)
    {
        while (index < limit && text[index] is '“' or '‘' or '"' or '\'' or '’' or '„' or '‚' or '«' or '‹' or '»' or '›' or '(' or '[' or '{' or '¿' or '¡')
        {
            index++;
            if (index < limit && text[index] is '\u00A0' or '\u202F')
            {
                index++;
            }
        }

        return index;
    }

    private static bool HasQuoteMark(string text, Stop stop) =>
        text.AsSpan(stop.RunEnd, stop.End - stop.RunEnd).ContainsAny(ClosingMarks);

    private static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '‽';

    private static bool IsCloser(string text, int index, int limit)
    {
        switch (text[index])
        {
            case '”' or '’' or '"' or '\'' or ')' or ']' or '}' or '»' or '›':
                return true;
            case '«' or '‹':
                // German closing marks; French opening ones never cling to a full stop.
                return index + 1 >= limit || char.IsWhiteSpace(text[index + 1]);
            case ' ' or '\u00A0' or '\u202F':
                // French blanks before a closing mark; a German opening one clings to the next word.
                return index + 1 < limit && text[index + 1] is '»' or '›' && (index + 2 >= limit || !char.IsLetterOrDigit(text[index + 2]));
            default:
                return false;
        }
    }
}
