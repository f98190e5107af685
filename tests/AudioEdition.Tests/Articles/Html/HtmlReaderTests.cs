using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Html;

namespace AudioEdition.Tests.Articles.Html;

public sealed class HtmlReaderTests
{
    private const string Head = """
        <!doctype html><html lang="en-gb"><head><meta charset="utf-8"><title>Ferry Halted After Fire | The Lantern</title>
        <meta property="og:site_name" content="The Lantern"><link rel="canonical" href="https://lantern.example/ferry">
        """;

    private const string Body = """
        <p>A ferry carrying 212 passengers lost power on Saturday after a fire in its engine room, the coast guard said.</p>
        <p>No one was hurt, and the fire was out within 20 minutes of the first alarm.</p>
        <blockquote><p>“Everybody did what they had trained for,” Captain Varela told reporters on the quay.</p></blockquote>
        <h2>What is known</h2>
        <ul><li>The line carries half a million people a year.</li><li>It will stay closed until Tuesday.</li></ul>
        <p>The ship&rsquo;s owner &amp; its insurer said they would look into the matter &lt;soon&gt;.</p>
        """;

    [Fact]
    public void Paragraphs_headings_lists_and_quotes_are_kept_and_entities_decoded_once()
    {
        var article = Page($"{Head}</head><body><article><h1>Ferry Halted After Fire</h1>{Body}</article></body></html>");

        Assert.Equal(
            [BlockKind.Headline, BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.BlockQuote, BlockKind.Heading, BlockKind.ListItem, BlockKind.ListItem, BlockKind.Paragraph],
            article.Blocks.Select(b => b.Kind));
        Assert.EndsWith("The ship’s owner & its insurer said they would look into the matter <soon>.", article.Text, StringComparison.Ordinal);
        ArticleAssert.IsSound(article);
    }

    [Fact]
    public void The_page_tells_title_site_address_and_language()
    {
        var article = Page($"{Head}</head><body><article><h1>Ferry Halted After Fire</h1>{Body}</article></body></html>");

        Assert.Equal("Ferry Halted After Fire", article.Headline);
        Assert.Equal("The Lantern", article.Site);
        Assert.Equal(new Uri("https://lantern.example/ferry"), article.CanonicalAddress);
        Assert.Equal("en-GB", article.Language);
    }

    [Fact]
    public void Linked_data_tells_authors_and_date()
    {
        var article = Page($$"""
            {{Head}}<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Ferry Halted","datePublished":"2031-06-14T10:30:00+02:00",
            "author":[{"@type":"Person","name":"Oona Harju"},{"@type":"Person","name":"Ben Achterberg"}],"image":{"url":"https://lantern.example/f.jpg"},}]}</script></head>
            <body><article><h1>Ferry Halted After Fire</h1>{{Body}}</article></body></html>
            """);

        Assert.Equal("Oona Harju, Ben Achterberg", article.Byline);
        Assert.Equal(new DateTimeOffset(2031, 6, 14, 10, 30, 0, TimeSpan.FromHours(2)), article.Published);
    }

    [Fact]
    public void Open_graph_and_meta_elements_tell_what_linked_data_do_not()
    {
        var article = Page($"""
            {Head}<meta property="og:title" content="Ferry Halted After Fire"><meta name="author" content="By Oona Harju"><meta property="article:published_time" content="2031-06-14">
            <meta property="og:image" content="https://lantern.example/f.jpg"></head><body><div>{Body}</div></body></html>
            """);

        Assert.Equal("Ferry Halted After Fire", article.Headline);
        Assert.Equal("Oona Harju", article.Byline);
        Assert.Equal(2031, article.Published?.Year);
        Assert.Equal(new Uri("https://lantern.example/f.jpg"), article.LeadImage);
    }

    [Fact]
    public void Microdata_and_the_page_itself_tell_the_rest()
    {
        var article = Page($"""
            {Head}</head><body><article><h1>Ferry Halted After Fire</h1><div class="post-byline">by <a>Oona Harju</a> <time datetime="2031-06-14T08:00:00Z">June 14, 2031</time></div>{Body}</article></body></html>
            """);

        Assert.Equal("Oona Harju", article.Byline);
        Assert.Equal(new DateTimeOffset(2031, 6, 14, 8, 0, 0, TimeSpan.Zero), article.Published);
    }

    [Fact]
    public void A_standfirst_above_the_body_is_read_with_the_title()
    {
        var article = Page($"{Head}</head><body><main><header><h1>Ferry Halted After Fire</h1><p class=\"article-dek\">The line to the islands will stay closed until Tuesday, its owner says.</p></header><div class=\"story-body\">{Body}</div></main></body></html>");

        Assert.Equal("The line to the islands will stay closed until Tuesday, its owner says.", article.Standfirst);
        Assert.Equal([BlockKind.Headline, BlockKind.Standfirst, BlockKind.Paragraph], article.Blocks.Take(3).Select(b => b.Kind));
    }

    [Theory]
    [InlineData("<figure><img src=a.jpg><figcaption>The ferry at Port Sella on Saturday morning.</figcaption></figure>", CutReason.Caption)]
    [InlineData("<div class=\"wp-caption-text\">The ferry at Port Sella on Saturday morning.</div>", CutReason.Caption)]
    [InlineData("<div class=\"social-share\">Share this with a friend</div>", CutReason.Share)]
    [InlineData("<ul class=\"links\"><li><a href=1>Ferry line put up for sale</a></li><li><a href=2>Islands ask for a bridge</a></li></ul>", CutReason.Related)]
    [InlineData("<p><a href=1>Islands ask for a bridge to the mainland</a></p>", CutReason.Related)]
    [InlineData("<aside><p>Islands ask for a bridge to the mainland.</p></aside>", CutReason.Related)]
    [InlineData("<form><p>Enter your address to hear from the islands.</p></form>", CutReason.SignUp)]
    [InlineData("<p>Sign up for our weekly newsletter.</p>", CutReason.SignUp)]
    [InlineData("<pre>var x = 1;</pre>", CutReason.Unreadable)]
    public void Furniture_inside_the_body_is_cut_with_its_reason(string furniture, CutReason reason)
    {
        var middle = Body.Replace("<h2>", furniture + "<h2>", StringComparison.Ordinal);
        var article = Page($"{Head}</head><body><article><h1>Ferry Halted After Fire</h1>{middle}</article></body></html>");

        Assert.Equal(8, article.Blocks.Count);
        Assert.Contains(article.Cuts, c => c.Reason == reason);
        Assert.All(article.Cuts, c => Assert.NotEmpty(c.Evidence));
    }

    [Fact]
    public void Text_hidden_from_people_stays_hidden()
    {
        var article = Page($"{Head}</head><body><article><p hidden>Hidden by attribute, this one is.</p><div style=\"display: none\"><p>Hidden by style, this one is.</p></div><script>var hidden = 'by script';</script>{Body}</article></body></html>");

        Assert.DoesNotContain("idden", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_menus_around_the_article_are_no_part_of_it()
    {
        var menu = string.Concat(Numbers(30).Select(i => $"<li><a href=/{i}>Section number {i}</a></li>"));
        var comments = string.Concat(Numbers(20).Select(i => $"<div class=\"comment\"><p>I was on that ferry and saw it all happen, number {i} says, and it was quite a sight to see from the deck.</p></div>"));
        var article = Page($"{Head}</head><body><nav><ul>{menu}</ul></nav><div id=\"content\"><h1>Ferry Halted After Fire</h1><div class=\"entry-content\">{Body}</div></div><div id=\"comments\">{comments}</div></body></html>");

        Assert.DoesNotContain("Section number", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I was on that ferry", article.Text, StringComparison.Ordinal);
        Assert.Contains("<soon>", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_part_paragraphs_where_no_elements_do()
    {
        var article = Page($"{Head}</head><body><div id=story>A ferry lost power on Saturday after a fire on board.<br><br>No one was hurt, and the fire was soon out again.<br>It was the second this year.<br><br>The owner said that the line would open again on Tuesday.</div></body></html>");

        Assert.Equal(3, article.Blocks.Count(b => b.Kind == BlockKind.Paragraph));
        Assert.Contains("out again. It was", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrapper_with_the_name_of_furniture_is_no_furniture()
    {
        var article = Page($"{Head}</head><body><div class=\"sidebar-layout ad-enabled\"><div class=\"share-wrapper\"><h1>Ferry Halted After Fire</h1>{Body}</div></div></body></html>");

        Assert.Equal(8, article.Blocks.Count);
    }

    [Fact]
    public void A_body_told_as_data_serves_where_the_page_shows_next_to_nothing()
    {
        var told = string.Join("\\n\\n", Numbers(8).Select(i => $"The ferry had stopped {i} times that year, the coast guard said, and each time it had gone on after a while."));
        var article = Page($$"""{{Head}}<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry Halted After Fire","articleBody":"{{told}}"}</script></head><body><h1>Ferry Halted After Fire</h1><p>Please enable JavaScript.</p></body></html>""");

        Assert.Equal(8, article.Blocks.Count(b => b.Kind == BlockKind.Paragraph));
    }

    [Fact]
    public void A_declared_charset_is_honoured()
    {
        byte[] page = [.. "<html><head><meta charset=koi8-r></head><body><p>"u8, 0xE6, 0xCF, 0xCE, 0xC4, .. " said on Monday that it would open its doors again.</p></body></html>"u8];

        Assert.Contains("Фонд said", HtmlReader.Read("a.html", page).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_text_holds_nothing_to_narrate() =>
        Assert.Throws<NothingToNarrateException>(() => Page("<html><body><script>x()</script><div><img src=a></div></body></html>"));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>x")]
    public void Nesting_without_end_is_refused(string opening) =>
        Assert.Throws<ArticleFormatException>(() => Page(string.Concat(Enumerable.Repeat(opening, 50_000)) + Body));

    [Fact]
    public void A_page_that_nests_deeper_than_most_is_read() =>
        Assert.Equal(7, Page(string.Concat(Enumerable.Repeat("<div>", 400)) + Body).Blocks.Count(b => b.Kind != BlockKind.Headline));

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Article Page(string html) => HtmlReader.Read("page.html", Encoding.UTF8.GetBytes(html));
}
