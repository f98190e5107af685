using System.Xml.Linq;
using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Feeds;

/// <summary>RSS 0.9x, 2.0 and 1.0 (RDF) with the modules that news uses: content, Dublin Core, Atom links, Media RSS, iTunes.</summary>
internal static class RssReader
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace DublinTerms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";
    private static readonly XNamespace ITunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static Feed Read(string source, XElement root)
    {
        var channel = Core(root, "channel") ?? root;
        var own = FeedAddress.OfSource(source);
        var site = HttpAddress.Resolve(FeedAddress.BaseOf(channel, own), Core(channel, "link")?.Value);
        return new Feed
        {
            Title = HtmlText.ToLine(Core(channel, "title")?.Value) ?? source,
            Address = site,
            Language = LanguageTag.Normalize(Core(channel, "language")?.Value ?? channel.Element(DublinCore + "language")?.Value),
            // In RSS 1.0 the items stand beside the channel.
            Items = [.. Items(channel).Concat(ReferenceEquals(channel, root) ? [] : Items(root)).Take(FeedReader.MostItems).Select(i => ReadItem(i, own ?? site))],
        };
    }

    private static FeedItem ReadItem(XElement item, Uri? feed)
    {
        var root = FeedAddress.BaseOf(item, feed);
        var guid = Core(item, "guid");
        var address = AddressOf(item, guid, root);
        var published = FeedDate.Parse(Core(item, "pubDate")?.Value) ?? FeedDate.Parse(item.Element(DublinCore + "date")?.Value) ?? FeedDate.Parse(item.Element(AtomReader.Atom + "published")?.Value);
        var updated = FeedDate.Parse(item.Element(DublinTerms + "modified")?.Value) ?? FeedDate.Parse(item.Element(AtomReader.Atom + "updated")?.Value);
        var title = HtmlText.ToLine(Core(item, "title")?.Value ?? item.Element(DublinCore + "title")?.Value);
        var summary = Html(Core(item, "description"));
        var content = Html(item.Element(Content + "encoded")) ?? Html(item.Element(AtomReader.Atom + "content")) ?? (item.Element(Xhtml + "body") is { } body ? HtmlText.OfXhtml(body, inner: true) : null);
        return new FeedItem
        {
            Id = FeedReader.Identify(guid?.Value, address, title, published, content ?? summary),
            Title = title,
            Address = address,
            Published = published ?? updated,
            Updated = updated,
            Authors = Authors(item),
            ContentHtml = content,
            SummaryHtml = summary,
            Picture = Picture(item, root),
        };
    }

    private static IEnumerable<XElement> Items(XElement parent) => parent.Elements().Where(e => e.Name.LocalName == "item" && IsCore(e));

    /// <summary>An element of RSS itself: of no namespace, or of one that some version gave it; never a module's of the same name.</summary>
    private static XElement? Core(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && IsCore(e));

    private static bool IsCore(XElement element) => element.Name.NamespaceName is "" or "http://purl.org/rss/1.0/" or "http://backend.userland.com/rss2" or "http://backend.userland.com/RSS2"
        or "http://my.netscape.com/rdf/simple/0.9/" or "http://channel.netscape.com/rdf/simple/0.9/" or "http://purl.org/net/rss1.1#";

    private static Uri? AddressOf(XElement item, XElement? guid, Uri? root) =>
        HttpAddress.Resolve(root, Core(item, "link")?.Value)
        ?? HttpAddress.Resolve(root, item.Elements(AtomReader.Atom + "link").FirstOrDefault(l => l.Attribute("rel")?.Value is null or "alternate")?.Attribute("href")?.Value)
        // RSS 2.0: a guid is an address unless it says that it is none.
        ?? (guid is not null && !string.Equals(guid.Attribute("isPermaLink")?.Value.Trim(), "false", StringComparison.OrdinalIgnoreCase) ? HttpAddress.Resolve(null, guid.Value) : null);

    private static string? Html(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        // Some feeds forget to escape the markup of a description: then the tree is the markup.
        var html = element.HasElements ? HtmlText.OfXhtml(element, inner: true) : element.Value;
        return string.IsNullOrWhiteSpace(html) ? null : html;
    }

    private static List<string> Authors(XElement item)
    {
        var told = item.Elements(DublinCore + "creator").Select(e => e.Value).ToList();
        if (told.Count == 0)
        {
            told.AddRange(item.Elements(AtomReader.Atom + "author").Select(a => a.Element(AtomReader.Atom + "name")?.Value ?? ""));
        }

        if (told.Count == 0 && (Core(item, "author")?.Value ?? item.Element(ITunes + "author")?.Value) is { } author)
        {
            told.Add(FromMailbox(author));
        }

        return [.. told.Select(HtmlText.ToLine).OfType<string>().Select(n => FeedAuthors.Trim(n)).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];
    }

    /// <summary>"desk@example.org (Ada Holm)" and "Ada Holm &lt;desk@example.org&gt;" to the name; an address alone names nobody.</summary>
    private static string FromMailbox(string author)
    {
        var open = author.IndexOf('(', StringComparison.Ordinal);
        var close = author.LastIndexOf(')');
        if (open >= 0 && close > open && author.AsSpan(0, open).Contains('@'))
        {
            return author[(open + 1)..close];
        }

        var angle = author.IndexOf('<', StringComparison.Ordinal);
        var name = angle > 0 ? author[..angle] : author;
        return name.Contains('@', StringComparison.Ordinal) ? "" : name;
    }

    private static Uri? Picture(XElement item, Uri? root)
    {
        var shown = item.Elements(Media + "content").Concat(item.Elements(Media + "group").Elements(Media + "content"))
            .FirstOrDefault(m => m.Attribute("medium")?.Value == "image" || m.Attribute("type")?.Value.StartsWith("image/", StringComparison.Ordinal) == true);
        shown ??= item.Elements(Media + "thumbnail").FirstOrDefault() ?? item.Elements("enclosure").FirstOrDefault(e => e.Attribute("type")?.Value.StartsWith("image/", StringComparison.Ordinal) == true);
        return HttpAddress.Resolve(root, shown?.Attribute("url")?.Value);
    }
}
