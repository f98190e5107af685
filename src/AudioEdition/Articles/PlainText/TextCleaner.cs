using System.Globalization;
using System.Text;

namespace AudioEdition.Articles.PlainText;

/// <summary>Makes any decoded text readable: one kind of newline, Unicode form C, nothing that can neither be seen nor heard.</summary>
internal static class TextCleaner
{
    /// <summary>Cleans a whole text and keeps its lines, each ended by <c>\n</c>.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\u007F')
            {
                clean.Append(c);
                continue;
            }

            switch (c)
            {
                case '\r':
                    clean.Append('\n');
                    i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                    break;
                case '\n' or '\u0085' or '\u2028' or '\u2029' or '\v' or '\f':
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append("    ");
                    break;
                case '\u200C' or '\u200D':
                    // Joiners shape Arabic and Indic words and emoji; between Latin letters they are debris.
                    if (clean.Length > 0 && clean[^1] > '\u024F')
                    {
                        clean.Append(c);
                    }

                    break;
                case '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' or '\u061C':
                case >= '\u202A' and <= '\u202E':
                case >= '\u2066' and <= '\u2069':
                case >= '\uFFF9' and <= '\uFFFB':
                    break;
                default:
                    AppendOther(clean, text, ref i);
                    break;
            }
        }

        // Nearly every text is in that form, and to see it costs no memory; to bring a book into it takes three times its length.
        var cleaned = clean.ToString();
        return cleaned.IsNormalized(NormalizationForm.FormC) ? cleaned : cleaned.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Cleans a piece of text into one line: runs of white space become one blank, none at the ends.</summary>
    public static string CleanLine(string text) => Collapse(Clean(text));

    /// <summary>Runs of white space become one blank, none at the ends.</summary>
    public static string Collapse(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    private static void AppendOther(StringBuilder clean, string text, ref int i)
    {
        var c = text[i];
        if (char.IsSurrogate(c))
        {
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else
            {
                clean.Append('\uFFFD');
            }
        }
        else if (char.IsWhiteSpace(c))
        {
            // Non-breaking and thin spaces part words (and thousands) like any other.
            clean.Append(' ');
        }
        else if (!char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned)
        {
            clean.Append(c);
        }
    }
}
