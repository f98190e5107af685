using System.Net;
using System.Xml.Linq;
using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Feeds;

/// <summary>Atom 1.0 (RFC 4287), and 0.3 where it differs only by names.</summary>
internal static class AtomReader
{
    public static XNamespace Atom { get; } = "http://www.w3.org/2005/Atom";

    public static Feed Read(string source, XElement root)
    {
        var own = FeedAddress.OfSource(source);
        var siteRoot = FeedAddress.BaseOf(root, own);
        var site = Link(root, siteRoot);
        return new Feed
        {
            Title = HtmlText.ToLine(Title(Child(root, "title"))) ?? source,
            Address = site,
            Language = LanguageTag.Normalize(root.Attribute(XNamespace.Xml + "lang")?.Value),
            Items = [.. root.Elements().Where(e => e.Name.LocalName == "entry").Take(FeedReader.MostItems).Select(e => ReadEntry(e, root, own ?? site))],
        };
    }

    private static FeedItem ReadEntry(XElement entry, XElement feed, Uri? own)
    {
        var address = Link(entry, FeedAddress.BaseOf(entry, own));
        var updated = Date(entry, "updated", "modified");
        var published = Date(entry, "published", "issued", "created") ?? updated;
        var title = HtmlText.ToLine(Title(Child(entry, "title")));
        var content = Html(Child(entry, "content"));
        var summary = Html(Child(entry, "summary"));
        return new FeedItem
        {
            Id = FeedReader.Identify(Child(entry, "id")?.Value, address, title, published, content ?? summary),
            Title = title,
            Address = address,
            Published = published,
            Updated = updated,
            Authors = Authors(entry) is { Count: > 0 } named ? named : Child(entry, "source") is { } from && Authors(from) is { Count: > 0 } there ? there : Authors(feed),
            ContentHtml = content,
            SummaryHtml = summary,
        };
    }

    /// <summary>By local name: an element of Atom, whichever version's namespace it has, never a module's.</summary>
    private static XElement? Child(XElement parent, string name) =>
        parent.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.Namespace == parent.Name.Namespace);

    private static DateTimeOffset? Date(XElement entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (FeedDate.Parse(Child(entry, name)?.Value) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>RFC 4287 §4.2.7.2: without <c>rel</c> a link is an alternate; of several the page is wanted.</summary>
    private static Uri? Link(XElement parent, Uri? root)
    {
        var links = parent.Elements().Where(e => e.Name.LocalName == "link" && e.Name.Namespace == parent.Name.Namespace && e.Attribute("rel")?.Value is null or "" or "alternate").ToList();
        var link = links.Find(l => l.Attribute("type")?.Value is "text/html" or "application/xhtml+xml") ?? links.FirstOrDefault();
        return link is null ? null : HttpAddress.Resolve(FeedAddress.BaseOf(link, root), link.Attribute("href")?.Value);
    }

    /// <summary>Marked as HTML or taken as text (§3.1.1): "&amp;lt;b&gt;" in a text is four characters.</summary>
    private static string? Title(XElement? element) => element is null ? null : TypeOf(element) switch
    {
        "text" => WebUtility.HtmlEncode(element.Value),
        _ => element.Value,
    };

    private static string? Html(XElement? element)
    {
        if (element is null || element.Attribute("src") is not null)
        {
            return null;
        }

        var html = TypeOf(element) switch
        {
            "xhtml" => HtmlText.OfXhtml(element, inner: true),
            "html" => element.HasElements ? HtmlText.OfXhtml(element, inner: true) : element.Value,
            "text" => HtmlText.OfPlainText(element.Value),
            // §4.1.3.3: other types are files in base 64 or XML of other kinds.
            _ => "",
        };
        return string.IsNullOrWhiteSpace(html) ? null : html;
    }

    private static string TypeOf(XElement element) => (element.Attribute("type")?.Value.Trim().ToLowerInvariant(), element.Attribute("mode")?.Value) switch
    {
        ("html" or "text/html", "xml") or ("application/xhtml+xml" or "xhtml", _) => "xhtml",
        ("html" or "text/html", _) => "html",
        (_, "escaped") => "html",
        (null or "" or "text" or "text/plain", _) => element.HasElements ? "xhtml" : "text",
        (var other, _) => other!,
    };

    private static List<string> Authors(XElement parent) =>
        [.. parent.Elements().Where(e => e.Name.LocalName == "author" && e.Name.Namespace == parent.Name.Namespace)
            .Select(a => HtmlText.ToLine(Child(a, "name")?.Value)).OfType<string>()
            .Select(FeedAuthors.Trim).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];
}
