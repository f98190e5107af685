using AngleSharp.Html.Parser;
using AudioEdition.Articles.Html;

namespace AudioEdition.Articles.Feeds;

/// <summary>Finds the feeds that a web page names in its head (<c>link rel="alternate"</c>).</summary>
public static class FeedLinks
{
    /// <summary>The feeds in the page's order; a page lists its own first, those of its comments later.</summary>
    /// <param name="source">The page's address, to resolve relative ones.</param>
    /// <param name="content">The page.</param>
    /// <exception cref="ArticleFormatException">The content is no page.</exception>
    public static IReadOnlyList<OutlineFeed> Find(string source, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(source);
        var html = PageDecoder.Decode(source, content.Span);
        NestingGuard.Check(source, html);
        using var document = new HtmlParser().ParseDocument(html);
        var own = FeedAddress.OfSource(source);
        var root = document.QuerySelector("base")?.GetAttribute("href") is { } told ? HttpAddress.Resolve(own, told) ?? own : own;
        var feeds = new List<OutlineFeed>();
        foreach (var link in document.GetElementsByTagName("link").Take(500))
        {
            var isAlternate = (link.GetAttribute("rel") ?? "").Split(' ').Contains("alternate", StringComparer.OrdinalIgnoreCase);
            var isFeed = link.GetAttribute("type")?.Trim().ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/feed+json" or "application/rdf+xml";
            if (isAlternate && isFeed && HttpAddress.Resolve(root, link.GetAttribute("href")) is { } address && !feeds.Exists(f => f.Address == address))
            {
                feeds.Add(new OutlineFeed(Xml.HtmlText.ToLine(link.GetAttribute("title")), address));
            }
        }

        return feeds;
    }
}
