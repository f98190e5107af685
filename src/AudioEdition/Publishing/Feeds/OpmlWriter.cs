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
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("type", "rss");
                xml.WriteAttributeString("text", channel.Title);
                xml.WriteAttributeString("title", channel.Title);
                xml.WriteAttributeString("xmlUrl", channel.Address.AbsoluteUri);
                xml.WriteAttributeString("htmlUrl", channel.Link.AbsoluteUri);
                xml.WriteAttributeString("language", channel.Language);
                xml.WriteAttributeString("description", channel.Description);
                xml.WriteEndElement();
            }

            xml.WriteEndDocument();
        }

        return stream.ToArray();
    }
}
