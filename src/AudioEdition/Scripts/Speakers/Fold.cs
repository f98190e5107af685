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

    private static string Slow(ReadOnlySpan<char> word)
    {
        var builder = new StringBuilder(word.Length);
        foreach (var c in word.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                builder.Append(c is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return builder.ToString().TrimEnd('.');
    }
}
