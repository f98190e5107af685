using System.Text.Json;
using AudioEdition.Publishing;
using AudioEdition.Publishing.Player;
using AudioEdition.Speech;

namespace AudioEdition.Tests.Publishing.Player;

public sealed class ArticleJsonLdTests
{
    [Fact]
    public void The_article_and_its_audio_are_told_with_how_the_audio_was_made()
    {
        using var json = JsonDocument.Parse(Write(Content(SampleEdition.Script)));
        var article = json.RootElement;

        Assert.Equal("NewsArticle", article.GetProperty("@type").GetString());
        Assert.Equal("Ferry to Lindholm stops for the winter", article.GetProperty("headline").GetString());
        Assert.Equal("The Harbour Post", article.GetProperty("publisher").GetProperty("name").GetString());
        var audio = article.GetProperty("audio");
        Assert.Equal("edition.m4b", audio.GetProperty("contentUrl").GetString());
        Assert.EndsWith("/digitalsourcetype/trainedAlgorithmicMedia", audio.GetProperty("digitalSourceType").GetString(), StringComparison.Ordinal);
        Assert.Contains("\nMara Ellison: We looked at every timetable", audio.GetProperty("transcript").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script> --> ]]>")]
    public void Nothing_in_it_can_end_the_element_it_stands_in(string hostile)
    {
        var script = SampleEdition.Of(hostile);
        script = script with
        {
            Cast = script.Cast with { Script = script.Cast.Script with { Article = script.Cast.Script.Article with { Headline = hostile, Byline = hostile, Site = hostile, Standfirst = hostile } } },
        };

        var text = Write(Content(script));

        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(hostile, json.RootElement.GetProperty("headline").GetString());
    }

    private static PlayerContent Content(SpokenScript script) => new()
    {
        Script = script,
        Programme = SampleEdition.ProgrammeOf(script),
        Sources = [new PlayerFile("edition.m4b", "audio/x-m4a"), new PlayerFile("edition.mp3", "audio/mpeg")],
    };

    private static string Write(PlayerContent content) => WrittenText.Of(output => ArticleJsonLd.Write(output, content));
}
