using System.Security.Cryptography;
using AudioEdition.Emulator;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Tests.Emulator;
using AudioEdition.Tests.Speech.Engines.Web;

namespace AudioEdition.Tests.Speech.Engines.Azure;

/// <summary>Beside Microsoft's own client.</summary>
[Trait("Category", "Slow")]
public sealed class AzureJudgeTests
{
    [Fact]
    public async Task The_samples_and_every_words_time_are_those_that_Microsofts_client_gets()
    {
        await using var emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var theirs = (await VendorJudge.RunAsync("azure", emulator)).Single(c => c.Name == "speech");
        await using var engine = new AzureSynthesizer(new AzureOptions { Endpoint = emulator.Address, Key = emulator.Key });

        var (samples, marks, rate) = await ServiceRuns.HearAsync(engine, new SpeechRequest(SpeechSdkTrace.Voice, SpeechSdkTrace.First, SpeechSdkTrace.Language));

        Assert.Equal(theirs.Text("sha256"), Convert.ToHexStringLower(SHA256.HashData(WaveBytes.ToPcm16(samples))));
        Assert.Equal(
            theirs.Found!.Value.GetProperty("words").EnumerateArray().Where(w => w.GetProperty("type").GetString() == "WordBoundary")
                .Select(w => (w.GetProperty("text").GetString(), Frame(w.GetProperty("offset").GetInt64()), Frame(w.GetProperty("duration").GetInt64()))),
            marks.Select(m => ((string?)m.Spoken.In(SpeechSdkTrace.First), m.Frame, m.FrameCount)));

        long Frame(long ticks) => ticks * rate!.Value / TimeSpan.TicksPerSecond;
    }
}
