using System.Globalization;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>Bylines as pages print them, trimmed to the names.</summary>
internal static class BylineText
{
    private const int MostWords = 14;

    private static readonly string[] Openings =
        ["by ", "by: ", "written by ", "posted by ", "words by ", "text by ", "story by ", "reported by ", "author: ", "authors: ", "author ", "von ", "por ", "publicado por ", "par ", "di ", "door ", "av ", "af ", "text: "];

    private static readonly string[] Stops =
    [
        " / ", " - ", " – ", " — ", ", Updated", " Updated", " Published", " Posted", " Publish date", " Last updated", " on ", " View ", " Follow", " Contact", " See more", " publiziert", " veröffentlicht", " publicado", " publié",
        " Monday", " Tuesday", " Wednesday", " Thursday", " Friday", " Saturday", " Sunday",
    ];

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly HashSet<string> Agencies = new(["AP", "AFP", "UPI", "BBC", "CNN", "NBC", "CBS", "ABC", "PTI", "ANI", "EFE", "US", "UK", "EU", "UN", "II", "III", "IV", "PHD", "MD"], StringComparer.Ordinal);

    private static readonly HashSet<string> Particles = new(
        ["and", "und", "et", "y", "e", "for", "of", "the", "in", "at", "with", "de", "van", "von", "der", "den", "da", "di", "del", "della", "la", "le", "el", "al", "bin", "ten", "ter", "dos", "du", "zu", "staff", "writer", "correspondent", "reporter", "editor", "special", "to"],
        StringComparer.OrdinalIgnoreCase);

    public static string Trim(string text)
    {
        var name = WithoutOpening(text.Trim(' ', ',', '|', '-', '–', '—', '•', ':', '.'));
        var end = name.IndexOfAny(['|', '•', '·', '@', '(', '\n', '<']);
        name = end > 2 ? name[..end] : name;
        foreach (var stop in Stops)
        {
            var at = name.IndexOf(stop, StringComparison.Ordinal);
            name = at > 3 ? name[..at] : name;
        }

        name = WithoutDate(name);
        return Quiet(name.Replace(" ,", ",", StringComparison.Ordinal).Trim(' ', ',', '|', '-', ':', ';', '.', '–', '—'));
    }

    /// <summary>"Ann Lee 3 May 2031" and "Ann Lee, May 3" to "Ann Lee"; "Theresa May" has no number beside her.</summary>
    private static string WithoutDate(string name)
    {
        var digit = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit <= 3 || name[digit - 1] != ' ')
        {
            return name;
        }

        var before = name[..digit].TrimEnd();
        var word = before.LastIndexOf(' ') + 1;
        return word > 3 && Months.Any(m => before.AsSpan(word).StartsWith(m, StringComparison.OrdinalIgnoreCase)) ? before[..word] : before;
    }

    /// <summary>True where the text opens as bylines do and nothing but names follows.</summary>
    public static bool IsByline(string text) =>
        Openings.Any(o => text.StartsWith(o, StringComparison.OrdinalIgnoreCase) && text.Length > o.Length) && IsNames(Trim(text));

    /// <summary>True for capitalised words with what joins names, and nothing else.</summary>
    public static bool IsNames(string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords && char.IsUpper(words[0][0])
            && Array.TrueForAll(words, w => (char.IsUpper(w[0]) || w is "&" || Particles.Contains(w)) && !w.AsSpan().ContainsAnyInRange('0', '9'));
    }

    /// <summary>The name without the publication behind it: "Ann Lee, The Lantern", "Ann Lee. The Lantern" or "Ann Lee for The Lantern".</summary>
    public static string WithoutSite(string name, string? site)
    {
        var folded = FrontMatterBlocks.Fold(site ?? "");
        foreach (var joint in folded.Length < 3 ? [] : new[] { ". ", ", ", " for ", " of " })
        {
            var at = name.LastIndexOf(joint, StringComparison.Ordinal);
            var tail = at > 3 ? FrontMatterBlocks.Fold(name[(at + joint.Length)..]) : "";
            if (tail.Length >= 3 && (tail == folded || (tail.Length > 5 && folded.StartsWith(tail, StringComparison.Ordinal))))
            {
                return name[..at].TrimEnd();
            }
        }

        return name;
    }

    /// <summary>"Analysis by Ann Lee" to "Ann Lee".</summary>
    private static string WithoutOpening(string name)
    {
        foreach (var opening in Openings)
        {
            if (name.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && name.Length > opening.Length)
            {
                return name[opening.Length..].TrimStart(' ', ':');
            }
        }

        var by = name.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        return by > 0 && name.AsSpan(0, by).Count(' ') <= 1 ? name[(by + 4)..].Trim() : name;
    }

    /// <summary>Names in capitals are a matter of the page's design: "ANN LEE, AP Writer" to "Ann Lee, AP Writer".</summary>
    private static string Quiet(string name)
    {
        var words = name.Split(' ');
        for (var i = 0; i < words.Length;)
        {
            var end = i;
            while (end < words.Length && words[end].Length > 0 && words[end].All(c => !char.IsLetter(c) || char.IsUpper(c)) && words[end].Any(char.IsLetter))
            {
                end++;
                if (words[end - 1][^1] == ',')
                {
                    break;
                }
            }

            // One word in capitals may be an agency's letters; two are a name.
            for (var w = i; end - i >= 2 && w < end; w++)
            {
                words[w] = Agencies.Contains(words[w].Trim(',')) ? words[w] : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words[w].ToLowerInvariant());
            }

            i = Math.Max(end, i + 1);
        }

        return string.Join(' ', words);
    }
}
