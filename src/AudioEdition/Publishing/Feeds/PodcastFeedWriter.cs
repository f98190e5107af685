using System.Globalization;
using System.Text;
using System.Xml;

namespace AudioEdition.Publishing.Feeds;

/// <summary>Writes a podcast feed: RSS 2.0 with the elements of Apple and of Podcasting 2.0.</summary>
/// <remarks>
/// RSS 2.0.11; Apple's required elements of channel and item; the podcast namespace (podcastindex.org/namespace/1.0). Nothing comes from the clock: the same editions give the
/// same bytes. All text is untrusted and goes through the XML writer.
/// </remarks>
public static partial class PodcastFeedWriter
{
    private const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private const string Podcast = "https://podcastindex.org/namespace/1.0";
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <returns>UTF-8 without a mark, Unix newlines.</returns>
    public static byte[] Write(PodcastFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, XmlSettings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "itunes", null, Itunes);
            xml.WriteAttributeString("xmlns", "podcast", null, Podcast);
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteStartElement("channel");
            WriteChannel(xml, feed);
            foreach (var item in feed.Items)
            {
                WriteItem(xml, feed.Channel, item);
            }

            xml.WriteEndDocument();
        }

        return stream.ToArray();
    }

    /// <summary>The same bytes everywhere.</summary>
    internal static XmlWriterSettings XmlSettings => new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private static void WriteChannel(XmlWriter xml, PodcastFeed feed)
    {
        var channel = feed.Channel;
        xml.WriteElementString("title", channel.Title);
        xml.WriteElementString("link", channel.Link.AbsoluteUri);
        xml.WriteElement("link", Atom, null, ("href", channel.Address.AbsoluteUri), ("rel", "self"), ("type", "application/rss+xml"));
        xml.WriteElementString("description", channel.Description);
        xml.WriteElementString("language", channel.Language);
        if (channel.Copyright is { Length: > 0 } copyright)
        {
            xml.WriteElementString("copyright", copyright);
        }

        if (feed.Items.Count > 0)
        {
            xml.WriteElementString("pubDate", Date(feed.Items[0].Published));
        }

        xml.WriteElementString("generator", "AudioEdition");
        xml.WriteElementString("author", Itunes, channel.Author);
        xml.WriteElementString("type", Itunes, "episodic");
        xml.WriteElementString("explicit", Itunes, channel.Explicit ? "true" : "false");
        xml.WriteElement("image", Itunes, null, ("href", channel.Image.AbsoluteUri));
        foreach (var (name, sub) in channel.Categories)
        {
            xml.OpenElement("category", Itunes, ("text", name));
            if (sub is not null)
            {
                xml.WriteElement("category", Itunes, null, ("text", sub));
            }

            xml.WriteEndElement();
        }

        if (channel.Email is { } email)
        {
            xml.WriteStartElement("owner", Itunes);
            xml.WriteElementString("name", Itunes, channel.Author);
            xml.WriteElementString("email", Itunes, email);
            xml.WriteEndElement();
        }

        xml.WriteElementString("guid", Podcast, channel.Id.ToString());

        // "Written articles with a spoken version attached": the podcast namespace's own words for what this is.
        xml.WriteElementString("medium", Podcast, "newsletter");
        WriteAiContent(xml);
        if (channel.License is { } license)
        {
            xml.WriteElement("license", Podcast, license, ("url", channel.LicenseAddress?.AbsoluteUri));
        }
    }

    private static void WriteAiContent(XmlWriter xml) => xml.WriteElement("txt", Podcast, "true", ("purpose", "ai-content"));

    /// <summary>RFC 2822, in UTC.</summary>
    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";
}
