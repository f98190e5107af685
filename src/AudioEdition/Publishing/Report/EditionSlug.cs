using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Publishing.Report;

/// <summary>Makes a folder name from a headline, which is untrusted text.</summary>
public static class EditionSlug
{
    /// <summary>Longest slug.</summary>
    public const int MaxLength = 60;

    // Letters that Unicode does not take apart, as newspapers write them in ASCII.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
        ['ħ'] = "h",
    };

    /// <summary>A name of lower-case ASCII letters and digits, words parted by hyphens.</summary>
    /// <param name="headline">Any text; null as well.</param>
    /// <returns>1 to <see cref="MaxLength"/> characters, good on every file system; equal text gives equal names. Text without a letter that can be
    /// written in ASCII is named by its hash (<c>edition-5f2b9c01</c>), so that two such articles do not fall on one folder.</returns>
    public static string Of(string? headline)
    {
        var slug = Shorten(Words(headline ?? ""));
        if (slug.Length == 0)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(headline ?? ""));
            return $"edition-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
        }

        return IsReserved(slug) ? slug + "-edition" : slug;
    }

    private static StringBuilder Words(string text)
    {
        // A title as long as a book is cut before it is taken apart; a lone surrogate is not text.
        var head = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length > 400 ? text[..400] : text));
        var slug = new StringBuilder();
        var parted = false;
        foreach (var c in head.Normalize(NormalizationForm.FormKD))
        {
            var lower = char.ToLowerInvariant(c);
            var plain = char.IsAsciiLetterOrDigit(lower) ? lower.ToString() : Plain.GetValueOrDefault(lower);
            if (plain is not null)
            {
                slug.Append(parted && slug.Length > 0 ? "-" : "").Append(plain);
                parted = false;
            }
            else if (!(c is '\'' or '’' or 'ʼ') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                // "doesn't" stays one word; an accent is no gap.
                parted = true;
            }
        }

        return slug;
    }

    /// <summary>Cuts between words where that keeps at least half.</summary>
    private static string Shorten(StringBuilder slug)
    {
        if (slug.Length <= MaxLength)
        {
            return slug.ToString();
        }

        var cut = slug.ToString(0, MaxLength + 1);
        var hyphen = cut.LastIndexOf('-');
        return hyphen >= MaxLength / 2 ? cut[..hyphen] : cut[..MaxLength];
    }

    /// <summary>Names of devices, which Windows opens instead of a folder.</summary>
    private static bool IsReserved(string slug) => slug is "con" or "prn" or "aux" or "nul"
        || (slug.Length == 4 && (slug.StartsWith("com", StringComparison.Ordinal) || slug.StartsWith("lpt", StringComparison.Ordinal)) && char.IsAsciiDigit(slug[3]));
}
