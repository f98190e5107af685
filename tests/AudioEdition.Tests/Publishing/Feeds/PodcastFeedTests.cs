using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AudioEdition.Publishing;
using AudioEdition.Publishing.Feeds;

namespace AudioEdition.Tests.Publishing.Feeds;

public sealed class PodcastFeedTests
{
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";

    [Fact]
    public void A_feed_of_two_editions()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);
        shelf.Add("no date, 100 %", null, "Nobody knows when", audio: "quotes.m4b");

        var feed = shelf.Write(new PodcastSettings
        {
            BaseUrl = "https://harbour.example/audio",
            Title = "The Harbour Post, read aloud",
            Author = "The Harbour Post",
            Email = "audio@harbour.example",
            Categories = ["News > Daily News", "Society & Culture"],
            License = "cc-by-4.0",
            LicenseUrl = "https://creativecommons.org/licenses/by/4.0/",
            Copyright = "© The Harbour Post",
        });

        Golden.Verify("two-editions.feed.xml", Encoding.UTF8.GetString(feed));
    }

    [Fact]
    public void A_feed_tells_the_bytes_of_the_files_that_are_there()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);
        File.AppendAllText(shelf.Folder.Combine("ferry", "edition.mp3"), "retagged by hand");
        File.AppendAllText(shelf.Folder.Combine("ferry", "edition.m4b"), "retagged by hand");

        var item = Items(shelf.Write())[0];

        Assert.Equal(Length("edition.mp3"), (long)item.Element("enclosure")!.Attribute("length")!);
        var m4b = item.Elements(Podcast + "alternateEnclosure").First();
        Assert.Equal(Length("edition.m4b"), (long)m4b.Attribute("length")!);
        Assert.Null(m4b.Element(Podcast + "integrity"));

        long Length(string name) => new FileInfo(shelf.Folder.Combine("ferry", name)).Length;
    }

    [Fact]
    public void Guid_and_date_outlive_a_correction_of_everything_but_the_address()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);
        var before = Items(shelf.Write())[0];

        Directory.Delete(shelf.Folder.Combine("ferry"), recursive: true);
        shelf.Add("ferry-sails-after-all", EditionShelf.Ferry with { Published = EditionShelf.Ferry.Published!.Value.AddDays(3), Byline = null }, "Ferry sails after all");
        var after = Items(shelf.Write())[0];

        Assert.Equal("Ferry sails after all", (string)after.Element("title")!);
        Assert.Equal((string)before.Element("guid")!, (string)after.Element("guid")!);
        Assert.Equal((string)before.Element("pubDate")!, (string)after.Element("pubDate")!);
    }

    [Fact]
    public void Guid_and_date_of_an_article_without_address_and_date_outlive_a_rebuild()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", null, made: new DateTime(2025, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        var before = Items(shelf.Write())[0];

        shelf.Add("ferry", null, "Corrected", made: new DateTime(2025, 12, 24, 0, 0, 0, DateTimeKind.Utc));
        var after = Items(shelf.Write(new PodcastSettings { BaseUrl = "https://moved.example/" }))[0];

        Assert.Equal("Sat, 01 Nov 2025 00:00:00 +0000", (string)before.Element("pubDate")!);
        Assert.Equal((string)before.Element("guid")!, (string)after.Element("guid")!);
        Assert.Equal((string)before.Element("pubDate")!, (string)after.Element("pubDate")!);
    }

    [Fact]
    public void Another_article_in_a_folder_that_is_used_again_is_another_item()
    {
        using var shelf = new EditionShelf();
        shelf.Add("today", EditionShelf.Ferry);
        var monday = Items(shelf.Write())[0];
        shelf.Add("today", EditionShelf.Ferry with { Address = "https://harbour.example/news/bakery" });

        Assert.NotEqual((string)monday.Element("guid")!, (string)Items(shelf.Write())[0].Element("guid")!);
    }

    [Fact]
    public void An_article_that_stands_in_two_folders_is_told_once_as_it_was_made_last()
    {
        using var shelf = new EditionShelf();
        shelf.Add("a-new", EditionShelf.Ferry, "New", new DateTime(2025, 11, 2, 0, 0, 0, DateTimeKind.Utc));
        shelf.Add("b-old", EditionShelf.Ferry, "Old", new DateTime(2025, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        shelf.Add("c-quotes", EditionShelf.Ferry, "Its quotations", audio: "quotes.mp3");

        var titles = Items(shelf.Write()).Select(i => (string)i.Element("title")!);

        Assert.Equal(["New", "Its quotations (quotations)"], titles);
        Assert.Contains("b-old is left out: a-new is the same article", Assert.Single(PodcastFolder.Read(shelf.Path).LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void Newest_comes_first()
    {
        using var shelf = new EditionShelf();
        foreach (var day in (int[])[2, 9, 5])
        {
            var name = FormattableString.Invariant($"Day {day}");
            shelf.Add(name, EditionShelf.Ferry with { Address = EditionShelf.Home + name, Published = new DateTimeOffset(2025, 5, day, 0, 0, 0, TimeSpan.Zero) }, name);
        }

        Assert.Equal(["Day 9", "Day 5", "Day 2"], Items(shelf.Write()).Select(i => (string)i.Element("title")!));
    }

    [Fact]
    public void A_feed_is_the_same_bytes_again_and_its_file_is_not_touched()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);
        shelf.Add("other", null);
        var first = shelf.Write();
        var past = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(shelf.FeedPath, past);

        Assert.Equal(first, shelf.Write());
        Assert.Equal(past, File.GetLastWriteTimeUtc(shelf.FeedPath));
    }

    [Fact]
    public void Many_editions_are_all_in_it()
    {
        using var shelf = new EditionShelf();
        foreach (var number in Enumerable.Range(0, 200))
        {
            shelf.Add(FormattableString.Invariant($"e{number:0000}"), EditionShelf.Ferry with { Address = FormattableString.Invariant($"https://harbour.example/{number}") }, audio: "edition.mp3");
        }

        var feed = shelf.Write();

        Assert.Equal(200, Items(feed).Select(i => (string)i.Element("guid")!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(feed, shelf.Write());
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script> --> ]]> <b>&amp; & \"quoted\"")]
    [InlineData("before\u202Edesrever\u0007 \u0000 \uFFFE\uD800 after")]
    [InlineData("<![CDATA[x]]><!-- y -->")]
    public void Hostile_text_is_text_in_every_element(string hostile)
    {
        using var shelf = new EditionShelf();
        shelf.Add("a", EditionShelf.Ferry with { Byline = hostile, Site = hostile, Summary = hostile, People = [new(hostile, hostile)], Soundbites = [new(0, 15, hostile)] }, hostile);

        var feed = shelf.Write();
        var item = Items(feed)[0];

        Assert.Equal(
            ["title", "link", "guid", "pubDate", "description", "enclosure", "author", "duration", "episodeType", "explicit", "chapters",
             "transcript", "transcript", "transcript", "transcript", "person", "person", "soundbite", "alternateEnclosure", "alternateEnclosure", "alternateEnclosure", "txt"],
            item.Elements().Select(e => e.Name.LocalName));
        Assert.StartsWith(PublishedText.Title(hostile)[..5], (string)item.Element("title")!, StringComparison.Ordinal);

        // The notes are HTML: what is markup in them is ours.
        var notes = (string)item.Element("description")!;
        Assert.DoesNotContain("<script", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", notes, StringComparison.Ordinal);
        Assert.Equal(0, Open(notes) + Open((string)item.Element("title")!));

        static int Open(string text) => text.Count(c => c is '\u202A' or '\u202B' or '\u202D' or '\u202E') - text.Count(c => c == '\u202C');
    }

    [Fact]
    public void A_title_as_long_as_a_book_is_cut()
    {
        using var shelf = new EditionShelf();
        shelf.Add("a", EditionShelf.Ferry with { Summary = new string('x', 10_000_000) }, new string('é', 10_000_000));

        var feed = shelf.Write();

        Assert.InRange(feed.Length, 1000, 20_000);
        Assert.InRange(Encoding.UTF8.GetByteCount((string)Items(feed)[0].Element("title")!), 200, 255);
        Assert.InRange(Encoding.UTF8.GetByteCount((string)Items(feed)[0].Element("description")!), 200, 4000);
    }

    [Fact]
    public void An_edition_that_cannot_be_read_is_named_and_the_others_are_there()
    {
        using var shelf = new EditionShelf();
        shelf.Add("good", EditionShelf.Ferry);
        shelf.Add("bad", null);
        File.WriteAllText(shelf.Folder.Combine("bad", "edition.json"), "{");

        var folder = PodcastFolder.Read(shelf.Path);

        Assert.True(folder.HasFaults);
        Assert.StartsWith("bad is left out: bad/edition.json", Assert.Single(folder.LeftOut), StringComparison.Ordinal);
        Assert.Equal("good", Assert.Single(folder.Editions).Folder);
    }

    [Fact]
    public void The_identifier_of_a_feed_is_that_of_the_podcast_namespace()
    {
        // The namespace's own test vector.
        Assert.Equal("9b024349-ccf0-5f69-a609-6b82873eab3c", PodcastGuid.OfFeed(new Uri("https://podnews.net/rss/")).ToString());
    }

    [Fact]
    public void A_cover_is_drawn_once_for_a_title_and_never_over_one_that_is_given()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);
        var settings = new PodcastSettings { BaseUrl = EditionShelf.Home };
        var cover = shelf.Folder.Combine("feed-cover.jpg");

        shelf.Write(settings with { Image = "own.png" });
        Assert.False(File.Exists(cover));
        shelf.Write(settings);
        var drawn = File.ReadAllBytes(cover);
        Assert.Equal(1400, SkiaSharp.SKBitmap.Decode(drawn).Width);
        shelf.Write(settings with { Title = "Another title" });
        Assert.NotEqual(drawn, File.ReadAllBytes(cover));
    }

    [Fact]
    public void A_list_of_feeds_names_each()
    {
        PodcastChannel Channel(string title, string folder) =>
            PodcastChannel.From(new PodcastSettings { Title = title, BaseUrl = $"https://harbour.example/{folder}" }, [], "test");

        var opml = XDocument.Parse(Encoding.UTF8.GetString(OpmlWriter.Write("All of them", [Channel("Politics", "a"), Channel("Sport & <Leisure>", "b")])));

        Assert.Equal(
            [("Politics", "https://harbour.example/a/feed.xml"), ("Sport & <Leisure>", "https://harbour.example/b/feed.xml")],
            opml.Descendants("outline").Select(o => ((string)o.Attribute("text")!, (string)o.Attribute("xmlUrl")!)));
    }

    [Fact]
    public void Duration_is_told_in_whole_seconds()
    {
        using var shelf = new EditionShelf();
        shelf.Add("ferry", EditionShelf.Ferry);

        Assert.Equal(48.ToString(CultureInfo.InvariantCulture), (string)Items(shelf.Write())[0].Element(Itunes + "duration")!);
    }

    private static List<XElement> Items(byte[] feed) => [.. XDocument.Parse(Encoding.UTF8.GetString(feed)).Descendants("item")];
}
