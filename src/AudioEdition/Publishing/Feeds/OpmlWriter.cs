using System.Xml;

namespace AudioEdition.Publishing.Feeds;

/// <summary>Writes a list of feeds that apps import: OPML 2.0.</summary>
public static class OpmlWriter
{
    /// <summary>Writes a list.</summary>
    /// <param name="title">What the list is called.</param>
    /// <param name="channels">The feeds, in order.</param>
    /// <returns>UTF-8 without a mark, Unix newlines; equal input gives equal bytes.</returns>
    public static byte[] Write(string title, IReadOnlyList<PodcastChannel> channels)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(channels);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, PodcastFeedWriter.XmlSettings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", PublishedText.Title(title));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var channel in channels)
            {
                xml.WriteElement(
                    "outline",
                    null,
                    null,
                    ("type", "rss"),
                    ("text", channel.Title),
                    ("title", channel.Title),
                    ("xmlUrl", channel.Address.AbsoluteUri),
                    ("htmlUrl", channel.Link.AbsoluteUri),
                    ("language", channel.Language),
                    ("description", channel.Description));
            }

            xml.WriteEndDocument();
        }

        return stream.ToArray();
    }
}
