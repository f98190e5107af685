using System.IO.Compression;
using System.Text;

namespace AudioEdition.Tests.Articles.Epub;

/// <summary>Writes books by hand, good and bad ones.</summary>
internal static class BookBuilder
{
    public const string Container = """
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """;

    /// <summary>A novel of EPUB 3 with all that stands around its two chapters.</summary>
    public static Dictionary<string, string> Novel() => new(StringComparer.Ordinal)
    {
        ["mimetype"] = "application/epub+zip",
        ["META-INF/container.xml"] = Container,
        ["OPS/book.opf"] = """
            <?xml version="1.0" encoding="utf-8"?>
            <package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="id">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>
                <dc:title id="t">The Lamp Keepers</dc:title><dc:creator id="c1">Ada Holm</dc:creator><dc:creator id="c2">Jon Berg</dc:creator>
                <meta refines="#c2" property="role" scheme="marc:relators">ill</meta>
                <dc:language>en_gb</dc:language><dc:date>2031</dc:date><dc:publisher>Skarholm Press</dc:publisher></metadata>
              <manifest>
                <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
                <item id="title" href="text/title.xhtml" media-type="application/xhtml+xml"/>
                <item id="rights" href="text/rights.xhtml" media-type="application/xhtml+xml"/>
                <item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
                <item id="one-b" href="text/one%20b.xhtml" media-type="application/xhtml+xml"/>
                <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
                <item id="map" href="text/map.xhtml" media-type="application/xhtml+xml"/>
                <item id="pic" href="cover.jpg" media-type="image/jpeg"/>
              </manifest>
              <spine><itemref idref="title"/><itemref idref="rights"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="one-b"/><itemref idref="map" linear="no"/><itemref idref="two"/></spine>
            </package>
            """,
        ["OPS/nav.xhtml"] = Page("""
            <nav epub:type="toc"><h1>Contents</h1><ol><li><a href="text/one.xhtml">1. The Harbour</a></li><li><a href="text/two.xhtml#top">2. The Storm</a></li></ol></nav>
            <nav epub:type="page-list"><ol><li><a href="text/one.xhtml#p7">7</a></li></ol></nav>
            """),
        ["OPS/text/title.xhtml"] = Page("<h1>The Lamp Keepers</h1><p>Ada Holm</p><p>Skarholm Press</p>"),
        ["OPS/text/rights.xhtml"] = Page("<p>© 2031 Ada Holm. All rights reserved.</p><p>ISBN 000-0-00-000000-0</p>"),
        ["OPS/text/one.xhtml"] = Page("""
            <h2>1</h2><h2>The Harbour</h2>
            <p>The lamp<a epub:type="noteref" href="#n1">1</a> was lit at dusk, and “subscribe now,” said the keeper, “to the&nbsp;light.”<span epub:type="pagebreak" id="p7">7</span> Nobody answered.</p>
            <p>* * *</p><p>Morning came<sup><a href="notes.xhtml#n2">2</a></sup> slowly.</p>
            <aside epub:type="footnote" id="n1"><p>An oil lamp.</p></aside>
            """),
        ["OPS/text/one b.xhtml"] = Page("<p>The boats went out at nine<a id=\"x\"/> and came back at noon.</p>"),
        ["OPS/text/map.xhtml"] = Page("<p>A map of the island.</p>"),
        ["OPS/text/two.xhtml"] = Page("<h2 id=\"top\">2. The Storm</h2><blockquote><p>Let it blow.</p></blockquote><ul><li>A rope</li></ul><p>It blew for three days.</p>"),
    };

    public static string Page(string body) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="x.js"/></head><body>{body}</body></html>
        """;

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
