using System.Globalization;

namespace AudioEdition.Speech.Normalization;

/// <summary>The text that is read, with the looks around that recognizers need.</summary>
internal sealed class Passage(string text, bool british)
{
    /// <summary>No word that matters for a decision is longer; bounds every look around.</summary>
    private const int LongestWord = 40;

    private bool? _shouted;

    public string Text { get; } = text;

    /// <summary>True for <c>en-GB</c>.</summary>
    public bool British { get; } = british;

    /// <summary>True where nearly all is in capitals (a shouted headline), so that capitals tell nothing.</summary>
    public bool Shouted => _shouted ??= IsShouted(Text);

    public char At(int index) => (uint)index < (uint)Text.Length ? Text[index] : '\0';

    public bool IsDigit(int index) => char.IsAsciiDigit(At(index));

    public bool IsLetter(int index) => char.IsLetter(At(index));

    public bool IsLetterOrDigit(int index) => char.IsLetterOrDigit(At(index));

    public bool IsSpace(int index) => (uint)index < (uint)Text.Length && char.IsWhiteSpace(Text[index]);

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '‐' or '‑' or '‒';

    public static bool IsApostrophe(char c) => c is '\'' or '’';

    /// <summary>True where nothing of a word or number stands before <paramref name="index"/>.</summary>
    public bool StartsToken(int index) => !IsLetterOrDigit(index - 1);

    public int DigitsEnd(int index)
    {
        while (IsDigit(index))
        {
            index++;
        }

        return index;
    }

    /// <summary>The end of the letters that start at <paramref name="index"/>.</summary>
    public int WordEnd(int index)
    {
        while (index < Text.Length && (char.IsLetter(Text[index]) || CharUnicodeInfo.GetUnicodeCategory(Text[index]) == UnicodeCategory.NonSpacingMark))
        {
            index++;
        }

        return index;
    }

    public int SkipSpaces(int index)
    {
        var end = Math.Min(index + 4, Text.Length);
        while (index < end && char.IsWhiteSpace(Text[index]))
        {
            index++;
        }

        return index;
    }

    public ReadOnlySpan<char> Slice(int start, int end) => Text.AsSpan(start, end - start);

    /// <summary>The letters at <paramref name="index"/>, at most <see cref="LongestWord"/> of them; may be empty.</summary>
    public ReadOnlySpan<char> WordAt(int index)
    {
        if ((uint)index >= (uint)Text.Length)
        {
            return default;
        }

        var end = index;
        var limit = Math.Min(Text.Length, index + LongestWord);
        while (end < limit && char.IsLetter(Text[end]))
        {
            end++;
        }

        return Text.AsSpan(index, end - index);
    }

    /// <summary>The word after the blanks at <paramref name="index"/>; empty where something else stands there.</summary>
    public ReadOnlySpan<char> NextWord(int index) => IsSpace(index) ? WordAt(SkipSpaces(index)) : default;

    /// <summary>The word before <paramref name="index"/>, over blanks and an abbreviation's full stop; may be empty.</summary>
    public ReadOnlySpan<char> PreviousWord(int index) => PreviousWord(index, out _);

    public ReadOnlySpan<char> PreviousWord(int index, out int start)
    {
        var end = index;
        var limit = Math.Max(0, index - 4);
        while (end > limit && (char.IsWhiteSpace(Text[end - 1]) || Text[end - 1] == '.'))
        {
            end--;
        }

        start = end;
        limit = Math.Max(0, end - LongestWord);
        while (start > limit && char.IsLetter(Text[start - 1]))
        {
            start--;
        }

        return Text.AsSpan(start, end - start);
    }

    /// <summary>True where the sentence can end at <paramref name="index"/>: the text ends, or a new sentence's first word follows.</summary>
    public bool SentenceEndsAt(int index)
    {
        while (index < Text.Length && Text[index] is '"' or '”' or '’' or '\'' or ')' or ']' or '»')
        {
            index++;
        }

        if (index >= Text.Length)
        {
            return true;
        }

        var next = SkipSpaces(index);
        if (next >= Text.Length)
        {
            return true;
        }

        if (next == index)
        {
            return false;
        }

        while (Text[next] is '"' or '“' or '‘' or '\'' or '(' && next + 1 < Text.Length)
        {
            next++;
        }

        // "Dr. A. Holt": a letter with a full stop of its own is an initial.
        if (!char.IsLetter(At(next + 1)) && At(next + 1) == '.' && char.IsLetter(Text[next]))
        {
            return false;
        }

        return char.IsUpper(Text[next]) && Vocabulary.CommonWords.IsSentenceOpener(WordAt(next));
    }

    /// <summary>Up to here no web or mail address starts; noted by who looked.</summary>
    public int NoAddressBefore { get; set; }

    private static bool IsShouted(string text)
    {
        int upper = 0, lower = 0, words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                words += inWord ? 0 : 1;
                inWord = true;
                upper += char.IsUpper(c) ? 1 : 0;
                lower += char.IsLower(c) ? 1 : 0;
            }
            else
            {
                inWord = false;
            }
        }

        // Three words at the least and four letters a word: "NHS GP" is a pair of initialisms, "BREAKING NEWS TODAY" is shouting.
        return words >= 3 && upper > 9 * lower && upper >= 4 * words;
    }
}
