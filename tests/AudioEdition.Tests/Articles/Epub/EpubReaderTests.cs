using AudioEdition.Articles;
using AudioEdition.Articles.Epub;

namespace AudioEdition.Tests.Articles.Epub;

public sealed class EpubReaderTests
{
    [Fact]
    public void A_novel_gives_its_chapters_in_reading_order()
    {
        var book = EpubReader.Read("novel.epub", BookBuilder.Zip(BookBuilder.Novel()));

        Assert.Equal(("The Lamp Keepers", "en-GB", "Skarholm Press", 2031), (book.Title, book.Language, book.Publisher, book.Published?.Year));
        Assert.Equal(["Ada Holm"], book.Creators);
        Assert.Equal(["1. The Harbour", "2. The Storm"], book.Chapters.Select(c => c.Headline));
        Assert.Equal(
            ["1. The Harbour", "The lamp was lit at dusk, and “subscribe now,” said the keeper, “to the light.” Nobody answered.", "Morning came slowly.", "The boats went out at nine and came back at noon."],
            Kept(book.Chapters[0]));
        Assert.Equal(["Headline 2. The Storm", "BlockQuote Let it blow.", "ListItem A rope", "Paragraph It blew for three days."],
            book.Chapters[1].Blocks.Select(b => $"{b.Kind} {b.Span.In(book.Chapters[1].Text)}"));
    }

    [Fact]
    public void What_is_left_out_of_a_novel_is_cut_with_its_reason()
    {
        var book = EpubReader.Read("novel.epub", BookBuilder.Zip(BookBuilder.Novel()));

        var cuts = book.Chapters.SelectMany(c => c.Cuts.Select(cut => $"{cut.Reason}: {cut.Span.In(c.Text)}")).ToList();
        Assert.Contains("BookMatter: © 2031 Ada Holm. All rights reserved.", cuts);
        Assert.Contains("BookMatter: Ada Holm", cuts);
        Assert.Contains("BookMatter: A map of the island.", cuts);
        Assert.Contains("Footnote: An oil lamp.", cuts);
        Assert.Contains("Footnote: 1 2", cuts);
        Assert.Contains("PageNumber: 7", cuts);
        Assert.Contains("Unreadable: * * *", cuts);
        Assert.All(book.Chapters, ArticleAssert.IsSound);
    }

    [Fact]
    public void Version_2_tells_titles_by_its_ncx_and_parts_by_its_guide()
    {
        var files = BookBuilder.Novel();
        files["OPS/book.opf"] = """
            <package version="2.0" xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc-metadata><dc:title>Old Book</dc:title><dc:creator opf:role="aut">Ada Holm</dc:creator><dc:creator opf:role="trl">Jon Berg</dc:creator>
                <dc:date opf:event="modification">2033-01-01</dc:date><dc:date opf:event="publication">1931-02</dc:date></dc-metadata></metadata>
              <manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="a" href="a.html" media-type="application/xhtml+xml"/><item id="b" href="b.html" media-type="application/xhtml+xml"/></manifest>
              <spine toc="n"><itemref idref="a"/><itemref idref="b"/></spine><guide><reference type="toc" href="a.html"/></guide>
            </package>
            """;
        files["OPS/toc.ncx"] = "<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" \"http://x/ncx.dtd\"><ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"><navMap><navPoint><navLabel><text>First</text></navLabel><content src=\"b.html\"/></navPoint></navMap></ncx>";
        files["OPS/a.html"] = BookBuilder.Page("<p>All the chapters are listed here.</p>");
        files["OPS/b.html"] = BookBuilder.Page("<p>Once<sup><a href=\"#f1\">*</a></sup> upon a time.</p><div><p><a id=\"f1\"/>* Twice, in fact.</p></div>");

        var book = EpubReader.Read("old.epub", BookBuilder.Zip(files));

        Assert.Equal(("Old Book", 1931, 2), (book.Title, book.Published?.Year, book.Published?.Month));
        Assert.Equal(["Ada Holm"], book.Creators);
        Assert.Equal(["First", "Once upon a time."], Kept(Assert.Single(book.Chapters)));
        Assert.Contains(book.Chapters[0].Cuts, c => c.Reason == CutReason.Footnote && c.Span.In(book.Chapters[0].Text).Contains("Twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmlenc#aes128-cbc", true)]
    [InlineData("http://www.idpf.org/2008/embedding", false)]
    public void A_protected_book_is_refused_and_one_with_hidden_typefaces_is_not(string algorithm, bool isProtected)
    {
        var files = BookBuilder.Novel();
        files["META-INF/encryption.xml"] = $"<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"{algorithm}\"/></enc:EncryptedData></encryption>";
        if (isProtected)
        {
            Assert.Contains("DRM", Refusal(BookBuilder.Zip(files)), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(2, EpubReader.Read("novel.epub", BookBuilder.Zip(files)).Chapters.Count);
        }
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/cron.d/evil")]
    [InlineData("C:evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    [InlineData("OPS/../../evil.txt")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name)
    {
        var files = BookBuilder.Novel();
        files[name] = "x";
        Assert.Contains("points outside", Refusal(BookBuilder.Zip(files)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_one_name_are_refused() =>
        Assert.Contains("two files", Refusal(BookBuilder.Zip([.. BookBuilder.Novel(), new("OPS/text/one.xhtml", "x")])), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_unpacks_to_far_more_than_it_is_packed_in_is_refused()
    {
        var files = BookBuilder.Novel();
        files["OPS/text/one.xhtml"] = BookBuilder.Page("<p>" + new string(' ', 8_000_000) + "</p>");
        Assert.Contains("unpacks", Refusal(BookBuilder.Zip(files)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_very_many_files_is_refused_before_they_are_listed()
    {
        var many = Enumerable.Range(0, BookArchive.MostEntries + 1).SelectMany(_ => "PK\u0001\u0002"u8.ToArray());
        Assert.Contains("files in it", Refusal([.. BookBuilder.Zip(BookBuilder.Novel()), .. many]), StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_declared_by_a_text_are_refused()
    {
        var files = BookBuilder.Novel();
        files["OPS/text/one.xhtml"] = "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><html><body><p>&b;</p></body></html>";
        Assert.Contains("document type", Refusal(BookBuilder.Zip(files)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_spine_that_leads_out_of_the_book_reads_nothing_from_there()
    {
        var files = BookBuilder.Novel();
        files["OPS/book.opf"] = files["OPS/book.opf"].Replace("text/two.xhtml", "../../../../etc/passwd", StringComparison.Ordinal).Replace("text/title.xhtml", "file:///etc/passwd", StringComparison.Ordinal);
        Assert.Equal("1. The Harbour", Assert.Single(EpubReader.Read("novel.epub", BookBuilder.Zip(files)).Chapters).Headline);
    }

    [Fact]
    public void A_book_of_pictures_has_nothing_to_narrate()
    {
        var files = BookBuilder.Novel();
        foreach (var name in files.Keys.Where(k => k.StartsWith("OPS/text", StringComparison.Ordinal)).ToList())
        {
            files[name] = BookBuilder.Page("<img src='p.jpg'/>");
        }

        Assert.Throws<NothingToNarrateException>(() => EpubReader.Read("pictures.epub", BookBuilder.Zip(files)));
    }

    [Fact]
    public void A_book_is_told_by_its_content_and_a_broken_chapter_by_the_browsers_rules()
    {
        var files = BookBuilder.Novel();
        files["OPS/text/two.xhtml"] = "<html><body><p>It blew <b>hard<p>for days & nights.</body>";
        var bytes = BookBuilder.Zip(files);

        Assert.Equal(ArticleFormat.Epub, ArticleReader.FormatOf("download", bytes));
        Assert.Equal(["2. The Storm", "It blew hard", "for days & nights."], Kept(EpubReader.Read("b", bytes).Chapters[1]));
    }

    private static string Refusal(byte[] content) => Assert.Throws<ArticleFormatException>(() => EpubReader.Read("bad.epub", content)).Message;

    private static IEnumerable<string> Kept(Article article) => article.Blocks.Select(b => b.Span.In(article.Text));
}
