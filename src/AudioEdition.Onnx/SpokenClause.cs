using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Words up to a punctuation mark.</summary>
/// <param name="FirstWord">Index of its first word in the whole text.</param>
/// <param name="Words">At least one.</param>
/// <param name="Mark">What ends it: one of <c>. ! ? , ; :</c>.</param>
internal sealed record SpokenClause(int FirstWord, IReadOnlyList<SpokenWord> Words, char Mark)
{
    /// <summary>True where a sentence ends with it.</summary>
    public bool EndsSentence => Mark is '.' or '!' or '?';

    /// <summary>The words as the phonemizer is handed them.</summary>
    public string Line => string.Join(' ', Words.Select(w => w.Text));

    /// <summary>Cuts spoken text into clauses. Quotation marks and brackets are not heard; a dash or a bracket is the pause of a comma.</summary>
    public static IReadOnlyList<SpokenClause> Split(string text)
    {
        var clauses = new List<SpokenClause>();
        var words = new List<SpokenWord>();
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (start < text.Length && !IsWordPart(text, start))
            {
                start++;
            }

            var end = start;
            while (end < text.Length && IsInside(text, end))
            {
                end++;
            }

            var mark = StrongestMark(text.AsSpan(at, start - at));
            if (words.Count > 0 && (mark is not ' ' || start == text.Length))
            {
                clauses.Add(new SpokenClause(count - words.Count, [.. words], mark is ' ' ? '.' : mark));
                words.Clear();
            }

            if (end > start)
            {
                words.Add(new SpokenWord(new TextSpan(start, end), Clean(text.AsSpan(start, end - start))));
                count++;
            }

            at = end;
        }

        if (words.Count > 0)
        {
            clauses.Add(new SpokenClause(count - words.Count, [.. words], '.'));
        }

        // Nothing follows the last clause, so it ends as a sentence does.
        if (clauses.Count > 0 && !clauses[^1].EndsSentence)
        {
            clauses[^1] = clauses[^1] with { Mark = '.' };
        }

        return clauses;
    }

    private static bool IsWordPart(string text, int index) => char.IsLetterOrDigit(text, index);

    /// <summary>Letters, and what stands between two of them: apostrophes, hyphens, the points of an abbreviation.</summary>
    private static bool IsInside(string text, int index)
    {
        if (IsWordPart(text, index) || char.IsLowSurrogate(text[index]) || IsCombining(text[index]))
        {
            return true;
        }

        var joins = text[index] is '\'' or '\u2018' or '\u2019' or '\u02BC' or '-' or '\u2010' or '\u2011' or '.' or '&' or '_' or '/' or '@';
        return joins && index + 1 < text.Length && IsWordPart(text, index + 1);
    }

    private static bool IsCombining(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static char StrongestMark(ReadOnlySpan<char> between)
    {
        var mark = ' ';
        foreach (var c in between)
        {
            switch (c)
            {
                case '.' or '!' or '?':
                    return c;
                case ';' or ':':
                    mark = c;
                    break;
                case ',' or '\u2013' or '\u2014' or '\u2015' or '\u2026' or '(' or ')' or '[' or ']' when mark is ' ':
                    mark = ',';
                    break;
                default:
                    break;
            }
        }

        return mark;
    }

    /// <summary>Nothing that the phonemizer takes for a command, and one kind of apostrophe.</summary>
    private static string Clean(ReadOnlySpan<char> word)
    {
        var clean = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            clean.Append(rune.Value switch
            {
                '\u2018' or '\u2019' or '\u02BC' => "'",
                '\u2010' or '\u2011' => "-",
                0xFFFD or '_' or '/' => " ",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }
}
