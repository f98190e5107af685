using System.Globalization;
using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Speech.Engines.Stub;

/// <summary>What the stub accepts as spoken text, and its words.</summary>
internal static class StubText
{
    private const string Punctuation = ".,;:?!'\"()-\u2010\u2011\u2013\u2014\u2026\u2018\u2019\u201C\u201D";

    /// <summary>The first character that no engine should be handed, described; null where the text is good.</summary>
    public static string? FindFault(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpoken = Rune.IsLetter(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.SpaceSeparator
                || (rune.IsBmp && Punctuation.Contains((char)rune.Value, StringComparison.Ordinal));
            if (!isSpoken)
            {
                return string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4} ({Rune.GetUnicodeCategory(rune)})");
            }
        }

        return null;
    }

    /// <summary>Words with the pause mark that follows them; punctuation is trimmed from the spans.</summary>
    public static IEnumerable<(TextSpan Span, char Mark)> Words(string text)
    {
        var end = 0;
        while (end < text.Length)
        {
            var start = end;
            while (start < text.Length && !char.IsLetter(text[start]) && !char.IsSurrogate(text[start]))
            {
                start++;
            }

            end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('\u2013' or '\u2014' or '\u2026'))
            {
                end++;
            }

            var last = end;
            while (last > start && Punctuation.Contains(text[last - 1], StringComparison.Ordinal))
            {
                last--;
            }

            if (last > start)
            {
                yield return (new TextSpan(start, last), MarkAfter(text, last));
            }
        }
    }

    private static char MarkAfter(string text, int index)
    {
        for (; index < text.Length && !char.IsLetter(text[index]); index++)
        {
            if (text[index] is '.' or '?' or '!')
            {
                return '.';
            }

            if (text[index] is ',' or ';' or ':' or '\u2013' or '\u2014' or '\u2026')
            {
                return ',';
            }
        }

        return ' ';
    }
}
