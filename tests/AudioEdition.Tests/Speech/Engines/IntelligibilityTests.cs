using System.Diagnostics;
using System.Globalization;
using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Tests.Listening;

namespace AudioEdition.Tests.Speech.Engines;

/// <summary>Whether a listener who knows nothing of us understands the voices: a speech recognizer writes down what it hears.</summary>
[Trait("Category", "Slow")]
public sealed class IntelligibilityTests(ITestOutputHelper report)
{
    private const string Text =
        "The city council decided on Monday to build a new school near the river. "
        + "They say that the streets are too small for the traffic and that nobody asked them.";

    /// <summary>Half of the words: a wrong voice, rate or byte order leaves none. Rank is all that a recognizer trained on people can tell of machines.</summary>
    private const double MaxWordError = 0.5;

    [Fact]
    public async Task A_recognizer_understands_every_voice_of_the_list()
    {
        await using var engine = new FliteWasmSynthesizer();
        var errors = new List<(string Voice, double Error)>();
        foreach (var voice in await engine.ListVoicesAsync(TestContext.Current.CancellationToken))
        {
            var heard = await RecognizeAsync(await engine.SpeakAsync(voice.Name, Text), voice.SampleRateHz, voice.NominalLufs!.Value);
            errors.Add((voice.Name, WordErrors.Rate(Text, heard)));
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{voice.Name,-10} {errors[^1].Error,6:P0} of the words wrong: {heard}"));
        }

        Assert.All(errors, e => Assert.InRange(e.Error, 0, MaxWordError));
    }

    /// <summary>ffmpeg brings the sound to the recognizer's rate and all voices to one level; pocketsphinx listens.</summary>
    private static async Task<string> RecognizeAsync(float[] samples, int sampleRateHz, double lufs)
    {
        using var folder = new TemporaryFolder();
        var (given, wanted) = (Path.Combine(folder.Path, "given.f32"), Path.Combine(folder.Path, "wanted.raw"));
        await File.WriteAllBytesAsync(given, samples.SelectMany(BitConverter.GetBytes).ToArray(), TestContext.Current.CancellationToken);
        var rate = sampleRateHz.ToString(CultureInfo.InvariantCulture);
        var gain = (-20 - lufs).ToString("0.0", CultureInfo.InvariantCulture);
        await RunAsync("ffmpeg", "-v", "error", "-f", "f32le", "-ar", rate, "-ac", "1", "-i", given, "-af", $"volume={gain}dB", "-f", "s16le", "-ar", "16000", wanted);
        return await RunAsync("pocketsphinx_continuous", "-infile", wanted, "-logfn", Path.Combine(folder.Path, "log"));
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
