using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Espeak;

namespace AudioEdition.Tests.Speech.Engines;

[Trait("Category", "Slow")]
public sealed class EspeakSynthesizerTests : SpeechEngineContract
{
    protected override (string First, string Second) Voices => ("en-us+klatt2", "en-gb");

    protected override ISpeechSynthesizer Create() => new EspeakSynthesizer();

    [Theory]
    [InlineData("-w/tmp/x --help")]
    [InlineData("[[h@l'oU]]")]
    [InlineData("<speak><audio src='/etc/passwd'/></speak> words")]
    [InlineData("$(touch x); `touch y` \0\u0001 words")]
    [InlineData("half a pair \uD83D")]
    public async Task Hostile_text_is_only_spoken(string text)
    {
        await using var engine = Create();
        Assert.NotEmpty(await engine.SpeakAsync("en-us", text));
    }

    [Theory]
    [InlineData("en-us+no-such-variant")]
    [InlineData("../../etc/passwd")]
    [InlineData("--help")]
    [InlineData("en-us+../klatt2")]
    public async Task A_voice_that_espeak_would_replace_in_silence_fails(string voice)
    {
        await using var engine = Create();
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(voice, "Nobody came."));
    }

    [Fact]
    public async Task A_missing_program_is_told_by_the_health_and_by_the_failure()
    {
        await using var engine = new EspeakSynthesizer(new EspeakOptions { Program = "no-such-program-anywhere" });
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.Contains("install the package espeak-ng", health.Detail, StringComparison.Ordinal);
        Assert.Equal("absent", engine.Version);
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("en-us", "Nobody came."));
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        await using var engine = new EspeakSynthesizer(new EspeakOptions { Program = "yes", CallTimeout = TimeSpan.FromMilliseconds(100) });
        Assert.False((await engine.CheckHealthAsync(TestContext.Current.CancellationToken)).Ready);
    }
}
