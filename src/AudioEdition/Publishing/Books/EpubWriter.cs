using System.Globalization;
using System.Xml;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Books;

/// <summary>Writes an EPUB 3 whose text is lit while it is read aloud.</summary>
/// <remarks>
/// EPUB 3.3 with Media Overlays: one overlay for each chapter, one clip for each sentence, clips without gap, so that a reader plays the audio through.
/// Times are the programme's own. The words are as written, not as spoken.
/// </remarks>
public static partial class EpubWriter
{
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Ops = "http://www.idpf.org/2007/ops";
    private const string Smil = "http://www.w3.org/ns/SMIL";

    private const string Style =
        """
        body{font-family:serif;line-height:1.5;margin:0 5%}
        h1,h2{line-height:1.2;text-align:left;hyphens:none}
        p{margin:0 0 .8em}
        .standfirst{font-size:1.1em;font-style:italic}
        .byline,.about{color:#555}
        .cover{text-align:center;margin:0}
        .cover img{max-width:100%;max-height:60vh}
        .-epub-media-overlay-active{background-color:#ffe08a;color:#1f1c18}
        """;

    /// <summary>Writes a book.</summary>
    /// <param name="content">What it holds.</param>
    /// <param name="stream">Where to; seekable, left open.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task WriteAsync(BookContent content, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var chapters = BookText.Of(content);
        using var zip = new BookZip(stream);

        // First and stored: that is how a file is known for an EPUB (OCF 3.3, 4.3).
        zip.AddStored("mimetype", "application/epub+zip"u8);
        zip.AddXml("META-INF/container.xml", WriteContainer);
        zip.AddXml("EPUB/package.opf", x => WritePackage(x, content, chapters));
        zip.AddXml("EPUB/nav.xhtml", x => WritePage(x, content, content.Title, () => WriteNavigation(x, content, chapters)));
        zip.AddXml("EPUB/cover.xhtml", x => WritePage(x, content, content.Title, () => WriteCover(x, content)));
        zip.Add("EPUB/style.css", Style.ReplaceLineEndings("\n"));
        for (var i = 0; i < chapters.Count; i++)
        {
            var (chapter, name) = (chapters[i], NameOf(i));
            zip.AddXml($"EPUB/{name}.xhtml", x => WritePage(x, content, chapter.Title, () => WriteChapter(x, chapter)));
            zip.AddXml($"EPUB/{name}.smil", x => WriteOverlay(x, content, chapter, name));
        }

        zip.AddStored("EPUB/cover" + content.Cover.FileExtension, content.Cover.Data.Span);
        await zip.AddFileAsync($"EPUB/{content.AudioName}", content.AudioPath, cancellationToken).ConfigureAwait(false);
    }

    private static string NameOf(int chapter) => string.Create(CultureInfo.InvariantCulture, $"chapter-{chapter + 1:000}");

    /// <summary>A clock value of SMIL: seconds with milliseconds.</summary>
    private static string Clock(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}.{milliseconds % 1000:000}s");

    private static void WriteContainer(XmlWriter xml)
    {
        xml.WriteStartElement("container", "urn:oasis:names:tc:opendocument:xmlns:container");
        xml.WriteAttributeString("version", "1.0");
        xml.WriteStartElement("rootfiles");
        xml.WriteElement("rootfile", null, null, ("full-path", "EPUB/package.opf"), ("media-type", "application/oebps-package+xml"));
        xml.WriteEndDocument();
    }

    private static void WritePage(XmlWriter xml, BookContent content, string title, Action body)
    {
        xml.WriteDocType("html", null, null, null);
        xml.WriteStartElement("html", Xhtml);
        xml.WriteAttributeString("xmlns", "epub", null, Ops);
        xml.WriteAttributeString("lang", content.Script.Locale);
        xml.WriteAttributeString("xml", "lang", null, content.Script.Locale);
        xml.WriteStartElement("head");
        xml.WriteElementString("title", title);
        xml.WriteElement("link", null, null, ("rel", "stylesheet"), ("type", "text/css"), ("href", "style.css"));
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        body();
        xml.WriteEndDocument();
    }

    private static void WriteNavigation(XmlWriter xml, BookContent content, List<BookChapter> chapters)
    {
        xml.WriteStartElement("nav");
        xml.WriteAttributeString("epub", "type", Ops, "toc");
        xml.WriteAttributeString("role", "doc-toc");
        xml.WriteElementString("h1", content.Title);
        xml.WriteStartElement("ol");
        for (var i = 0; i < chapters.Count; i++)
        {
            xml.WriteStartElement("li");
            xml.WriteElement("a", null, chapters[i].Title, ("href", NameOf(i) + ".xhtml"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCover(XmlWriter xml, BookContent content)
    {
        xml.WriteStartElement("section");
        xml.WriteAttributeString("epub", "type", Ops, "cover");
        xml.WriteAttributeString("aria-label", "Cover");
        xml.WriteStartElement("p");
        xml.WriteAttributeString("class", "cover");
        xml.WriteElement("img", null, null, ("src", "cover" + content.Cover.FileExtension), ("alt", content.Title));
        xml.WriteEndElement();
        xml.WriteElement("p", null, content.Disclosure, ("class", "about"));
        xml.WriteEndElement();
    }

    private static void WriteChapter(XmlWriter xml, BookChapter chapter)
    {
        xml.WriteStartElement("section");
        xml.WriteAttributeString("epub", "type", Ops, "chapter");
        xml.WriteAttributeString("id", "chapter");
        xml.WriteAttributeString("role", "doc-chapter");
        xml.WriteAttributeString("aria-label", chapter.Title);
        foreach (var paragraph in chapter.Paragraphs)
        {
            xml.WriteStartElement(paragraph.Kind switch { UnitKind.Headline => "h1", UnitKind.Heading => "h2", _ => "p" });
            if (paragraph.Kind is UnitKind.Standfirst or UnitKind.Byline or UnitKind.Intro or UnitKind.Outro or UnitKind.Disclosure)
            {
                xml.WriteAttributeString("class", paragraph.Kind is UnitKind.Standfirst or UnitKind.Byline ? KebabCase.Of(paragraph.Kind) : "about");
            }

            xml.WriteAttributeString("dir", "auto");
            for (var i = 0; i < paragraph.Runs.Count; i++)
            {
                xml.WriteString(i > 0 ? " " : "");
                WriteRun(xml, paragraph.Runs[i]);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteRun(XmlWriter xml, BookRun run)
    {
        if (run.Speaker is not null)
        {
            xml.WriteStartElement("q");
            xml.WriteAttributeString("title", PublishedText.Title(run.Speaker));
        }

        for (var i = 0; i < run.Sentences.Count; i++)
        {
            xml.WriteString(i > 0 ? " " : "");
            xml.WriteElement("span", null, run.Sentences[i].Text, ("id", run.Sentences[i].Id));
        }

        if (run.Speaker is not null)
        {
            xml.WriteEndElement();
        }
    }

    private static void WriteOverlay(XmlWriter xml, BookContent content, BookChapter chapter, string name)
    {
        xml.WriteStartElement("smil", Smil);
        xml.WriteAttributeString("xmlns", "epub", null, Ops);
        xml.WriteAttributeString("version", "3.0");
        xml.WriteStartElement("body");
        xml.WriteStartElement("seq");
        xml.WriteAttributeString("id", "all");
        xml.WriteAttributeString("epub", "textref", Ops, $"{name}.xhtml#chapter");
        xml.WriteAttributeString("epub", "type", Ops, "chapter");
        foreach (var sentence in chapter.Sentences)
        {
            xml.WriteStartElement("par");
            xml.WriteAttributeString("id", $"p-{sentence.Id}");
            xml.WriteElement("text", null, null, ("src", $"{name}.xhtml#{sentence.Id}"));
            xml.WriteElement("audio", null, null, ("src", content.AudioName), ("clipBegin", Clock(sentence.StartMs)), ("clipEnd", Clock(sentence.EndMs)));
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    }
}
