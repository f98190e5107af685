using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Feeds;

namespace AudioEdition.Tests.Articles.Feeds;

public sealed class FeedItemReaderTests
{
    private static readonly Feed Lantern = new() { Title = "The Lantern", Language = "en-GB", Items = [] };

    private static readonly FeedItem Item = new()
    {
        Id = "1",
        Title = "Storm closes the harbour",
        Address = new Uri("https://lantern.example/storm"),
        Published = new DateTimeOffset(2031, 6, 3, 9, 5, 0, TimeSpan.Zero),
        Authors = ["Ada Holm"],
    };

    private readonly List<Uri> _asked = [];

    [Fact]
    public async Task Whole_content_is_read_without_asking_for_the_page()
    {
        var read = await Reader().ReadAsync("feed", Lantern, Item with { ContentHtml = Html(12) }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(_asked);
        Assert.Null(read.Warning);
        var article = read.Article;
        Assert.Equal(("Storm closes the harbour", "Ada Holm", "en-GB", "The Lantern"), (article.Headline, article.Byline, article.Language, article.Site));
        Assert.Equal(Item.Published, article.Published);
        Assert.Equal(Item.Address, article.CanonicalAddress);
        Assert.Equal(12, article.Blocks.Count(b => b.Kind == BlockKind.Paragraph));
        Assert.Equal("Storm closes the harbour", article.Blocks[0].Span.In(article.Text));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(12, "<p>The boats stay […]</p>")]
    [InlineData(12, "<p><a href='x'>Continue reading Storm closes the harbour</a></p>")]
    public async Task An_excerpt_sends_to_the_page(int paragraphs, string end)
    {
        var read = await Reader().ReadAsync("feed", Lantern, Item with { ContentHtml = Html(paragraphs) + end }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([Item.Address!], _asked);
        Assert.Null(read.Warning);
        Assert.Contains("From the page", read.Article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_description_is_an_excerpt_unless_it_is_long()
    {
        await Reader().ReadAsync("feed", Lantern, Item with { SummaryHtml = Html(10) }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(_asked);
        await Reader().ReadAsync("feed", Lantern, Item with { SummaryHtml = Html(40) }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_page_without_title_author_and_date_gets_the_feeds()
    {
        var article = (await Reader().ReadAsync("feed", Lantern, Item, cancellationToken: TestContext.Current.CancellationToken)).Article;

        Assert.Equal(("Storm closes the harbour", "Ada Holm", Item.Published), (article.Headline, article.Byline, article.Published));
        Assert.StartsWith("Storm closes the harbour\n\nFrom the page", article.Text, StringComparison.Ordinal);
        Assert.Equal(BlockKind.Headline, article.Blocks[0].Kind);
        Assert.StartsWith("From the page", article.Blocks[1].Span.In(article.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_page_fails_the_content_is_read_with_a_warning()
    {
        var read = await Failing().ReadAsync("feed", Lantern, Item with { ContentHtml = Html(2) }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("no such host", read.Warning, StringComparison.Ordinal);
        Assert.Equal(2, read.Article.Blocks.Count(b => b.Kind == BlockKind.Paragraph));
    }

    [Fact]
    public async Task Where_the_page_fails_and_nothing_else_is_there_the_fault_is_the_pages() =>
        Assert.Contains("no such host", (await Assert.ThrowsAsync<ArticleFormatException>(() => Failing().ReadAsync("feed", Lantern, Item, cancellationToken: TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_item_without_address_and_text_has_nothing_to_narrate() =>
        await Assert.ThrowsAsync<NothingToNarrateException>(() => Reader().ReadAsync("feed", Lantern, Item with { Address = null }, cancellationToken: TestContext.Current.CancellationToken));

    private static string Html(int paragraphs) => string.Concat(Enumerable.Range(1, paragraphs).Select(i => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"<p>On day {i} the wind stood in from the west again and nobody in the village of Skarholm took a boat out past the stones.</p>")));

    private FeedItemReader Reader() => new((address, _) =>
    {
        _asked.Add(address);
        return Task.FromResult(ArticleReader.Read("page.txt", Encoding.UTF8.GetBytes("From the page comes this text, which is long enough to be a paragraph of an article, and it says so."), new ArticleReadOptions()) with { Headline = null });
    });

    private static FeedItemReader Failing() => new((address, _) => throw new ArticleFormatException(address.AbsoluteUri, "no such host"));
}
