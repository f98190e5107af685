using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Stub;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class StubSynthesizerTests : SpeechEngineContract
{
    protected override (string First, string Second) Voices => ("a", "p");

    protected override ISpeechSynthesizer Create() => new StubSynthesizer();

    [Theory]
    [InlineData("It cost 5 pounds")]
    [InlineData("ten %")]
    [InlineData("salt & pepper")]
    [InlineData("<break/> then")]
    [InlineData("a bracket [sic] here")]
    [InlineData("an address at example/path")]
    [InlineData("a tab\there")]
    [InlineData("a line\nbreak")]
    [InlineData("a bell \u0007")]
    [InlineData("half a pair \uD83D")]
    [InlineData("a smile \U0001F600")]
    [InlineData("five €")]
    public async Task Text_that_was_not_normalized_fails(string text)
    {
        await using var engine = new StubSynthesizer();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("a", text));
        Assert.Contains("U+", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typographic_punctuation_accents_and_other_scripts_are_words_like_others()
    {
        await using var engine = new StubSynthesizer();
        var words = StubDecoder.Decode(await engine.SpeakAsync("c", "“Señor Šmíd’s” (quite old) – прага… naïve!"), StubSynthesizer.SampleRateHz);
        Assert.Equal(6, words.Count);
    }

    [Fact]
    public async Task Marks_stand_on_the_words_without_their_punctuation()
    {
        await using var engine = new StubSynthesizer();
        const string Text = "“Stop,” she said—quietly.";
        var marks = await engine.MarksAsync("a", Text);
        Assert.Equal("Stop she said quietly", string.Join(' ', marks.Select(m => m.Spoken.In(Text))));
    }
}
