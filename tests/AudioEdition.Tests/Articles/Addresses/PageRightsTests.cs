using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Addresses;

namespace AudioEdition.Tests.Articles.Addresses;

public sealed class PageRightsTests
{
    private const string Body = """
        <article><h1>Ferry returns to the fjord</h1>
        <p>The ferry that left Holm in March came back on Monday with a new engine and an old crew, the harbour office said.</p>
        <p>Its first trip was full by noon. Nobody was asked to pay, because the machine that sells the tickets was still in its box.</p></article>
        """;

    [Fact]
    public void Opt_outs_licence_and_copyright_are_told_wherever_they_stand()
    {
        var page = Page($$"""
            <html><head><title>Ferry returns to the fjord</title>
            <meta name="robots" content="index, follow, NoAI, noimageai"><meta name="tdm-reservation" content="1"><meta name="copyright" content="Holm Post 2024">
            <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
            <script type="application/ld+json">{ "@type": "NewsArticle", "headline": "Ferry returns to the fjord", "usageInfo": "https://holm.example/use" }</script></head><body>{{Body}}</body></html>
            """) with
        {
            RightsHeaders = [KeyValuePair.Create("x-robots-tag", "notts, max-snippet: 20"), KeyValuePair.Create("tdm-policy", "https://holm.example/tdm.json")],
        };

        var rights = ArticleReader.Read(page).Rights.Select(n => $"{n.Name}: {n.Value}");

        Assert.Equal(
            [
                "x-robots-tag: notts",
                "tdm-policy: https://holm.example/tdm.json",
                "robots: noai, noimageai",
                "tdm-reservation: 1",
                "copyright: Holm Post 2024",
                "license: https://creativecommons.org/licenses/by/4.0/",
                "usageInfo: https://holm.example/use",
            ],
            rights);
    }

    [Fact]
    public void Directives_that_say_nothing_of_use_are_no_rights() =>
        Assert.Empty(ArticleReader.Read(Page($"<meta name=robots content='index, max-image-preview:large'>{Body}")).Rights);

    [Theory]
    [InlineData("false", 900)]
    [InlineData("\"False\"", null)]
    public void The_beginning_of_a_longer_article_is_not_taken_for_the_article(string free, int? words)
    {
        var count = words is { } w ? FormattableString.Invariant($", \"wordCount\": {w}") : "";
        var page = Page($$"""<script type="application/ld+json">{ "@type": "NewsArticle", "isAccessibleForFree": {{free}}{{count}} }</script>{{Body}}""");

        var failure = Assert.Throws<AddressException>(() => ArticleReader.Read(page));

        Assert.Contains("2 paragraphs of a longer article", failure.Message, StringComparison.Ordinal);
        Assert.Contains("logged in", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_the_whole_text_of_a_paid_article_may_hear_it()
    {
        var whole = string.Concat(Enumerable.Range(1, 30).Select(i => FormattableString.Invariant($"<p>In week {i} the crew went out to the buoy again, looked at the rope, and wrote down what they saw for the owner.</p>")));
        var page = Page($$"""<script type="application/ld+json">{ "@type": "NewsArticle", "isAccessibleForFree": false }</script><article><h1>Thirty weeks at the buoy</h1>{{whole}}</article>""");

        Assert.Equal(30, ArticleReader.Read(page).Blocks.Count(b => b.Kind == BlockKind.Paragraph));
    }

    [Theory]
    [InlineData("<form><label>Password <input type=password></label><button>Sign in</button></form>", "login")]
    [InlineData("<div id=root></div><script src=app.js></script>", "scripts")]
    [InlineData("<noscript>You need to enable JavaScript to run this app.</noscript><script src=app.js></script>", "scripts")]
    public void A_page_without_its_text_says_what_stands_in_the_way(string body, string word) =>
        Assert.Contains(word, Assert.Throws<NothingToNarrateException>(() => ArticleReader.Read(Page($"<html><body>{body}</body></html>"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("windows-1251", "Паром вернулся в порт Хольма утром, и его встретили на причале сорок человек с флагами и цветами.")]
    [InlineData("shift_jis", "港のフェリーは月曜日に新しいエンジンで戻り、四十人が旗を持って出迎えたと港湾局は述べた。乗客は無料だった。")]
    public void The_encoding_of_the_server_is_stronger_than_that_of_the_page(string charset, string text)
    {
        var html = $"<html lang=x><head><meta charset=utf-8><title>t</title></head><body><article><h1>{text[..12]}</h1><p>{text}</p><p>{text}</p></article></body></html>";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(html);

        Assert.Contains(text, ArticleReader.Read(new FetchedPage(new Uri("https://holm.example/a"), bytes, "text/html", charset, false)).Text, StringComparison.Ordinal);
    }

    private static FetchedPage Page(string html) => new(new Uri("https://holm.example/ferry"), Encoding.UTF8.GetBytes(html), "text/html", "utf-8", false);
}
