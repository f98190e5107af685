using AudioEdition.Emulator;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Tests.Speech.Engines.Web;

/// <summary>Runs of engines against the emulator.</summary>
internal static class ServiceRuns
{
    public static async Task<(float[] Samples, List<SpeechMark> Marks, int? Rate)> HearAsync(ISpeechSynthesizer engine, SpeechRequest request)
    {
        var (samples, marks, rate) = (new List<float>(), new List<SpeechMark>(), (int?)null);
        await foreach (var chunk in engine.SynthesizeAsync(request, TestContext.Current.CancellationToken))
        {
            samples.AddRange(chunk.Samples.Span);
            marks.AddRange(chunk.Marks);
            rate = chunk.SampleRateHz;
        }

        return ([.. samples], marks, rate);
    }

    /// <summary>Speaks a script of many lines through the cache; every line of it is checked against the sound that it should be.</summary>
    public static async Task<SynthesisResult> SpeakManyAsync(ISpeechSynthesizer engine, string voice, IReadOnlyList<string> lines, string cacheFolder)
    {
        var synthesizer = new UtteranceSynthesizer(
            new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { [engine.Engine] = engine }, new UtteranceCache(cacheFolder), new HastyTime());
        var script = SpokenScripts.Of([.. lines.Select(l => ($"{engine.Engine}:{voice}", l))]);
        return await synthesizer.SynthesizeAsync(script, jobs: 4, cancellationToken: TestContext.Current.CancellationToken);
    }

    public static void AssertKeptIn(string folder, string canary)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(canary, file, StringComparison.Ordinal);
            Assert.DoesNotContain(canary, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        }
    }

    /// <summary>Waits until a request has arrived, so that a clock can be set forward.</summary>
    public static async Task ArrivedAsync(SpeechEmulator emulator, EmulatorRoute route)
    {
        while (!emulator.Received.Any(r => r.Route == route))
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
