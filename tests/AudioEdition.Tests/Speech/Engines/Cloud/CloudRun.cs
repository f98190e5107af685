using AudioEdition.Emulator;
using AudioEdition.Emulator.Sound;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Speech.Engines.Cloud;

/// <summary>Speaks scripts by one of our clients against an emulator, with a clock that moves only while the emulator has nothing to do.</summary>
internal sealed class CloudRun : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ISpeechSynthesizer _synthesizer;
    private readonly UtteranceSynthesizer _utterances;

    private CloudRun(CloudEngine engine, SpeechEmulator emulator)
    {
        Engine = engine;
        Emulator = emulator;
        _synthesizer = engine.Make(emulator, _time);
        _utterances = new UtteranceSynthesizer(
            new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { [_synthesizer.Engine] = _synthesizer }, new UtteranceCache(_folder.Path), _time);
    }

    public CloudEngine Engine { get; }

    public SpeechEmulator Emulator { get; }

    public ISpeechSynthesizer Synthesizer => _synthesizer;

    /// <summary>Where utterances are kept.</summary>
    public string Folder => _folder.Path;

    public static async Task<CloudRun> StartAsync(string engine, string key = "emulator-key")
    {
        var named = CloudEngine.Named(engine);
        return new CloudRun(named, await SpeechEmulator.StartAsync(named.Service with { Key = key }, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _synthesizer.DisposeAsync();
        await Emulator.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Speaks texts, in order, one unit each.</summary>
    public async Task<SynthesisResult> SpeakAsync(params string[] texts)
    {
        var script = SpokenScripts.Of([.. texts.Select(t => (Engine.Voice, t))]);
        var speaking = _utterances.SynthesizeAsync(script, jobs: 4, cancellationToken: TestContext.Current.CancellationToken);
        while (!speaking.IsCompleted)
        {
            // Pauses between tries and time limits pass; a request in work doesn't see its time run out.
            if (Emulator.IsIdle)
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
            }

            await Task.WhenAny(speaking, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        return await speaking;
    }

    /// <summary>Whether each text has its own sound at its own place.</summary>
    public async Task VerifyAsync(SynthesisResult result, params string[] texts)
    {
        Assert.Equal(texts.Length, result.Utterances.Count);
        for (var i = 0; i < texts.Length; i++)
        {
            var utterance = await result.Utterances.ReadAsync(i, TestContext.Current.CancellationToken);
            var expected = ToneSpeaker.Speak(texts[i], Engine.VoiceName).Render(utterance.Clip.SampleRateHz);
            Assert.Equal(expected.Length / 2, utterance.Clip.FrameCount);
            Assert.True(Matches(expected, utterance.Clip.Samples.Span), $"the sound of '{texts[i]}' is another's");
            Assert.All(utterance.Marks, m => Assert.InRange(m.Frame + m.FrameCount, 1, utterance.Clip.FrameCount));
        }
    }

    private static bool Matches(ReadOnlySpan<byte> expected, ReadOnlySpan<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            if (Math.Abs((BitConverter.ToInt16(expected[(2 * i)..]) / 32768f) - samples[i]) > 2f / 32768)
            {
                return false;
            }
        }

        return true;
    }
}
