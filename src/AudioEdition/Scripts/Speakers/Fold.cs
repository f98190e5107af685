using System.Globalization;
using System.Text;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Brings a word to the form in which names are compared: lower case, without accents, typographic apostrophes plain.</summary>
internal static class Fold
{
    public static string Word(ReadOnlySpan<char> word)
    {
        Span<char> buffer = word.Length <= 64 ? stackalloc char[64] : new char[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c > 127)
            {
                return Slow(word);
            }

            buffer[i] = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        }

        return new string(buffer[..word.Length].TrimEnd('.'));
    }

    /// <summary>Unicode form C; text with half a character in it is left as it is.</summary>
    public static string Compose(string text) => IsWellFormed(text) ? text.Normalize() : text;

    /// <summary>Unicode form D; text with half a character in it is left as it is.</summary>
    public static string Decompose(string text) => IsWellFormed(text) ? text.Normalize(NormalizationForm.FormD) : text;

    // string.Normalize throws on a lone surrogate, and article text may hold anything.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Slow(ReadOnlySpan<char> word)
    {
        var builder = new StringBuilder(word.Length);
        foreach (var c in Decompose(word.ToString()))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                builder.Append(c is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return builder.ToString().TrimEnd('.');
    }
}
