using System.Text.Json;
using AudioEdition.Tests.Articles.Epub;

namespace AudioEdition.Tests.Cli;

/// <summary>Feeds and books: several articles, one edition.</summary>
public sealed class CollectionTests
{
    [Fact]
    public async Task A_feed_makes_one_edition_of_its_newest_items_under_its_own_title()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed(Lantern.Item(1), Lantern.Item(2), Lantern.Item(3)));

        Assert.Equal(0, await run.RunAsync("plan", feed, "--newest", "2", "--engine", "stub", "--json"));

        using var plan = JsonDocument.Parse(run.Output);
        Assert.Equal("The Lantern, 3 June 2031", plan.RootElement.GetProperty("title").GetString());
        var text = plan.RootElement.GetProperty("text").GetString()!;
        Assert.True(text.IndexOf("Storm number 3", StringComparison.Ordinal) < text.IndexOf("Storm number 2", StringComparison.Ordinal));
        Assert.DoesNotContain("Storm number 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_item_is_named_and_costs_none_of_the_others()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed(Lantern.Item(1), "<item><guid isPermaLink='false'>x</guid><title>Only a picture</title></item>"));

        Assert.Equal(0, await run.RunAsync("build", feed, "--engine", "stub", "--format", "wav", "-o", run.Folder.Combine("edition")));

        Assert.Contains("“Only a picture” is left out", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(run.Folder.Combine("edition", "edition.wav")));
        Assert.Equal(0, await run.RunAsync("verify", run.Folder.Combine("edition")));
    }

    [Fact]
    public async Task A_feed_of_nothing_but_broken_items_fails()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed("<item><title>Only a picture</title></item>"));

        Assert.Equal(1, await run.RunAsync("build", feed, "--engine", "stub", "-o", run.Folder.Combine("edition")));
        Assert.Contains("none of its 1 items", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Folder.Combine("edition")));
    }

    [Fact]
    public async Task An_empty_feed_has_nothing_to_narrate()
    {
        using var run = new CommandRun();
        Assert.Equal(3, await run.RunAsync("build", run.Write("feed.xml", Lantern.Feed()), "--engine", "stub"));
    }

    [Fact]
    public async Task A_json_feed_is_no_plan()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.json", JsonSerializer.Serialize(new { version = "https://jsonfeed.org/version/1.1", title = "The Lantern", items = new[] { new { id = "1", title = "Storm", content_html = Lantern.Html(1) } } }));

        Assert.Equal(0, await run.RunAsync("plan", feed, "--engine", "stub", "--json"));
        Assert.Contains("Storm number 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_makes_an_edition_with_its_own_title_and_authors()
    {
        using var run = new CommandRun();
        var book = run.Write("novel.epub", BookBuilder.Zip(BookBuilder.Novel()));
        var folder = run.Folder.Combine("edition");

        Assert.Equal(0, await run.RunAsync("build", book, "--engine", "stub", "--format", "wav", "-o", folder));

        using var plan = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "plan.json")));
        Assert.Equal("The Lamp Keepers", plan.RootElement.GetProperty("title").GetString());
        Assert.Equal("Ada Holm", plan.RootElement.GetProperty("byline").GetString());
        Assert.Contains(plan.RootElement.GetProperty("cuts").EnumerateArray(), c => c.GetProperty("reason").GetString() == "footnote");
        Assert.Equal(0, await run.RunAsync("verify", folder));
        Assert.Equal(0, await run.RunAsync("build", Path.Combine(folder, "plan.json"), "--engine", "stub", "--format", "wav", "-o", folder));
    }

    [Fact]
    public async Task A_damaged_book_is_refused_in_one_line()
    {
        using var run = new CommandRun();
        var bytes = BookBuilder.Zip(BookBuilder.Novel());

        Assert.Equal(2, await run.RunAsync("build", run.Write("half.epub", bytes[..(bytes.Length / 2)]), "--engine", "stub"));
        Assert.Contains("damaged", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    public async Task A_count_out_of_range_is_refused(string newest)
    {
        using var run = new CommandRun();
        Assert.Equal(2, await run.RunAsync("build", run.Write("feed.xml", Lantern.Feed(Lantern.Item(1))), "--newest", newest));
    }
}
