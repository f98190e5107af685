using System.Globalization;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Html;

namespace AudioEdition.Tests.Articles.Html;

public sealed class PageMetadataTests
{
    private const string Body = """
        <p>A ferry carrying 212 passengers lost power on Saturday after a fire in its engine room, the coast guard said.</p>
        <p>No one was hurt, and the fire was out within 20 minutes of the first alarm.</p>
        <p>The line will stay closed until Tuesday, and the ship has been towed to the yard at Kirkby.</p>
        """;

    [Theory]
    [InlineData("<title>Ferry Fire: What We Know About the Sella Line</title>", "<h1>Ferry Halted After Fire on the Sella Line</h1>", "Ferry Halted After Fire on the Sella Line")]
    [InlineData("<title>Home of the Lantern</title>", "<h1>Ferry Halted After Fire</h1>", "Ferry Halted After Fire")]
    [InlineData("<title>Ferry Halted After Fire | The Lantern</title>", "<h2>Ferry Halted After Fire</h2>", "Ferry Halted After Fire")]
    [InlineData("<title>Ferry Halted After Fire - The Lantern</title><link rel=canonical href=https://www.lantern.example/a>", "", "Ferry Halted After Fire")]
    [InlineData("<title>Ferry Halted After Fire | News | The Lantern</title>", "", "Ferry Halted After Fire")]
    [InlineData("<title>Ferry - a Fire and Its Cost</title>", "", "Ferry - a Fire and Its Cost")]
    [InlineData("<title>Ferry Halted After Fire – Notes From the Quay</title>", "<h1><a href=/>Notes From the Quay</a></h1><h2>Ferry Halted After Fire</h2>", "Ferry Halted After Fire")]
    [InlineData("<title>x</title><meta property=og:title content='Why Did the Sella Ferry Burn? Five Questions'>", "<h1>Ferry Burns Off Sella</h1>", "Ferry Burns Off Sella")]
    [InlineData("<title>Ferry Halted After Fire</title>", "<h1>Ferry Halted After Fire</h1><h1>More from the ferry desk</h1>", "Ferry Halted After Fire")]
    public void The_headline_is_the_printed_one_without_the_sites_name(string head, string top, string headline) =>
        Assert.Equal(headline, Page(head, top + Body).Headline);

    [Fact]
    public void A_main_heading_after_the_body_is_another_articles() =>
        Assert.Equal("Ferry Halted After Fire", Page("<title>Ferry Halted After Fire</title>", $"<div>{Body}</div><div class=next><h1>Bakery to open on Mondays</h1></div>").Headline);

    [Theory]
    [InlineData("<meta name=author content='By OONA HARJU, AP Science Writer'>", "", "Oona Harju, AP Science Writer")]
    [InlineData("<meta name=author content='The Lantern'><meta property=og:site_name content='The Lantern'>", "<p class=byline>By Oona Harju</p>", "Oona Harju")]
    [InlineData("<meta name=author content='web-desk'>", "<div>By Oona Harju and Ben Achterberg</div>", "Oona Harju and Ben Achterberg")]
    [InlineData("<meta name=author content='Nils Operator'>", "<p>By Oona Harju</p>", "Oona Harju")]
    [InlineData("<meta name=author content='Oona Harju'>", "<p>By Oona Harju, Harbour Correspondent, in Port Sella</p>", "Oona Harju")]
    [InlineData("", "<p>By Oona Harju , Ben Achterberg on Monday, June 14th, 2031 at 11:08 a.m.</p>", "Oona Harju, Ben Achterberg")]
    [InlineData("", "<p>Monday June 14, 2031 7:45 am PST by Oona Harju</p>", "Oona Harju")]
    [InlineData("<meta name=author content='Analysis by Oona Harju'>", "", "Oona Harju")]
    [InlineData("<meta name=author content='Oona Harju, The Lantern'><meta property=og:site_name content='The Lantern'>", "", "Oona Harju")]
    [InlineData("", "<div class=article-author><a>Oona Harju</a> <span>Northwire</span></div>", "Oona Harju, Northwire")]
    [InlineData("<meta name=author content='https://lantern.example/oona'>", "", null)]
    [InlineData("", "<p>By Saturday noon the line was closed, and it rained.</p>", null)]
    public void Authors_are_named_as_the_page_signs(string head, string top, string? byline) =>
        Assert.Equal(byline, Page("<title>Ferry Halted After Fire</title>" + head, "<h1>Ferry Halted After Fire</h1>" + top + Body).Byline);

    [Fact]
    public void An_author_who_is_named_elsewhere_in_the_linked_data_is_found() =>
        Assert.Equal("Oona Harju", Page(
            """<title>Ferry</title><script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"Ferry","author":{"@id":"#oona"}},{"@type":"Person","@id":"#oona","name":"Oona Harju"}]}</script>""", Body).Byline);

    [Theory]
    [InlineData("en", "<p>June 14, 2031, 9:02 AM</p>", "2031-06-14T09:02")]
    [InlineData("en-GB", "<p class=meta>14/06/2031</p>", "2031-06-14T00:00")]
    [InlineData("en-GB", "<p>04/06/2031</p>", "2031-06-04T00:00")]
    [InlineData("en-US", "<p>04/06/2031</p>", "2031-04-06T00:00")]
    [InlineData("en", "<p>04/06/2031</p>", null)]
    [InlineData("de", "<p>veröffentlicht am 14. Juni 2031</p>", "2031-06-14T00:00")]
    [InlineData("es", "<p>14 de junio de 2031</p>", "2031-06-14T00:00")]
    [InlineData("en", "<p>By Oona Harju on Monday, June 14th, 2031 at 11:08 a.m.</p><figure><figcaption>The ferry on March 3, 2029.</figcaption></figure>", "2031-06-14T11:08")]
    [InlineData("en", "<p>14.06.2031</p>", "2031-06-14T00:00")]
    [InlineData("en", "<p>Published Jun 14 | Updated Jun 15</p>", null)]
    public void A_printed_date_serves_where_no_metadata_tell_one(string language, string top, string? date) =>
        Assert.Equal(date, Page("<title>Ferry Halted After Fire</title>", "<h1>Ferry Halted After Fire</h1>" + top + Body, language).Published?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

    [Fact]
    public void A_date_in_the_address_serves_last() =>
        Assert.Equal(new DateTimeOffset(2031, 6, 14, 0, 0, 0, TimeSpan.Zero), Page("<title>Ferry</title><link rel=canonical href=https://lantern.example/2031/06/14/ferry>", Body).Published);

    [Theory]
    [InlineData("<meta property=og:site_name content='https://www.lantern.example'><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"The Lantern\"}}</script>", "The Lantern")]
    [InlineData("<meta property=og:site_name content='@lantern'>", null)]
    [InlineData("<meta property=og:site_name content='The Lantern | Ferries, Fish and Weather'>", "The Lantern")]
    [InlineData("<link rel=canonical href=https://www.thelantern.example/a>", "The Lantern")]
    [InlineData("<link rel=canonical href=https://ferries.example/a>", null)]
    public void The_site_is_a_name_not_an_address(string head, string? site) =>
        Assert.Equal(site, Page("<title>Ferry Halted After Fire - The Lantern</title>" + head, Body).Site);

    [Theory]
    [InlineData("<div class=intro><p>The line to the islands will stay closed until Tuesday, its owner says.</p></div>", "")]
    [InlineData("<div><p>The line to the islands will stay closed until Tuesday, its owner says.</p></div>", "<meta name=description content='The line to the islands will stay closed until Tuesday, its owner says.'>")]
    public void A_summary_between_headline_and_body_is_the_standfirst(string summary, string head) =>
        Assert.Equal(
            "The line to the islands will stay closed until Tuesday, its owner says.",
            Page("<title>Ferry Halted After Fire</title>" + head, $"<header><h1>Ferry Halted After Fire</h1>{summary}</header><div class=photo><img></div><div class=story>{Body}{Body.Replace("ferry", "boat", StringComparison.Ordinal)}</div>").Standfirst);

    [Fact]
    public void A_description_that_repeats_the_first_paragraph_leaves_it_in_the_body()
    {
        var article = Page("<title>Ferry Halted After Fire</title><meta name=description content='A ferry carrying 212 passengers lost power on Saturday after a fire in its engine room, the coast guard said.'>", $"<h1>Ferry Halted After Fire</h1>{Body}");

        Assert.Null(article.Standfirst);
        Assert.Equal(3, article.Blocks.Count(b => b.Kind == BlockKind.Paragraph));
    }

    [Fact]
    public void Relative_addresses_of_canonical_page_and_picture_are_resolved()
    {
        var page = "<title>Ferry</title><link rel=canonical href=/ferry><meta property=og:image content=/f.jpg></head><body>" + Body;
        var article = HtmlReader.Read("https://lantern.example/x?utm=1", Encoding.UTF8.GetBytes(page));

        Assert.Equal(new Uri("https://lantern.example/ferry"), article.CanonicalAddress);
        Assert.Equal(new Uri("https://lantern.example/f.jpg"), article.LeadImage);
    }

    private static Article Page(string head, string body, string language = "en") =>
        HtmlReader.Read("page.html", Encoding.UTF8.GetBytes($"<!doctype html><html lang={language}><head><meta charset=utf-8>{head}</head><body><main>{body}</main></body></html>"));
}
