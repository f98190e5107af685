using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using AudioEdition.Articles;
using AudioEdition.Articles.Feeds;

namespace AudioEdition.Tests.Articles.Feeds;

public sealed class FeedReaderTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet href="feed.xsl"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
          <channel>
            <title>The Skarholm Lantern</title>
            <atom:link rel="self" href="https://lantern.example/feed.xml"/>
            <link>https://lantern.example/</link>
            <language>en-gb</language>
            <item>
              <title>Ferry &amp;amp; harbour: what&#8217;s next</title>
              <media:title>Not this one</media:title>
              <link>/news/ferry</link>
              <guid isPermaLink="false">lantern-77</guid>
              <pubDate>Tue, 3 Jun 31 09:05 EST</pubDate>
              <dc:creator>By Tove Lindqvist</dc:creator>
              <dc:creator>Aksel Brandvold</dc:creator>
              <description>In short&nbsp;&mdash; nothing.</description>
              <content:encoded><![CDATA[<p>The <b>whole</b> text.</p>]]></content:encoded>
              <media:content url="/ferry.jpg" medium="image"/>
            </item>
            <item>
              <guid>https://lantern.example/news/quay</guid>
              <author>desk@lantern.example (Ada Holm)</author>
              <description>AT&T buys the quay</description>
            </item>
            <item><title>No address, no guid</title><pubDate>someday</pubDate></item>
          </channel>
        </rss>
        """;

    [Fact]
    public void Rss_gives_its_items_with_all_that_the_modules_tell()
    {
        var feed = FeedReader.Read("https://lantern.example/feed.xml", Bytes(Rss));

        Assert.Equal(("The Skarholm Lantern", "https://lantern.example/", "en-GB"), (feed.Title, feed.Address?.AbsoluteUri, feed.Language));
        Assert.Equal(3, feed.Items.Count);
        var first = feed.Items[0];
        Assert.Equal(("lantern-77", "Ferry & harbour: what’s next", "https://lantern.example/news/ferry"), (first.Id, first.Title, first.Address?.AbsoluteUri));
        Assert.Equal(new DateTimeOffset(2031, 6, 3, 9, 5, 0, TimeSpan.FromHours(-5)), first.Published);
        Assert.Equal(["Tove Lindqvist", "Aksel Brandvold"], first.Authors);
        Assert.Equal("<p>The <b>whole</b> text.</p>", first.ContentHtml);
        Assert.Equal("In short\u00A0— nothing.", first.SummaryHtml);
        Assert.Equal("https://lantern.example/ferry.jpg", first.Picture?.AbsoluteUri);

        Assert.Equal("https://lantern.example/news/quay", feed.Items[1].Address?.AbsoluteUri);
        Assert.Equal(["Ada Holm"], feed.Items[1].Authors);
        Assert.Equal("AT&T buys the quay", feed.Items[1].SummaryHtml);
        Assert.StartsWith("sha256:", feed.Items[2].Id, StringComparison.Ordinal);
        Assert.Null(feed.Items[2].Published);
    }

    [Fact]
    public void Atom_tells_text_from_markup_by_its_types()
    {
        var feed = FeedReader.Read("atom.xml", Bytes("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb" xml:base="https://lantern.example/blog/">
              <title type="html">The &lt;i&gt;Lantern&lt;/i&gt;</title>
              <link rel="self" href="atom.xml"/><link href="./"/>
              <author><name>Ada Holm</name></author>
              <entry>
                <id>urn:x:1</id><title>Less is &lt;b&gt; more</title><updated>2031-06-03T09:05:00+02:00</updated>
                <link rel="enclosure" href="sound.mp3"/><link rel="alternate" type="text/html" href="one"/>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<a id="p1"/> and two.</p></div></content>
              </entry>
              <entry xml:base="/news/"><id>urn:x:2</id><title>Two</title><published>2031-06-02T00:00:00Z</published><updated>2031-06-04T00:00:00Z</updated>
                <author><name>Tove Lindqvist</name></author>
                <link href="two"/><content type="text">A &lt; B

            Second.</content></entry>
            </feed>
            """));

        Assert.Equal(("The Lantern", "https://lantern.example/blog/", "nb"), (feed.Title, feed.Address?.AbsoluteUri, feed.Language));
        var (one, two) = (feed.Items[0], feed.Items[1]);
        Assert.Equal("Less is <b> more", one.Title);
        Assert.Equal("https://lantern.example/blog/one", one.Address?.AbsoluteUri);
        Assert.Equal("<div><p>One<a id=\"p1\"></a> and two.</p></div>", one.ContentHtml?.Trim());
        Assert.Equal(["Ada Holm"], one.Authors);
        Assert.Equal("https://lantern.example/news/two", two.Address?.AbsoluteUri);
        Assert.Equal("<p>A &lt; B</p>\n<p>Second.</p>\n", two.ContentHtml);
        Assert.Equal(["Tove Lindqvist"], two.Authors);
        Assert.Equal(2, two.Published?.Day);
        Assert.Equal(4, two.Updated?.Day);
    }

    [Fact]
    public void Rss_1_has_its_items_beside_the_channel()
    {
        var feed = FeedReader.Read("old.rdf", Bytes("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="x"><title>Old Lantern</title><link>https://lantern.example/</link></channel>
              <item rdf:about="y"><title>Storm</title><link>https://lantern.example/storm</link><dc:date>2031-06-03</dc:date></item>
            </rdf:RDF>
            """));

        var item = Assert.Single(feed.Items);
        Assert.Equal(("Old Lantern", "Storm", 3), (feed.Title, item.Title, item.Published?.Day));
    }

    [Fact]
    public void Json_feed_gives_text_as_paragraphs()
    {
        var json = Bytes("""
            { "title": "Lantern <3", "version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://lantern.example", "language": "en",
              "authors": [ { "name": "Ada Holm" } ],
              "items": [ { "id": 7, "url": "https://lantern.example/7", "content_text": "A & B.\n\nC.", "date_published": "2031-06-03T09:05:00Z" }, 3, { "id": "8" } ] }
            """);
        var feed = FeedReader.Read("https://lantern.example/feed.json", json);

        Assert.Equal(ArticleFormat.Feed, ArticleReader.FormatOf("feed.json", json));
        Assert.Equal("Lantern <3", feed.Title);
        Assert.Equal(["7", "8"], feed.Items.Select(i => i.Id));
        Assert.Equal("<p>A &amp; B.</p>\n<p>C.</p>\n", feed.Items[0].ContentHtml);
        Assert.Equal(["Ada Holm"], feed.Items[0].Authors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_feed_that_another_program_wrote_is_read_as_it_was_meant(bool atom)
    {
        var date = new DateTimeOffset(2031, 6, 3, 9, 5, 7, TimeSpan.FromHours(2));
        var item = new SyndicationItem("Tides & <times>", SyndicationContent.CreateHtmlContent("<p>High at nine.</p>"), new Uri("https://lantern.example/tides"), "tag:lantern,1", date) { PublishDate = date };
        var feed = new SyndicationFeed("Lantern", "News", new Uri("https://lantern.example/"), [item]);
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream))
        {
            SyndicationFeedFormatter formatter = atom ? new Atom10FeedFormatter(feed) : new Rss20FeedFormatter(feed);
            formatter.WriteTo(writer);
        }

        var read = FeedReader.Read("written.xml", stream.ToArray());

        var only = Assert.Single(read.Items);
        Assert.Equal(("Lantern", "tag:lantern,1", date), (read.Title, only.Id, only.Published));
        Assert.Equal("https://lantern.example/tides", only.Address?.AbsoluteUri);
        Assert.Equal("<p>High at nine.</p>", only.ContentHtml ?? only.SummaryHtml);
        Assert.Equal(atom ? "Tides & <times>" : "Tides &", only.Title);
    }

    [Theory]
    [InlineData("Tue, 03 Jun 2031 09:05:00 GMT", "2031-06-03T09:05:00Z")]
    [InlineData("3 June 2031 9:05 +0200", "2031-06-03T07:05:00Z")]
    [InlineData("Tuesday, 3 Jun 2031 09:05:00 PDT", "2031-06-03T16:05:00Z")]
    [InlineData("Jun 3, 2031 09:05:00 CEST", "2031-06-03T07:05:00Z")]
    [InlineData("03 Jun 98", "1998-06-03T00:00:00Z")]
    [InlineData("2031-06-03T09:05:00.123+02:00", "2031-06-03T07:05:00.123Z")]
    [InlineData("2031-06-03 09:05", "2031-06-03T09:05:00Z")]
    [InlineData("2031-06-03", "2031-06-03T00:00:00Z")]
    [InlineData("Tue, 31 Feb 2031 09:05:00 GMT", null)]
    [InlineData("0000-00-00T00:00:00Z", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Dates_are_read_as_feeds_write_them(string written, string? meant) =>
        Assert.Equal(meant is null ? null : DateTimeOffset.Parse(meant, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, FeedDate.Parse(written)?.UtcDateTime);

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>", "document type")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>", "document type")]
    [InlineData("<rss><channel><title>Half a", "well-formed")]
    [InlineData("<html><body>Page</body></html>", "no feed")]
    [InlineData("<opml version='2.0'/>", "list of feeds")]
    [InlineData("{ \"version\": 1 }", "JSON Feed")]
    [InlineData("just words", "well-formed")]
    [InlineData("", "well-formed")]
    public void What_is_no_feed_or_a_trap_is_refused_by_name(string content, string says)
    {
        var e = Assert.Throws<ArticleFormatException>(() => FeedReader.Read("bad.xml", Bytes(content)));
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
        Assert.Contains("bad.xml", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_that_declares_nothing_is_no_obstacle() =>
        Assert.Equal("Old", FeedReader.Read("r", Bytes("<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://example.org/rss.dtd\"><rss version=\"0.91\"><channel><title>Old</title></channel></rss>")).Title);

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Contains("nests", Assert.Throws<ArticleFormatException>(() => FeedReader.Read("deep.xml", Bytes($"<rss>{deep}</rss>"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "windows-1252")]
    [InlineData("iso-8859-1", "utf-8")]
    [InlineData("iso-8859-2", "iso-8859-2")]
    [InlineData("utf-8", "utf-16")]
    public void The_encoding_is_the_one_that_fits_whatever_is_declared(string declared, string real)
    {
        const string Title = "Frühstück für Jürgen im Café";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?><rss><channel><title>{Title}</title></channel></rss>";
        Assert.Equal(Title, FeedReader.Read("r", (byte[])[.. real == "utf-16" ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]).Title);
    }

    [Fact]
    public void An_item_listed_twice_is_one()
    {
        var feed = FeedReader.Read("r", Bytes("<rss><channel><item><guid>a</guid><title>New</title></item><item><guid>a</guid><title>Old</title></item></channel></rss>"));
        Assert.Equal("New", Assert.Single(feed.Items).Title);
    }

    [Fact]
    public void The_newest_go_by_date_where_all_have_one_else_by_the_feeds_order()
    {
        const string Dated = "<rss><channel><item><guid>a</guid><pubDate>1 Jun 2031</pubDate></item><item><guid>b</guid><pubDate>3 Jun 2031</pubDate></item><item><guid>c</guid>{0}</item></channel></rss>";
        Assert.Equal(["b", "c"], FeedReader.Read("r", Bytes(Dated.Replace("{0}", "<pubDate>2 Jun 2031</pubDate>", StringComparison.Ordinal))).Newest(2).Select(i => i.Id));
        Assert.Equal(["a", "b"], FeedReader.Read("r", Bytes(Dated.Replace("{0}", "", StringComparison.Ordinal))).Newest(2).Select(i => i.Id));
    }

    [Fact]
    public void A_changed_item_has_another_fingerprint()
    {
        var item = FeedReader.Read("r", Bytes(Rss)).Items[0];
        Assert.Equal(item.Fingerprint, FeedReader.Read("other-name", Bytes(Rss.Replace("/news/ferry", "https://lantern.example/news/ferry", StringComparison.Ordinal))).Items[0].Fingerprint);
        Assert.NotEqual(item.Fingerprint, (item with { ContentHtml = "<p>The <b>whole</b> text!</p>" }).Fingerprint);
        Assert.NotEqual(item.Fingerprint, (item with { Title = null }).Fingerprint);
    }

    [Fact]
    public void An_outline_gives_the_feeds_of_all_its_folders_once()
    {
        var content = Bytes("""
            <opml version="2.0"><head><title>My news</title></head><body>
              <outline text="North"><outline text="Isles"><outline text="Lantern" type="rss" xmlUrl="https://lantern.example/feed"/></outline></outline>
              <outline title="Again" text="x" xmlUrl="https://lantern.example/feed"/>
              <outline text="Gull" xmlURL="https://gull.example/atom"/><outline text="local" xmlUrl="file:///etc/passwd"/>
            </body></opml>
            """);
        var outline = OutlineReader.Read("list.opml", content);

        Assert.Equal(ArticleFormat.Outline, ArticleReader.FormatOf("list.opml", content));
        Assert.Equal("My news", outline.Title);
        Assert.Equal(["Lantern https://lantern.example/feed", "Gull https://gull.example/atom"], outline.Feeds.Select(f => $"{f.Title} {f.Address}"));
    }

    [Fact]
    public void A_page_tells_its_feeds()
    {
        var feeds = FeedLinks.Find("https://lantern.example/about/", Bytes("""
            <!doctype html><head><link rel="alternate" hreflang="nb" href="/nb"><link rel="stylesheet alternate" type="text/css" href="x.css">
            <link rel="alternate" type="application/rss+xml" title="News" href="../feed.xml"><link rel=alternate type=application/atom+xml href=javascript:alert(1)></head>
            """));
        Assert.Equal("News https://lantern.example/feed.xml", Assert.Single(feeds.Select(f => $"{f.Title} {f.Address}")));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
