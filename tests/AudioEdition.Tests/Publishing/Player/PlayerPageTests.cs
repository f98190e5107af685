using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AudioEdition.Publishing.Player;
using AudioEdition.Speech;

namespace AudioEdition.Tests.Publishing.Player;

public sealed class PlayerPageTests
{
    internal static PlayerContent Content { get; } = new()
    {
        Script = SampleEdition.Script,
        Programme = SampleEdition.Programme,
        Sources = [new PlayerFile("edition.m4b", "audio/mp4"), new PlayerFile("edition.mp3", "audio/mpeg")],
        Downloads =
        [
            new PlayerFile("edition.mp3", "audio/mpeg", "MP3"),
            new PlayerFile("transcript.vtt", "text/vtt", "Transcript (WebVTT)"),
            new PlayerFile("plan.json", "application/json", "Plan"),
        ],
    };

    private const string Evil = "</script><script>alert(1)</script><!--<script> ' \" & <img src=x onerror=alert(1)> \u202Eevil\u0000 ]]> </title></style>";

    [Fact]
    public void Its_policy_names_the_hashes_of_its_own_style_and_script_and_allows_nothing_else()
    {
        using var page = Parse(PlayerPage.Write(Content));

        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        var script = Assert.Single(page.Scripts, s => s.Type == "module");
        var style = Assert.Single(page.QuerySelectorAll("style"));
        Assert.Equal(
            $"default-src 'none'; script-src '{Hash(script.Text)}'; style-src '{Hash(style.TextContent)}'; media-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void Nothing_in_it_points_outside_of_its_folder()
    {
        using var page = Parse(PlayerPage.Write(Content));

        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes.Where(a => a.Name is "src" or "href" or "action" or "poster" or "srcset" or "data" or "xlink:href"))
            {
                Assert.Matches(@"^(#[\w=.]+|[\w.-]+|data:image/svg\+xml,.*)$", attribute.Value);
            }
        }

        var style = page.QuerySelector("style")!.TextContent;
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
        var script = page.Scripts.Single(s => s.Type == "module").Text;
        foreach (var way in (string[])["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "XMLHttpRequest", "import(", "http:", "https:"])
        {
            Assert.DoesNotContain(way, script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_in_it_needs_what_its_policy_forbids()
    {
        using var page = Parse(PlayerPage.Write(Content));

        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_unit_stands_in_the_transcript_with_the_words_of_the_article()
    {
        using var page = Parse(PlayerPage.Write(Content));

        var units = page.QuerySelectorAll("[data-u]");
        Assert.Equal(SampleEdition.Script.Units.Select(u => u.Cast.Unit.Text), units.Select(u => u.TextContent), StringComparer.Ordinal);
        using var data = Data(page);
        foreach (var (unit, element) in data.RootElement.GetProperty("units").EnumerateArray().Zip(units))
        {
            var numbers = unit.GetProperty("w").EnumerateArray().Select(n => n.GetInt32()).ToArray();
            var words = numbers.Chunk(3).Select(w => element.TextContent.Substring(w[0], w[1]));
            Assert.Equal(element.TextContent.Split(' '), words, StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Chapters_and_speakers_with_their_share_are_on_the_page()
    {
        using var page = Parse(PlayerPage.Write(Content));

        Assert.Equal(
            ["#t=0.000 Ferry to Lindholm stops for the winter", "#t=13.800 Mara Ellison: We looked at every timetable", "#t=38.280 What happens next"],
            page.QuerySelectorAll(".chapters a").Select(a => $"{a.GetAttribute("href")} {a.QuerySelector("bdi")!.TextContent}"),
            StringComparer.Ordinal);
        Assert.Equal(
            ["Narrator 69 % · 0:31", "Mara Ellison 18 % · 0:08", "Unattributed 2 % · 0:00", "Tom Okafor 11 % · 0:04"],
            page.QuerySelectorAll(".voices li").Select(l => $"{l.QuerySelector(".name")!.TextContent} {l.QuerySelector(".clock")!.TextContent}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public void The_chapters_of_an_article_of_several_stand_under_its_headline()
    {
        var programme = SampleEdition.Programme;
        using var page = Parse(PlayerPage.Write(Content with
        {
            Programme = programme with { Chapters = [.. programme.Chapters.Select((c, i) => c with { Section = i == 0 ? c.Title : i == 2 ? "Second article" : null })] },
        }));

        Assert.Equal(
            ["Ferry to Lindholm stops for the winter / Mara Ellison: We looked at every timetable", "Second article / What happens next"],
            page.QuerySelectorAll(".section").Select(s => $"{s.QuerySelector("bdi")!.TextContent} / {string.Join(", ", s.QuerySelector("ol")!.QuerySelectorAll("bdi").Select(b => b.TextContent))}"),
            StringComparer.Ordinal);
        Assert.Equal(["#t=0.000", "#t=13.800", "#t=38.280"], page.QuerySelectorAll(".chapters a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
    }

    [Fact]
    public void Whoever_is_quoted_is_named_in_words_at_every_quotation()
    {
        using var page = Parse(PlayerPage.Write(Content));

        Assert.Equal(
            ["Mara Ellison", "Mara Ellison", "Unattributed", "Tom Okafor"],
            page.QuerySelectorAll(".said .who").Select(w => w.TextContent),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Controls_have_names_and_ids_stand_once()
    {
        using var page = Parse(PlayerPage.Write(Content));

        Assert.All(page.QuerySelectorAll("button"), b => Assert.False(string.IsNullOrWhiteSpace(b.GetAttribute("aria-label") ?? b.TextContent)));
        Assert.All(page.QuerySelectorAll("input, select"), c => Assert.True(c.HasAttribute("aria-label") || c.Closest("label") is not null));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToArray();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids, StringComparer.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
    }

    [Fact]
    public void Without_script_the_browsers_own_controls_are_there()
    {
        using var page = Parse(PlayerPage.Write(Content));

        var audio = Assert.Single(page.QuerySelectorAll("audio"));
        Assert.True(audio.HasAttribute("controls"));
        Assert.False(audio.HasAttribute("autoplay"));
        Assert.Equal(["edition.m4b", "edition.mp3"], audio.QuerySelectorAll("source").Select(s => s.GetAttribute("src")), StringComparer.Ordinal);
        Assert.True(page.QuerySelector("#player")!.HasAttribute("hidden"));
    }

    [Fact]
    public void Every_word_of_a_hostile_article_is_text()
    {
        var plain = Parse(PlayerPage.Write(Content));
        using var page = Parse(PlayerPage.Write(Content with { Script = Hostile(), Disclosure = Evil }));

        Assert.Equal(plain.All.Length, page.All.Length);
        Assert.Equal(plain.All.Select(e => e.LocalName), page.All.Select(e => e.LocalName), StringComparer.Ordinal);
        Assert.Equal(Evil.Replace('\0', ' '), page.QuerySelector("[data-u='1']")!.TextContent);
        using var data = Data(page);
        Assert.Contains("</script>", data.RootElement.GetProperty("speakers")[1].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(plain.Scripts.Single(s => s.Type == "module").Text, page.Scripts.Single(s => s.Type == "module").Text);
    }

    [Fact]
    public void What_machines_are_told_says_that_the_voices_are_synthetic()
    {
        using var page = Parse(PlayerPage.Write(Content));
        using var json = JsonDocument.Parse(page.Scripts.Single(s => s.Type == "application/ld+json").Text);

        var audio = json.RootElement.GetProperty("audio");
        Assert.Equal("PT51.06S", audio.GetProperty("duration").GetString());
        Assert.EndsWith("/trainedAlgorithmicMedia", audio.GetProperty("digitalSourceType").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../other.mp3")]
    [InlineData("/etc/passwd")]
    [InlineData("https://example.org/a.mp3")]
    public void A_path_that_leads_elsewhere_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => PlayerPage.Write(Content with { Sources = [new PlayerFile(path, "audio/mpeg")] }));

    [Fact]
    public void A_file_name_with_odd_characters_stays_an_address()
    {
        using var page = Parse(PlayerPage.Write(Content with { Sources = [new PlayerFile("a b#1?\".mp3", "audio/mpeg")] }));

        Assert.Equal("a%20b%231%3F%22.mp3", page.QuerySelector("source")!.GetAttribute("src"));
    }

    /// <summary>The sample with the same units, but every word of people, titles and texts written by an enemy.</summary>
    internal static SpokenScript Hostile()
    {
        var script = SampleEdition.Script;
        var cast = script.Cast;
        var article = cast.Script.Article with { Headline = Evil, Byline = Evil, Site = Evil, Language = "\"><script>" };
        var units = script.Units.Select(u => u with { Cast = u.Cast with { Unit = u.Cast.Unit with { Text = Evil } } }).ToArray();
        return script with
        {
            Units = units,
            Cast = cast with
            {
                Units = [.. units.Select(u => u.Cast)],
                Script = cast.Script with
                {
                    Article = article,
                    Units = [.. units.Select(u => u.Cast.Unit)],
                    People = [.. cast.Script.People.Select(p => p with { Name = Evil, Description = p.Description is null ? null : Evil })],
                },
            },
        };
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static JsonDocument Data(IHtmlDocument page) => JsonDocument.Parse(page.QuerySelector("#edition-data")!.TextContent);

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
