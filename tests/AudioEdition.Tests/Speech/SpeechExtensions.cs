using AudioEdition.Speech;

namespace AudioEdition.Tests.Speech;

internal static class SpeechExtensions
{
    public static Task<float[]> SpeakAsync(this ISpeechSynthesizer engine, string voice, string text, double rate = 1) =>
        engine.SpeakUntilAsync(voice, text, rate, TestContext.Current.CancellationToken);

    public static async Task<float[]> SpeakUntilAsync(this ISpeechSynthesizer engine, string voice, string text, double rate, CancellationToken cancellationToken)
    {
        var samples = new List<float>();
        await foreach (var chunk in engine.SynthesizeAsync(new SpeechRequest(voice, text, "en", rate), cancellationToken))
        {
            samples.AddRange(chunk.Samples.Span);
        }

        return [.. samples];
    }

    public static async Task<List<SpeechMark>> MarksAsync(this ISpeechSynthesizer engine, string voice, string text)
    {
        var marks = new List<SpeechMark>();
        await foreach (var chunk in engine.SynthesizeAsync(new SpeechRequest(voice, text), TestContext.Current.CancellationToken))
        {
            marks.AddRange(chunk.Marks);
        }

        return marks;
    }
}
