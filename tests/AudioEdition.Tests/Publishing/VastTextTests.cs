using AngleSharp.Html.Parser;
using AudioEdition.Publishing.Player;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Tests.Publishing;

/// <summary>Ten megabytes of text that want to be something else.</summary>
[Trait("Category", "Slow")]
public sealed class VastTextTests
{
    [Fact]
    public void Ten_megabytes_of_hostile_text_stay_text_in_page_and_transcripts()
    {
        const string Evil = "</script><script>alert(1)</script> <!-- --> ]]> <img src=x onerror=alert(1)> \u202Eevil {\\an8} ";
        var script = SampleEdition.Of([.. Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Repeat(Evil, 25_000 / Evil.Length)).TrimEnd())]);
        script = script with { Cast = script.Cast with { Script = script.Cast.Script with { Article = script.Cast.Script.Article with { Headline = script.Cast.Script.Article.Text, Byline = Evil, Site = Evil } } } };
        var programme = SampleEdition.ProgrammeOf(script);

        using var page = new HtmlParser().ParseDocument(PlayerPage.Write(new PlayerContent { Script = script, Programme = programme, Sources = [new PlayerFile("edition.mp3", "audio/mpeg")] }));
        using var transcript = new HtmlParser().ParseDocument(TranscriptWriter.Html(script, programme));

        Assert.Equal(3, page.Scripts.Length);
        Assert.Empty(page.Images);
        Assert.Equal(script.Units.Select(u => u.Cast.Unit.Text), page.QuerySelectorAll("[data-u]").Select(u => u.TextContent), StringComparer.Ordinal);
        Assert.Empty(transcript.Scripts);
        Assert.Empty(transcript.Images);
        Assert.DoesNotContain(TranscriptWriter.WebVtt(script, programme).Split('\n'), l => l.Contains("-->", StringComparison.Ordinal) && !char.IsAsciiDigit(l[0]));
        Assert.DoesNotContain(TranscriptWriter.SubRip(script, programme).Split('\n'), l => l.Contains("{\\an8}", StringComparison.Ordinal));
    }
}
