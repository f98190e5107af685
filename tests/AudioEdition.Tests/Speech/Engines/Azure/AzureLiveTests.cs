using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Tests.Speech.Engines.Web;

namespace AudioEdition.Tests.Speech.Engines.Azure;

/// <summary>Against the real service, for whoever has a key: <c>AUDIOEDITION_AZURE_LIVE=1</c> beside <c>AZURE_SPEECH_KEY</c> and <c>AZURE_SPEECH_REGION</c>. Buys some 120 characters.</summary>
[Trait("Category", "Slow")]
public sealed class AzureLiveTests
{
    private const string Sentence = "The harbour opened at dawn, and nobody came.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_real_service_speaks(bool wordTimes)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AUDIOEDITION_AZURE_LIVE") == "1", "Set AUDIOEDITION_AZURE_LIVE=1, AZURE_SPEECH_KEY and AZURE_SPEECH_REGION to ask the real service; it costs some 120 characters.");
        await using var engine = new AzureSynthesizer(AzureOptions.FromEnvironment(Environment.GetEnvironmentVariable) with { WordTimes = wordTimes });
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.True(health.Ready, health.Detail);

        var (samples, marks, rate) = await ServiceRuns.HearAsync(engine, new SpeechRequest("en-GB-SoniaNeural", Sentence, "en-GB"));

        Assert.InRange(samples.Length / (double)rate!.Value, 1, 15);
        Assert.Equal(wordTimes ? 8 : 0, marks.Count);
    }
}
