using System.Text.Json;
using AngleSharp.Dom;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <content>The authors.</content>
internal sealed partial class PageMetadata
{
    private const int LongestByline = 160;

    private static readonly string[] AuthorNames = ["author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "twitter:creator"];

    private string? Byline(string? site)
    {
        var told = _article is { ValueKind: JsonValueKind.Object } article && article.TryGetProperty("author", out var author)
            ? Names(JsonLd.Texts(author, "name").Select(n => _names.GetValueOrDefault(n, n)), site)
            : null;
        told ??= Names(MetaAuthors(), site);
        told ??= Names(_elements.Authors.Take(4).Select(e => e.GetAttribute("content") ?? Spaced(e)), site);
        return told ?? Names(Printed(), site);
    }

    /// <summary>Who signs on the page has written it; metadata often name who entered it. Where both name the same people, the metadata's form is cleaner.</summary>
    private static string? PrintedByline(FrontMatter known, PageHead head)
    {
        if (head.Byline() is not { } printed || Names([printed], known.Site) is not { } names)
        {
            return known.Byline;
        }

        var told = FrontMatterBlocks.Fold(known.Byline ?? "");
        return names.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Any(w => w.Length > 3 && told.Contains(FrontMatterBlocks.Fold(w), StringComparison.Ordinal)) ? known.Byline : names;
    }

    private IEnumerable<string> MetaAuthors() =>
        AuthorNames.Where(_meta.ContainsKey).Select(n => _meta[n]).Where(v => v[0] != '@').Take(1);

    /// <summary>What stands in an element named byline or author, above all else the first.</summary>
    private IEnumerable<string> Printed() =>
        _elements.Bylines.Select(Spaced).Where(t => t.Length is > 4 and < 90 && t.Contains(' ', StringComparison.Ordinal)).Take(1);

    /// <summary>The texts of an element, parted where they are of different elements: "Ann Lee" and "Northwire" are two things, "By" and "Ann Lee" one.</summary>
    private static string Spaced(IElement element)
    {
        var all = "";
        foreach (var text in element.Descendants<IText>().Take(40).Select(t => TextCleaner.Collapse(t.Data)).Where(t => t.Length > 0))
        {
            var parts = all.Length > 0 && char.IsLetter(all[^1]) && char.IsUpper(text[0]) && !JoinsNames(all[(all.LastIndexOf(' ') + 1)..]);
            all = all.Length == 0 ? text : parts ? $"{all}, {text}" : $"{all} {text}";
        }

        return all;
    }

    private static bool JoinsNames(string word) => word.ToLowerInvariant() is "by" or "and" or "von" or "por" or "par" or "di" or "und" or "et" or "y" or "e" or "author" or "of" or "for" or "the";

    /// <summary>Real names, each once; no addresses, no publication.</summary>
    private static string? Names(IEnumerable<string> texts, string? site)
    {
        var names = new List<string>();
        foreach (var text in texts)
        {
            var name = Clean(text);
            if (name is null || name.Contains("://", StringComparison.Ordinal) || name.Contains('{', StringComparison.Ordinal) || name.Contains("www.", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || name.Length > LongestByline)
            {
                continue;
            }

            name = BylineText.WithoutSite(BylineText.Trim(name), site);
            if (name.Length >= 3 && !IsLogin(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase) && FrontMatterBlocks.Fold(name) is var folded && !IsSite(folded, site) && folded is not ("admin" or "staff" or "unknown"))
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? null : string.Join(", ", names.Take(6));
    }

    /// <summary>"mjones2" is the name of an account, not of a person.</summary>
    private static bool IsLogin(string name) => !name.Contains(' ', StringComparison.Ordinal) && char.IsAsciiLetterLower(name[0]);

    /// <summary>"Lantern" and "lantern.example" for "The Lantern": the publication itself.</summary>
    private static bool IsSite(string folded, string? site) => FrontMatterBlocks.Fold(site ?? "") is { Length: > 2 } name && (folded == name || (name.StartsWith(folded, StringComparison.Ordinal) && site!.Contains('.', StringComparison.Ordinal)));
}
