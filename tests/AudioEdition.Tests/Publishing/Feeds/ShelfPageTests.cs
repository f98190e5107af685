using AngleSharp.Html.Parser;
using AudioEdition.Publishing.Feeds;

namespace AudioEdition.Tests.Publishing.Feeds;

public sealed class ShelfPageTests
{
    [Theory]
    [InlineData("Ferry to Lindholm stops")]
    [InlineData("</script><script>alert(1)</script> --> ]]> <img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    public void Every_edition_can_be_opened_and_played_and_its_words_are_text(string title)
    {
        using var shelf = new EditionShelf();
        shelf.Add("a b&c", EditionShelf.Ferry with { Byline = title, Site = title, Summary = title, People = [new(title, title)] }, title);

        var page = new HtmlParser().ParseDocument(ShelfPage.Write(PodcastFolder.Read(shelf.Path).Feed(new PodcastSettings { BaseUrl = EditionShelf.Home })));

        var item = Assert.Single(page.QuerySelectorAll("li"));
        Assert.Equal("a%20b%26c/index.html", item.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Equal(title, item.QuerySelector("h2")!.TextContent);
        Assert.Equal("a%20b%26c/edition.mp3", item.QuerySelector("audio source")!.GetAttribute("src"));
        Assert.Empty(page.QuerySelectorAll("script, li img, [onmouseover], [onerror]"));
        Assert.Equal("feed.xml", page.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
    }
}
