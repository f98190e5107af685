using System.Xml.Linq;
using AudioEdition.Tests.Publishing.Feeds;

namespace AudioEdition.Tests.Cli;

public sealed class FeedTests
{
    private const string Article = """
        ---
        title: Ferry Crews Call Off Strike
        author: Ines Hallberg
        date: 2026-05-03
        ---

        Ferry crews called off a strike on Friday, union leader Tove Lindqvist said.

        "We have been heard at last, and nobody who knows these islands thought that we would be," Lindqvist told reporters in the harbour.
        """;

    [Fact]
    public async Task An_edition_is_an_item_with_what_its_article_tells()
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.md", Article), "--engine", "stub", "-o", run.Folder.Combine("news", "ferry"), "--format", "mp3"));

        Assert.Equal(0, await run.RunAsync("feed", run.Folder.Combine("news"), "--base-url", EditionShelf.Home, "--opml", run.Folder.Combine("all.opml")));

        Assert.Equal([run.Folder.Combine("news", "feed.xml"), run.Folder.Combine("all.opml")], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var item = XDocument.Load(run.Folder.Combine("news", "feed.xml")).Descendants("item").Single();
        XNamespace podcast = "https://podcastindex.org/namespace/1.0";
        Assert.Equal("Sun, 03 May 2026 00:00:00 +0000", (string)item.Element("pubDate")!);
        Assert.Equal(new FileInfo(run.Folder.Combine("news", "ferry", "edition.mp3")).Length, (long)item.Element("enclosure")!.Attribute("length")!);
        Assert.Equal(["Ines Hallberg", "Tove Lindqvist"], item.Elements(podcast + "person").Select(p => p.Value));
        Assert.StartsWith("Tove Lindqvist: We have been heard", (string)item.Element(podcast + "soundbite")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("empty")]
    [InlineData("shelf/ferry")]
    [InlineData("shelf")]
    public async Task What_cannot_be_a_feed_is_said(string folder)
    {
        using var run = new CommandRun();
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);
        Directory.CreateDirectory(run.Folder.Combine("empty"));
        Directory.CreateSymbolicLink(run.Folder.Combine("shelf"), shelf.Path);

        Assert.Equal(2, await run.RunAsync("feed", run.Folder.Combine(folder)));

        Assert.Contains(folder == "shelf" ? "--base-url" : folder, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(shelf.FeedPath));
    }

    [Fact]
    public async Task Feeds_of_several_folders_lie_below_one_address_each_under_its_name()
    {
        using var run = new CommandRun();
        using var shelf = new EditionShelf();
        shelf.Add("politics/ferry", EditionShelf.Ferry);
        shelf.Add("sport/race", null);

        Assert.Equal(0, await run.RunAsync("feed", shelf.Folder.Combine("politics"), shelf.Folder.Combine("sport"), "--base-url", "https://harbour.example"));

        Assert.Contains("https://harbour.example/sport/race/edition.mp3", await File.ReadAllTextAsync(shelf.Folder.Combine("sport", "feed.xml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
