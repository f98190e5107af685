using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AudioEdition.Publishing.Books;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Cover;
using AudioEdition.Speech;

namespace AudioEdition.Tests.Publishing.Books;

/// <summary>Books around a file that only has an MP3's name: what is tested here is text and time.</summary>
public sealed class BookTests : IDisposable
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Smil = "http://www.w3.org/ns/SMIL";
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly CoverImage Cover = CoverPainter.Paint(new CoverContent { Headline = "Ferry" });

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_clips_follow_each_other_from_the_first_to_the_last_millisecond()
    {
        var book = await EpubAsync(SampleEdition.Script);
        var programme = SampleEdition.Programme;

        var clips = Names(book, ".smil").SelectMany(n => Xml(book, n).Descendants(Smil + "audio"))
            .Select(a => (Begin: Clock((string)a.Attribute("clipBegin")!), End: Clock((string)a.Attribute("clipEnd")!))).ToList();

        Assert.Equal(0, clips[0].Begin);
        Assert.Equal(programme.Format.TimeOf(programme.FrameCount).TotalSeconds, clips[^1].End, 0.001);
        Assert.All(clips, c => Assert.True(c.End > c.Begin));
        Assert.Equal(clips.Skip(1).Select(c => c.Begin), clips.SkipLast(1).Select(c => c.End));
    }

    [Fact]
    public async Task A_unit_begins_where_the_frame_counter_says()
    {
        var book = await EpubAsync(SampleEdition.Script);
        var quotation = SampleEdition.Programme.Cues[3];

        var words = Xml(book, "EPUB/chapter-002.xhtml").Descendants(Xhtml + "span").First();
        var clip = Xml(book, "EPUB/chapter-002.smil").Descendants(Smil + "par").First();

        Assert.StartsWith("We looked at every timetable", words.Value, StringComparison.Ordinal);
        Assert.EndsWith($"#{words.Attribute("id")!.Value}", (string)clip.Element(Smil + "text")!.Attribute("src")!, StringComparison.Ordinal);
        Assert.Equal(SampleEdition.Programme.Format.TimeOf(quotation.StartFrame).TotalSeconds, Clock((string)clip.Element(Smil + "audio")!.Attribute("clipBegin")!), 0.001);
    }

    [Fact]
    public async Task Every_duration_is_told_and_together_they_are_the_whole()
    {
        var book = await EpubAsync(SampleEdition.Script);

        var durations = Xml(book, "EPUB/package.opf").Descendants(Opf + "meta").Where(m => (string?)m.Attribute("property") == "media:duration").ToList();

        var parts = durations.Where(d => d.Attribute("refines") is not null).ToList();
        Assert.Equal(Names(book, ".smil").Count, parts.Count);
        Assert.Equal(parts.Sum(p => Clock(p.Value)), Clock(durations.Single(d => d.Attribute("refines") is null).Value), 0.0005);
    }

    [Fact]
    public async Task A_paragraph_stays_one_and_a_quotation_names_its_speaker()
    {
        var book = await EpubAsync(SampleEdition.Script);

        var paragraph = Xml(book, "EPUB/chapter-002.xhtml").Descendants(Xhtml + "p").First();

        Assert.Equal(["q", "span", "q"], paragraph.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("Mara Ellison", (string)paragraph.Element(Xhtml + "q")!.Attribute("title")!);
        Assert.Contains("March, said Mara Ellison, who chairs the board. That is the whole truth.", paragraph.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_is_known_by_its_first_bytes_and_is_the_same_again()
    {
        var first = await EpubBytesAsync(SampleEdition.Script);

        Assert.Equal("mimetypeapplication/epub+zip", Encoding.ASCII.GetString(first, 30, 28));
        Assert.Equal(first, await EpubBytesAsync(SampleEdition.Script));
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script> --> ]]> & <b>")]
    [InlineData("before\u202Edesrever\u0007 \u0000 \uFFFE\uD800 after")]
    public async Task Hostile_text_is_text(string hostile)
    {
        var script = Titled(SampleEdition.Of(hostile, "Second."), hostile);

        var book = await EpubAsync(script);
        foreach (var name in Names(book, ".xhtml"))
        {
            Assert.DoesNotContain(Xml(book, name).Descendants(), e => e.Name.LocalName is "script" or "b");
        }

        var span = Xml(book, "EPUB/chapter-001.xhtml").Descendants(Xhtml + "span").First().Value;
        Assert.StartsWith(hostile[..6], span, StringComparison.Ordinal);

        using var lpf = new ZipArchive(new MemoryStream(await LpfBytesAsync(script)));
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(new StreamReader(lpf.GetEntry("index.html")!.Open()).BaseStream, TestContext.Current.CancellationToken);
        Assert.Empty(page.QuerySelectorAll("script, b"));
        using var manifest = await JsonDocument.ParseAsync(lpf.GetEntry("publication.json")!.Open(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.StartsWith(hostile[..6], manifest.RootElement.GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audiobook_keeps_the_rules_of_its_standard()
    {
        var bytes = await LpfBytesAsync(SampleEdition.Script);
        using var book = new ZipArchive(new MemoryStream(bytes));
        using var document = await JsonDocument.ParseAsync(book.GetEntry("publication.json")!.Open(), cancellationToken: TestContext.Current.CancellationToken);
        var manifest = document.RootElement;

        // Audiobooks, 3.2 and 3.3: context, profile, name, and a reading order of audio alone, nothing twice.
        Assert.Equal(["https://schema.org", "https://www.w3.org/ns/pub-context"], Strings(manifest, "@context"));
        Assert.Equal("https://www.w3.org/TR/audiobooks/", manifest.GetProperty("conformsTo").GetString());
        Assert.Equal("Ferry to Lindholm stops for the winter", manifest.GetProperty("name").GetString());
        var track = Assert.Single(manifest.GetProperty("readingOrder").EnumerateArray());
        Assert.StartsWith("audio/", track.GetProperty("encodingFormat").GetString(), StringComparison.Ordinal);
        Assert.Equal(manifest.GetProperty("duration").GetString(), track.GetProperty("duration").GetString());
        foreach (var recommended in new[] { "author", "readBy", "datePublished", "inLanguage", "accessMode", "accessibilityFeature", "accessibilitySummary", "id" })
        {
            Assert.True(manifest.TryGetProperty(recommended, out _), recommended);
        }

        // Every resource is in the archive, and the contents lead into the audio.
        var resources = manifest.GetProperty("resources").EnumerateArray().Append(track).Select(r => r.GetProperty("url").GetString()!).ToList();
        Assert.Equal(resources.Append("publication.json").Order(StringComparer.Ordinal), book.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(book.GetEntry("index.html")!.Open(), TestContext.Current.CancellationToken);
        var chapters = page.QuerySelectorAll("nav[role=doc-toc] a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(SampleEdition.Programme.Chapters.Count, chapters.Count);
        Assert.Equal(SampleEdition.Programme.Format.TimeOf(SampleEdition.Programme.Chapters[1].StartFrame).TotalSeconds, double.Parse(chapters[1].Split("#t=")[1], CultureInfo.InvariantCulture), 0.001);
        Assert.Equal(bytes, await LpfBytesAsync(SampleEdition.Script));
    }

    private static SpokenScript Titled(SpokenScript script, string title) => script with
    {
        Cast = script.Cast with { Script = script.Cast.Script with { Article = script.Cast.Script.Article with { Headline = title, Byline = title, Site = title, Standfirst = title } } },
    };

    private BookContent Content(SpokenScript script)
    {
        var audio = _folder.Combine("edition.mp3");
        File.WriteAllText(audio, "not really audio");
        return new BookContent
        {
            Script = script,
            Programme = ReferenceEquals(script, SampleEdition.Script) ? SampleEdition.Programme : SampleEdition.ProgrammeOf(script),
            AudioPath = audio,
            AudioFormat = ContainerFormat.Mp3,
            Cover = Cover,
            Disclosure = "Read by synthetic voices.",
        };
    }

    private async Task<byte[]> EpubBytesAsync(SpokenScript script)
    {
        using var stream = new MemoryStream();
        await EpubWriter.WriteAsync(Content(script), stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private async Task<byte[]> LpfBytesAsync(SpokenScript script)
    {
        using var stream = new MemoryStream();
        await LpfWriter.WriteAsync(Content(script), stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private async Task<ZipArchive> EpubAsync(SpokenScript script) => new(new MemoryStream(await EpubBytesAsync(script)));

    private static List<string> Names(ZipArchive book, string extension) =>
        [.. book.Entries.Select(e => e.FullName).Where(n => n.EndsWith(extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static XDocument Xml(ZipArchive book, string name)
    {
        using var stream = book.GetEntry(name)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static double Clock(string value) => double.Parse(value.TrimEnd('s'), CultureInfo.InvariantCulture);

    private static IEnumerable<string?> Strings(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(e => e.GetString());
}
