using System.Text.Json;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Cover;
using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Tests.Publishing.Containers;

/// <summary>Real files, read back by programs that know nothing of us: mutagen, mediainfo and AtomicParsley.</summary>
[Trait("Category", "Slow")]
public sealed class TagReaderTests
{
    private static readonly string[] Hostile =
    [
        "🚢🇳🇴 She said: “no”", "'single' \"double\" & <b>", "Line one\nLine two\r\nthree", new string('ü', 300), "a = b; c # d \\ e", "</script> --> ]]> {\\an8}", "\u202Eright to left",
    ];

    private static readonly int[] ChapterCounts = [1, 30, 100, 255, 300];

    public static TheoryData<ContainerFormat, int> Counts =>
    [
        .. from format in Enum.GetValues<ContainerFormat>()
           where format is not ContainerFormat.M4a
           from count in ChapterCounts
           select new TheoryDataRow<ContainerFormat, int>(format, count),
    ];

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task Every_chapter_is_found_where_it_begins(ContainerFormat format, int count)
    {
        using var folder = new TemporaryFolder();
        var plain = SyntheticProgramme.OfChapterCount(count, 0.25);
        var programme = plain with { Chapters = [.. plain.Chapters.Select((c, i) => c with { Title = i < Hostile.Length ? Hostile[i] : c.Title })] };
        var path = folder.Combine("a" + format.FileExtension());

        await new AudioEncoder().EncodeAsync(programme, format, SyntheticProgramme.Tags(), path, TestContext.Current.CancellationToken);

        var found = (await Reader.TagsAsync(path)).GetProperty("chapters").EnumerateArray().OrderBy(c => c.GetProperty("start").GetDouble()).ToArray();

        // mutagen knows the older of the two ways of MP4, which counts to 255; ffprobe reads all of the other way in the encoder's own tests.
        Assert.Equal(format is ContainerFormat.M4b ? Math.Min(count, 255) : count, found.Length);
        Assert.All(programme.Chapters.Zip(found), p =>
        {
            Assert.Equal(ChapterTitles.OneLine(p.First.Title), p.Second.GetProperty("title").GetString());
            Assert.Equal(programme.Format.TimeOf(p.First.StartFrame).TotalSeconds, p.Second.GetProperty("start").GetDouble(), 0.001);
        });
    }

    [Fact]
    public async Task The_tables_of_an_MP3_lead_from_the_top_over_its_articles_to_every_chapter()
    {
        using var folder = new TemporaryFolder();
        var plain = SyntheticProgramme.OfChapterCount(300, 0.1);
        var programme = plain with { Chapters = [.. plain.Chapters.Select((c, i) => c with { Section = i is 0 or 10 or 290 ? $"Article “{c.Title}”" : null })] };
        var path = folder.Combine("a.mp3");

        await new AudioEncoder().EncodeAsync(programme, ContainerFormat.Mp3, SyntheticProgramme.Tags(), path, TestContext.Current.CancellationToken);

        var read = await Reader.TagsAsync(path);
        var tables = read.GetProperty("tables").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var top = Assert.Single(tables.Values, t => t.GetProperty("flags").GetInt32() == 3);
        Assert.Equal("Table of Contents", top.GetProperty("title").GetString());
        Assert.Equal(
            ["Article “Chapter 1”", "Article “Chapter 11”", "Article “Chapter 291”"],
            Children(top).Select(c => tables[c].GetProperty("title").GetString()!),
            StringComparer.Ordinal);
        Assert.Equal(programme.Chapters.Select((_, i) => Id3Contents.ChapterId(i)), Reached(top), StringComparer.Ordinal);

        IEnumerable<string> Reached(JsonElement table) => Children(table).SelectMany(c => tables.TryGetValue(c, out var inner) ? Reached(inner) : [c]);

        static IEnumerable<string> Children(JsonElement table) => table.GetProperty("children").EnumerateArray().Select(c => c.GetString()!);
    }

    [Theory]
    [InlineData(ContainerFormat.Mp3, "TIT2", "TPE1", "TALB", "TLAN", "TSSE", "COMM::eng", "TXXX:SYNTHETIC_VOICE")]
    [InlineData(ContainerFormat.M4b, "©nam", "©ART", "©alb", null, "©too", "©cmt", "©cmt")]
    [InlineData(ContainerFormat.Opus, "TITLE", "ARTIST", "ALBUM", "LANGUAGE", "ENCODED-BY", "DESCRIPTION", "SYNTHETIC_VOICE")]
    [InlineData(ContainerFormat.Flac, "TITLE", "ARTIST", "ALBUM", "LANGUAGE", "ENCODED-BY", "DESCRIPTION", "SYNTHETIC_VOICE")]
    [InlineData(ContainerFormat.Wav, "TIT2", "TPE1", "TALB", "TLAN", "TSSE", "COMM::eng", "TXXX:SYNTHETIC_VOICE")]
    public async Task Every_container_says_what_it_is_and_that_its_voices_are_synthetic(
        ContainerFormat format, string title, string artist, string album, string? language, string encoder, string comment, string disclosure)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("a" + format.FileExtension());
        var cover = CoverPainter.Paint(new CoverContent { Headline = "Ferry" });
        const string Headline = "Ferry 🚢 “back”; </title> #1 = \u202Edone";

        await new AudioEncoder().EncodeAsync(
            SyntheticProgramme.OfChapters(1, "One"), format, SyntheticProgramme.Tags(Headline) with { Cover = cover }, path, TestContext.Current.CancellationToken);

        var read = await Reader.TagsAsync(path);
        var tags = read.GetProperty("tags");
        Assert.Equal(Headline, Tag(title));
        Assert.Equal("The Harbour Post", Tag(artist));
        Assert.Equal("The Harbour Post", Tag(album));
        Assert.Equal("AudioEdition", Tag(encoder));
        Assert.Contains("https://harbour.example/ferry", Tag(comment), StringComparison.Ordinal);
        Assert.Contains("Read by synthetic voices.", Tag(disclosure), StringComparison.Ordinal);
        Assert.True(language is null || Tag(language).StartsWith("en", StringComparison.Ordinal));
        Assert.Contains("2025", tags.ToString(), StringComparison.Ordinal);
        if (format is ContainerFormat.Mp3 or ContainerFormat.M4b or ContainerFormat.Wav)
        {
            Assert.Equal(cover.Data.Length, read.GetProperty("cover").GetProperty("bytes").GetInt32());
        }

        string Tag(string name) => tags.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task Mediainfo_and_AtomicParsley_know_an_m4b_for_an_audiobook_with_chapters()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("a.m4b");
        await new AudioEncoder().EncodeAsync(
            SyntheticProgramme.OfChapters(1, "One", "“Two” 🚢", "Three"), ContainerFormat.M4b, SyntheticProgramme.Tags(), path, TestContext.Current.CancellationToken);

        var tracks = (await Reader.MediaInfoAsync(path)).GetProperty("media").GetProperty("track").EnumerateArray().ToArray();
        var menus = tracks.Where(t => t.GetProperty("@type").GetString() == "Menu").ToArray();
        var atoms = await Reader.RunAsync("AtomicParsley", path, "-t");

        Assert.NotEmpty(menus);
        Assert.All(menus, m => Assert.Contains("Two", System.Text.RegularExpressions.Regex.Unescape(m.GetRawText()), StringComparison.Ordinal));
        Assert.Contains("Atom \"stik\" contains: Audiobook", atoms, StringComparison.Ordinal);
        Assert.Contains("contains: Ferry returns to Port Ellery", atoms, StringComparison.Ordinal);
    }
}
