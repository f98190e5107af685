using System.Diagnostics;
using System.Text.Json;
using AudioEdition.Publishing.Feeds;

namespace AudioEdition.Tests.Publishing.Feeds;

/// <summary>Feedsmith, a parser of feeds that knows both namespaces, reads what we write; it stands in <c>tests/judges</c>.</summary>
[Trait("Category", "Slow")]
public sealed class FeedJudgeTests
{
    [Fact]
    public async Task A_feed_parser_reads_every_element_back()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);
        shelf.Write(new PodcastSettings
        {
            BaseUrl = EditionShelf.Home,
            Title = "The Harbour Post",
            Email = "audio@harbour.example",
            Categories = ["News > Daily News"],
            License = "cc-by-4.0",
            Language = "en-GB",
        });

        using var read = await JudgeAsync("rss", shelf.FeedPath);
        var feed = read.RootElement;
        var item = feed.GetProperty("items")[0];

        Assert.Equal("The Harbour Post", feed.GetProperty("title").GetString());
        Assert.Equal("en-GB", feed.GetProperty("language").GetString());
        Assert.Equal("https://harbour.example/audio/feed.xml", feed.GetProperty("atom").GetProperty("links")[0].GetProperty("href").GetString());
        var itunes = feed.GetProperty("itunes");
        Assert.Equal("https://harbour.example/audio/feed-cover.jpg", itunes.GetProperty("image").GetString());
        Assert.Equal("Daily News", itunes.GetProperty("categories")[0].GetProperty("categories")[0].GetProperty("text").GetString());
        Assert.False(itunes.GetProperty("explicit").GetBoolean());
        Assert.Equal("audio@harbour.example", itunes.GetProperty("owner").GetProperty("email").GetString());
        var podcast = feed.GetProperty("podcast");
        Assert.Equal(PodcastGuid.OfFeed(new Uri(EditionShelf.Home + "feed.xml")).ToString(), podcast.GetProperty("guid").GetString());
        Assert.Equal("newsletter", podcast.GetProperty("medium").GetString());
        Assert.Equal("cc-by-4.0", podcast.GetProperty("license").GetProperty("display").GetString());
        Assert.Equal("ai-content", podcast.GetProperty("txts")[0].GetProperty("purpose").GetString());

        Assert.Equal("Ferry to Lindholm stops for the winter", item.GetProperty("title").GetString());
        Assert.Equal("https://harbour.example/news/ferry", item.GetProperty("link").GetString());
        Assert.False(item.GetProperty("guid").GetProperty("isPermaLink").GetBoolean());
        Assert.Equal("Mon, 27 Oct 2025 06:30:00 +0000", item.GetProperty("pubDate").GetString());
        var enclosure = item.GetProperty("enclosures")[0];
        Assert.Equal("https://harbour.example/audio/ferry/edition.mp3", enclosure.GetProperty("url").GetString());
        Assert.Equal(new FileInfo(shelf.Folder.Combine("ferry", "edition.mp3")).Length, enclosure.GetProperty("length").GetInt64());
        Assert.Equal("audio/mpeg", enclosure.GetProperty("type").GetString());
        Assert.Equal(48, item.GetProperty("itunes").GetProperty("duration").GetInt32());
        var tags = item.GetProperty("podcast");
        Assert.Equal("application/json+chapters", tags.GetProperty("chapters").GetProperty("type").GetString());
        Assert.Equal(
            ["text/vtt", "application/json", "application/x-subrip", "text/html"],
            tags.GetProperty("transcripts").EnumerateArray().Select(t => t.GetProperty("type").GetString()));
        Assert.Equal(["Ines Hallberg", "Mara Ellison", "Tom Okafor"], tags.GetProperty("persons").EnumerateArray().Select(p => p.GetProperty("display").GetString()));
        Assert.Equal(12.345, tags.GetProperty("soundbites")[0].GetProperty("startTime").GetDouble());
        Assert.Equal(16.5, tags.GetProperty("soundbites")[0].GetProperty("duration").GetDouble());
        Assert.Equal(["M4B", "OPUS", "Quotations only"], tags.GetProperty("alternateEnclosures").EnumerateArray().Select(a => a.GetProperty("title").GetString()));
        Assert.StartsWith("sha256-", tags.GetProperty("alternateEnclosures")[0].GetProperty("integrity").GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal("true", tags.GetProperty("txts")[0].GetProperty("display").GetString());
    }

    [Fact]
    public async Task A_feed_parser_reads_the_list_of_feeds()
    {
        using var folder = new TemporaryFolder();
        var channel = PodcastChannel.From(new PodcastSettings { Title = "Sport & <Leisure> --> ]]>", BaseUrl = EditionShelf.Home }, [], "test");
        await File.WriteAllBytesAsync(folder.Combine("feeds.opml"), OpmlWriter.Write("All", [channel]), TestContext.Current.CancellationToken);

        using var read = await JudgeAsync("opml", folder.Combine("feeds.opml"));
        var outline = read.RootElement.GetProperty("body").GetProperty("outlines")[0];

        Assert.Equal("Sport & <Leisure> --> ]]>", outline.GetProperty("text").GetString());
        Assert.Equal("https://harbour.example/audio/feed.xml", outline.GetProperty("xmlUrl").GetString());
    }

    private static async Task<JsonDocument> JudgeAsync(string kind, string path)
    {
        var folder = Path.Combine(Repository.Root, "tests", "judges");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules", "feedsmith")), "The feed parser is not installed: run ./test --all, or npm ci --prefix tests/judges.");
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false, ArgumentList = { "feed.mjs", kind, path } };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return JsonDocument.Parse(output);
    }
}
