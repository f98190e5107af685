using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>What a page tells of its article beside the body: JSON-LD, Open Graph and other meta elements, microdata, and the page itself.</summary>
internal sealed partial class PageMetadata
{
    private static readonly string[] DateNames =
    [
        "article:published_time", "datePublished", "article.published", "og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "pubdate",
        "publishdate", "publish-date", "date", "cxenseparse:recs:publishtime", "article:published", "originalpublicationdate", "dateCreated",
    ];

    private readonly IDocument _document;
    private readonly string _source;
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly PageElements _elements;
    private readonly JsonElement? _article;

    /// <summary>Gathers what there is.</summary>
    /// <param name="document">The page.</param>
    /// <param name="source">Its address or file name; an address serves to resolve relative ones.</param>
    public PageMetadata(IDocument document, string source)
    {
        _document = document;
        _source = source;
        _elements = PageElements.Collect(document);
        _article = JsonLd.FindArticle(_elements.Scripts, _names);
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

    /// <summary>What the metadata and the page's elements tell, before it is known where the article stands.</summary>
    public FrontMatter Read()
    {
        var address = Canonical();
        var title = PageTitle.Parse(Clean(_document.Title));
        var site = Site(title, address);
        return new FrontMatter
        {
            Headline = Headline(site, title, address),
            Byline = Byline(site ?? (title?.Pieces is { Count: > 1 } pieces ? pieces[^1] : null)),
            Published = Published() ?? Date(_elements.Time?.GetAttribute("datetime")) ?? Date(JsonLd.Text(_article, "dateCreated")),
            Language = Language(),
            Site = site,
            CanonicalAddress = address,
            LeadImage = Image(),
            Rights = RightsReader.Read(_elements, _article),
            IsFree = IsFree(),
            ToldWords = int.TryParse(JsonLd.Text(_article, "wordCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var words) ? words : null,
            ToldBody = JsonLd.Text(_article, "articleBody"),
            Description = First("og:description", "description", "twitter:description", "dc.description") ?? Clean(JsonLd.Text(_article, "description")),
        };
    }

    /// <summary>Sets right what the page prints otherwise above its first paragraph.</summary>
    public FrontMatter WithPrinted(FrontMatter known, PageHead head) => known with
    {
        Headline = PrintedHeadline(known, head) ?? known.Headline,
        Byline = PrintedByline(known, head),
        Published = Published() ?? Near(head.Published(known.Language), known.Published) ?? AddressDate(known.CanonicalAddress),
    };

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

    /// <summary>The machine's date where it tells the clock of the printed day; else the printed one.</summary>
    private static DateTimeOffset? Near(DateTimeOffset? printed, DateTimeOffset? told) =>
        printed is null || (told is not null && (told.Value - printed.Value).Duration() < TimeSpan.FromHours(36)) ? told : printed;

    /// <summary>"/2031/06/14/" in an address.</summary>
    private static DateTimeOffset? AddressDate(Uri? address)
    {
        var parts = address?.Segments.Select(p => p.Trim('/')).ToList() ?? [];
        for (var i = 0; i + 2 < parts.Count; i++)
        {
            if (parts[i].Length == 4 && DateTimeOffset.TryParseExact($"{parts[i]}-{parts[i + 1]}-{parts[i + 2]}", ["yyyy-M-d", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date.Year > 1990)
            {
                return date;
            }
        }

        return null;
    }

    private DateTimeOffset? Published()
    {
        var published = _elements.Property("datePublished");
        return Date(JsonLd.Text(_article, "datePublished"))
            ?? Date(First(DateNames))
            ?? Date(published?.GetAttribute("datetime") ?? published?.GetAttribute("content") ?? published?.TextContent);
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

    private Uri? Canonical() =>
        Address(_elements.Canonical?.GetAttribute("href")) ?? Address(First("og:url")) ?? Address(JsonLd.Text(_article, "url", "url"));

    private Uri? Image() =>
        Address(First("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")) ?? Address(JsonLd.Text(_article, "image", "url"));

    private Uri? Address(string? text) => HttpAddress.Resolve(HttpAddress.Resolve(null, _source), text);
}
