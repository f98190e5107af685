using System.Globalization;
using System.Xml;

namespace AudioEdition.Publishing.Books;

public static partial class EpubWriter
{
    private const string Opf = "http://www.idpf.org/2007/opf";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Stands where the article tells no date: the standard asks for one, and the clock's would make every build another book.</summary>
    private static readonly DateTimeOffset NoDate = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static void WritePackage(XmlWriter xml, BookContent content, List<BookChapter> chapters)
    {
        xml.WriteStartElement("package", Opf);
        xml.WriteAttributeString("version", "3.0");
        xml.WriteAttributeString("unique-identifier", "id");
        xml.WriteAttributeString("xml", "lang", null, content.Script.Locale);
        WriteMetadata(xml, content, chapters);
        xml.WriteStartElement("manifest");
        Item(xml, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
        Item(xml, "cover", "cover.xhtml", "application/xhtml+xml");
        Item(xml, "cover-image", "cover" + content.Cover.FileExtension, content.Cover.MediaType, "cover-image");
        Item(xml, "style", "style.css", "text/css");
        Item(xml, "audio", content.AudioName, content.AudioMediaType);
        for (var i = 0; i < chapters.Count; i++)
        {
            var name = NameOf(i);
            xml.WriteElement("item", null, null, ("id", name), ("href", name + ".xhtml"), ("media-type", "application/xhtml+xml"), ("media-overlay", name + "-overlay"));
            Item(xml, name + "-overlay", name + ".smil", "application/smil+xml");
        }

        xml.WriteEndElement();
        xml.WriteStartElement("spine");
        xml.WriteElement("itemref", null, null, ("idref", "cover"));
        for (var i = 0; i < chapters.Count; i++)
        {
            xml.WriteElement("itemref", null, null, ("idref", NameOf(i)));
        }

        xml.WriteEndDocument();
    }

    private static void WriteMetadata(XmlWriter xml, BookContent content, List<BookChapter> chapters)
    {
        var article = content.Script.Cast.Script.Article;
        xml.WriteStartElement("metadata");
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteElement("identifier", DublinCore, content.Identifier, ("id", "id"));
        xml.WriteElementString("title", DublinCore, content.Title);
        xml.WriteElementString("language", DublinCore, content.Script.Locale);
        OptionalDublin(xml, "creator", article.Byline);
        OptionalDublin(xml, "publisher", article.Site);
        OptionalDublin(xml, "date", article.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        OptionalDublin(xml, "source", article.CanonicalAddress is { IsAbsoluteUri: true } address ? address.AbsoluteUri : null);
        OptionalDublin(xml, "description", article.Standfirst);
        Meta(xml, "dcterms:modified", (article.Published ?? NoDate).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        for (var i = 0; i < chapters.Count; i++)
        {
            Meta(xml, "media:duration", Clock(chapters[i].EndMs - chapters[i].StartMs), $"#{NameOf(i)}-overlay");
        }

        Meta(xml, "media:duration", Clock(chapters.Sum(c => c.EndMs - c.StartMs)));
        Meta(xml, "media:narrator", "Synthetic voices");
        Meta(xml, "media:active-class", "-epub-media-overlay-active");
        Meta(xml, "media:playback-active-class", "-epub-media-overlay-playing");
        foreach (var (property, value) in BookAccess.Properties)
        {
            Meta(xml, $"schema:{property}", value);
        }

        Meta(xml, "schema:accessibilitySummary", $"{BookAccess.Summary} {content.Disclosure}");
        xml.WriteEndElement();
    }

    private static void OptionalDublin(XmlWriter xml, string name, string? text)
    {
        if (PublishedText.Shorten(text, 1000) is { Length: > 0 } line)
        {
            xml.WriteElementString(name, DublinCore, line);
        }
    }

    private static void Meta(XmlWriter xml, string property, string value, string? refines = null) =>
        xml.WriteElement("meta", null, value, ("property", property), ("refines", refines));

    private static void Item(XmlWriter xml, string id, string href, string mediaType, string? properties = null) =>
        xml.WriteElement("item", null, null, ("id", id), ("href", href), ("media-type", mediaType), ("properties", properties));
}
