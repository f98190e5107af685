using System.Text.Json;

namespace AudioEdition.Tests.Cli;

/// <summary>Intro, outro and disclosure, from the options and from voices.json.</summary>
public sealed class FrameTests
{
    private const string Article = """
        ---
        title: Ferry Crews Call Off Strike
        author: Ines Hallberg
        date: 2026-05-03
        ---

        Ferry crews called off a strike on Friday. "We have been heard at last," said Tove Lindqvist.
        """;

    [Fact]
    public async Task Words_around_the_article_are_filled_with_its_facts_and_its_date_is_said_as_people_say_it()
    {
        using var run = new CommandRun();

        var units = await UnitsAsync(run, "--intro", "[From {site}. ]{title}, {day}, by {byline}.", "--outro", "Published on {date}.", "--disclosure", "All voices are synthetic.");

        Assert.Equal(["intro", "disclosure", "outro"], units.Where(u => u.Kind is "intro" or "disclosure" or "outro").Select(u => u.Kind));
        Assert.Equal(("intro", "Ferry Crews Call Off Strike, 3 May, by Ines Hallberg."), (units[0].Kind, units[0].Text));
        Assert.Contains("the third of May", units[0].Spoken, StringComparison.Ordinal);
        Assert.Equal("All voices are synthetic.", units[^2].Text);
        Assert.Equal("Published on the third of May twenty twenty-six.", units[^1].Spoken);
    }

    [Fact]
    public async Task The_catalogue_says_them_once_for_all_and_an_option_in_force_over_it()
    {
        using var run = new CommandRun();
        var voices = run.Write("own.json", """
            {
              "version": 1,
              "engine": "stub",
              "casts": { "stub": { "narrator": "stub:narrator", "quote": "stub:neutral", "pool": ["stub:alto"] } },
              "intro": "The catalogue's intro.",
              "outro": "The catalogue's outro."
            }
            """);

        var units = await UnitsAsync(run, "--voices", voices, "--intro", "The option's intro.");

        Assert.Equal(("The option's intro.", "The catalogue's outro."), (units[0].Text, units[^1].Text));
        Assert.Equal("disclosure", units[^2].Kind);
    }

    [Theory]
    [InlineData("{titel}", "{titel}")]
    [InlineData("[From {site}", "bracket")]
    public async Task A_text_that_cannot_be_filled_is_said_before_anything_is_read(string text, string said)
    {
        using var run = new CommandRun();

        Assert.Equal(2, await run.RunAsync("plan", "no-such-file.txt", "--outro", text));

        Assert.StartsWith("audio-edition: --outro: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    private static async Task<List<(string Kind, string Text, string Spoken)>> UnitsAsync(CommandRun run, params string[] options)
    {
        var code = await run.RunAsync(["plan", run.Write("ferry.md", Article), "--engine", "stub", "--locale", "en-GB", "--json", .. options]);
        Assert.True(code == 0, run.Error);
        using var plan = JsonDocument.Parse(run.Output);
        return [.. plan.RootElement.GetProperty("units").EnumerateArray().Select(u =>
            (u.GetProperty("kind").GetString()!, u.GetProperty("text").GetString()!, u.GetProperty("spoken").GetString()!))];
    }
}
