using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Feeds;

/// <summary>OPML 1.0 and 2.0 to the feeds it lists, from all its folders.</summary>
public static class OutlineReader
{
    /// <summary>Most feeds that are taken of one list.</summary>
    public const int MostFeeds = 1_000;

    /// <summary>Reads a list of feeds.</summary>
    /// <param name="source">File name or address; an address serves to resolve relative ones.</param>
    /// <param name="content">The whole file.</param>
    /// <exception cref="ArticleFormatException">It is no OPML, not well-formed, or lists no feed.</exception>
    public static Outline Read(string source, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(source);
        var root = BoundedXml.Load(source, content.Span).Root!;
        if (!root.Name.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArticleFormatException(source, $"{source} is no list of feeds: its root element is <{root.Name.LocalName}>, not <opml>.");
        }

        var own = FeedAddress.OfSource(source);
        var feeds = new List<OutlineFeed>();
        var seen = new HashSet<Uri>();
        foreach (var outline in root.Descendants().Where(e => e.Name.LocalName == "outline"))
        {
            var told = outline.Attributes().FirstOrDefault(a => a.Name.LocalName.Equals("xmlUrl", StringComparison.OrdinalIgnoreCase))?.Value;
            if (feeds.Count < MostFeeds && HttpAddress.Resolve(own, told) is { } address && seen.Add(address))
            {
                feeds.Add(new OutlineFeed(HtmlText.ToLine(outline.Attribute("title")?.Value ?? outline.Attribute("text")?.Value), address));
            }
        }

        return feeds.Count > 0
            ? new Outline(HtmlText.ToLine(root.Descendants().FirstOrDefault(e => e.Name.LocalName == "title")?.Value), feeds)
            : throw new ArticleFormatException(source, $"{source} lists no feed: none of its outlines has an xmlUrl with http or https.");
    }
}
