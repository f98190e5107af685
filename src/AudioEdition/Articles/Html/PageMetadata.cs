using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>What a page tells of its article beside the body: JSON-LD, Open Graph and other meta elements, microdata, and the page itself.</summary>
internal sealed class PageMetadata
{
    private const int LongestByline = 160;

    private static readonly string[] AuthorNames = ["author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "twitter:creator"];

    private static readonly string[] DateNames =
    [
        "article:published_time", "datePublished", "article.published", "og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "pubdate",
        "publishdate", "publish-date", "date", "cxenseparse:recs:publishtime", "article:published", "originalpublicationdate", "dateCreated",
    ];

    private readonly IDocument _document;
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly PageElements _elements;
    private readonly JsonElement? _article;

    private PageMetadata(IDocument document)
    {
        _document = document;
        _elements = PageElements.Collect(document);
        _article = JsonLd.FindArticle(_elements.Scripts);
        foreach (var meta in _elements.Metas)
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            var content = TextCleaner.CleanLine(meta.GetAttribute("content") ?? "");
            if (name is not null && content.Length > 0)
            {
                _meta.TryAdd(name, content);
            }
        }
    }

    /// <summary>Reads all of it.</summary>
    /// <param name="document">The page.</param>
    /// <param name="source">Its address or file name; an address serves to resolve relative ones.</param>
    public static FrontMatter Read(IDocument document, string source)
    {
        var page = new PageMetadata(document);
        var site = page.Site();
        return new FrontMatter
        {
            Headline = page.Headline(site),
            Byline = page.Byline(site),
            Published = page.Published(),
            Language = page.Language(),
            Site = site,
            CanonicalAddress = page.Canonical(source),
            LeadImage = page.Image(source),
            Rights = RightsReader.Read(page._elements, page._article),
            IsFree = page.IsFree(),
            ToldWords = int.TryParse(JsonLd.Text(page._article, "wordCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var words) ? words : null,
            ToldBody = JsonLd.Text(page._article, "articleBody"),
            Description = page.First("og:description", "description", "twitter:description", "dc.description") ?? Clean(JsonLd.Text(page._article, "description")),
        };
    }

    private bool? IsFree() => (JsonLd.Text(_article, "isAccessibleForFree") ?? First("article:content_tier"))?.ToLowerInvariant() switch
    {
        "false" or "locked" or "http://schema.org/false" or "https://schema.org/false" => false,
        "true" or "free" => true,
        _ => null,
    };

    private string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_meta.TryGetValue(name, out var content))
            {
                return content;
            }
        }

        return null;
    }

    private static string? Clean(string? text)
    {
        var clean = text is null ? "" : TextCleaner.CleanLine(System.Net.WebUtility.HtmlDecode(text));
        return clean.Length > 0 ? clean : null;
    }

    private string? Site() => First("og:site_name", "application-name", "dc.publisher", "cre") ?? Clean(JsonLd.Text(_article, "publisher"));

    /// <summary>The page's own first heading, where the metadata agree with it; else what they say.</summary>
    private string? Headline(string? site)
    {
        var told = Clean(JsonLd.Text(_article, "headline")) ?? First("og:title", "twitter:title", "dc.title", "title", "headline");
        var title = Clean(_document.Title);
        var known = FrontMatterBlocks.Fold($"{told} {First("og:title")} {title}");
        string? only = null;
        var count = 0;
        foreach (var heading in _elements.Headings.Take(10))
        {
            var text = Clean(heading.TextContent);
            var folded = text is null ? "" : FrontMatterBlocks.Fold(text);
            if (folded.Length < 3 || folded == FrontMatterBlocks.Fold(site ?? ""))
            {
                continue;
            }

            if (folded.Length > 8 && known.Contains(folded, StringComparison.Ordinal))
            {
                return text;
            }

            only ??= text;
            count++;
        }

        var shown = Clean(_elements.Property("headline")?.TextContent);
        var marked = shown is { Length: < 250 } && FrontMatterBlocks.Fold(shown) != FrontMatterBlocks.Fold(site ?? "") ? shown : null;
        // A single heading that shares words with the title is the headline as printed; "og:title" is often written for search engines.
        if (count == 1 && only!.Length < 250 && SharedWords(only, $"{told} {title}") >= 0.5)
        {
            return only;
        }

        return WithoutSite(told ?? marked ?? title ?? only, site);
    }

    private static double SharedWords(string text, string other)
    {
        var words = Tokenizer.Tokenize(text).Select(t => t.Key).Where(k => k.Length > 3).ToHashSet(StringComparer.Ordinal);
        var others = Tokenizer.Tokenize(other).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        return words.Count == 0 ? 0 : (double)words.Count(others.Contains) / words.Count;
    }

    /// <summary>"Bridge opens | The Lantern" to "Bridge opens".</summary>
    private static string? WithoutSite(string? title, string? site)
    {
        if (title is null)
        {
            return null;
        }

        var cut = title.LastIndexOfAny(['|', '»', '·']);
        if (cut < 0)
        {
            foreach (var dash in new[] { " - ", " – ", " — ", " :: " })
            {
                cut = Math.Max(cut, title.LastIndexOf(dash, StringComparison.Ordinal));
            }

            // A dash stands in many titles; only the site's own name behind it is cut.
            var tail = cut < 0 ? "" : FrontMatterBlocks.Fold(title[cut..]);
            var name = FrontMatterBlocks.Fold(site ?? "");
            if (tail.Length == 0 || name.Length == 0 || !(tail.Contains(name, StringComparison.Ordinal) || name.Contains(tail, StringComparison.Ordinal)))
            {
                return title;
            }
        }

        var front = title[..cut].TrimEnd();
        return front.Length >= 8 ? front : title;
    }

    private string? Byline(string? site)
    {
        var told = _article is { ValueKind: JsonValueKind.Object } article && article.TryGetProperty("author", out var author)
            ? Names(JsonLd.Texts(author, "name"), site)
            : null;
        told ??= Names(MetaAuthors(), site);
        told ??= Names(_elements.Authors.Take(4).Select(e => e.GetAttribute("content") ?? Spaced(e)), site);
        return told ?? Names(Printed(), site);
    }

    private IEnumerable<string> MetaAuthors() =>
        AuthorNames.Where(_meta.ContainsKey).Select(n => _meta[n]).Where(v => v[0] != '@').Take(1);

    /// <summary>What stands in an element named byline or author, above all else the first.</summary>
    private IEnumerable<string> Printed() =>
        _elements.Bylines.Select(Spaced).Where(t => t.Length is > 4 and < 90 && t.Contains(' ', StringComparison.Ordinal)).Take(1);

    /// <summary>The texts of an element with a blank between those of different elements: "Ann Lee" and "3 May" are two things.</summary>
    private static string Spaced(IElement element) => TextCleaner.Collapse(string.Join(' ', element.Descendants<IText>().Take(40).Select(t => t.Data)));

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

            name = BylineText.Trim(name);
            if (name.Length >= 3 && !names.Contains(name, StringComparer.OrdinalIgnoreCase) && FrontMatterBlocks.Fold(name) is var folded && folded != FrontMatterBlocks.Fold(site ?? "") && folded is not ("admin" or "staff" or "unknown"))
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? null : string.Join(", ", names.Take(6));
    }

    private DateTimeOffset? Published()
    {
        var published = _elements.Property("datePublished");
        return Date(JsonLd.Text(_article, "datePublished"))
            ?? Date(First(DateNames))
            ?? Date(published?.GetAttribute("datetime") ?? published?.GetAttribute("content") ?? published?.TextContent)
            ?? Date(_elements.Time?.GetAttribute("datetime"))
            ?? Date(JsonLd.Text(_article, "dateCreated"));
    }

    private static DateTimeOffset? Date(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date.Year > 1900 ? date : PrintedDate.Parse(text);
    }

    private string? Language() =>
        LanguageTag.Normalize(_document.DocumentElement.GetAttribute("lang") ?? _document.DocumentElement.GetAttribute("xml:lang"))
        ?? LanguageTag.Normalize(JsonLd.Text(_article, "inLanguage"))
        ?? LanguageTag.Normalize(First("og:locale", "content-language", "language", "dc.language"));

    private Uri? Canonical(string source) =>
        Address(_elements.Canonical?.GetAttribute("href"), source) ?? Address(First("og:url"), source) ?? Address(JsonLd.Text(_article, "url", "url"), source);

    private Uri? Image(string source) =>
        Address(First("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"), source) ?? Address(JsonLd.Text(_article, "image", "url"), source);

    private static Uri? Address(string? text, string source)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2000)
        {
            return null;
        }

        var known = Uri.TryCreate(source, UriKind.Absolute, out var page) && page.Scheme is "http" or "https";
        return (known && Uri.TryCreate(page!, text.Trim(), out var address) || Uri.TryCreate(text.Trim(), UriKind.Absolute, out address)) && address!.Scheme is "http" or "https" ? address : null;
    }
}
