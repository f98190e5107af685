using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Feeds;

/// <summary>Bytes to <see cref="Feed"/>: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.</summary>
/// <remarks>
/// Lenient where real feeds err (dates, missing identifiers, relative addresses, HTML's named characters, wrong encodings), strict where it is
/// dangerous (document types, depth, size): a fault in one item costs that item's field, never the feed.
/// </remarks>
public static class FeedReader
{
    /// <summary>Largest feed that is read, in bytes.</summary>
    public const int MaxBytes = 20_000_000;

    /// <summary>Most items that are read; a feed lists its newest first.</summary>
    public const int MostItems = 5_000;

    /// <summary>Reads a feed.</summary>
    /// <param name="source">File name or address; an address serves to resolve relative ones.</param>
    /// <param name="content">The whole file.</param>
    /// <exception cref="ArticleFormatException">It is no feed, not well-formed, too large, or has a document type that declares something.</exception>
    public static Feed Read(string source, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (content.Length > MaxBytes)
        {
            throw new ArticleFormatException(source, $"{source} has more than {MaxBytes / 1_000_000} MB; no feed that is read has. Check that it is the right file.");
        }

        var feed = FormatSniffer.IsJson(content.Span) ? JsonFeedReader.Read(source, content.Span) : ReadXml(source, BoundedXml.Load(source, content.Span));
        return feed with { Items = Distinct(feed.Items) };
    }

    private static Feed ReadXml(string source, XDocument document)
    {
        var root = document.Root!;
        return root.Name.LocalName.ToLowerInvariant() switch
        {
            "rss" or "rdf" => RssReader.Read(source, root),
            "feed" => AtomReader.Read(source, root),
            "opml" => throw new ArticleFormatException(source, $"{source} is a list of feeds (OPML), not a feed. Give it where lists are taken, or one of its feeds."),
            var name => throw new ArticleFormatException(source, $"{source} is no feed: its root element is <{name}>, not <rss>, <rdf:RDF> or <feed>."),
        };
    }

    /// <summary>Feeds that list an item twice mean one item; the first is the newer.</summary>
    private static List<FeedItem> Distinct(IReadOnlyList<FeedItem> items)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. items.Take(MostItems).Where(i => seen.Add(i.Id))];
    }

    /// <summary>The identifier, or what stands in for one.</summary>
    internal static string Identify(string? id, Uri? address, string? title, DateTimeOffset? published, string? text)
    {
        if (!string.IsNullOrWhiteSpace(id))
        {
            return id.Trim();
        }

        return address?.AbsoluteUri
            ?? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{title}\n{published?.UtcTicks}\n{(title is null ? text : null)}"))));
    }
}
