using System.Globalization;
using System.Text;

namespace AudioEdition.Scripts;

/// <summary>Tells characters that are heard from those that only shape how the others are.</summary>
internal static class Voicing
{
    /// <summary>True where the span holds something that is heard: a letter, a digit, or a sign that is read as a word.</summary>
    public static bool IsVoiced(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVoiced(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a letter, a digit, a currency sign, and the few signs that are read as words; a lone surrogate is silent.</summary>
    public static bool IsVoiced(Rune rune)
    {
        if (rune.IsAscii)
        {
            var c = (char)rune.Value;
            return char.IsAsciiLetterOrDigit(c) || c is '%' or '&' or '@' or '$';
        }

        // EnumerateRunes gives U+FFFD for a lone surrogate; it is a symbol and so silent.
        return Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.CurrencySymbol => true,
            _ => rune.Value is '°' or '№' or '‰',
        };
    }

    /// <summary>Words that are heard, as white space parts them.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var range in text.SplitAny(" \t\r\n\u00A0\u202F\u2003\u2009"))
        {
            if (IsVoiced(text[range]))
            {
                count++;
            }
        }

        return count;
    }
}
