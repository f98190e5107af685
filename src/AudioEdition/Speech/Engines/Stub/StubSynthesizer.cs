using System.Runtime.CompilerServices;
using AudioEdition.Articles;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Stub;

/// <summary>An engine without a voice, for tests and rehearsals: each word is a burst of two tones, one for the voice, one for the word.</summary>
/// <remarks>
/// <see cref="StubDecoder"/> reads back from any sound made of it who spoke what and when. It takes its contract as seriously as a real engine: text
/// that was not normalized fails here, so that it never reaches an engine that would read it wrongly in silence.
/// A word with a pronunciation has the code of its pronunciation. Voices are <c>a</c> to <c>p</c>; 24,000 Hz; a word lasts 80 ms and 20 ms more for each letter; pauses are 60 ms between words, 180 ms at
/// a comma, 350 ms at the end of a sentence.
/// </remarks>
public sealed class StubSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "stub";

    /// <summary>Rate of its audio.</summary>
    public const int SampleRateHz = 24_000;

    private const double VoiceAmplitude = 0.14;
    private const double CodeAmplitude = 0.06;
    private const double RampSeconds = 0.008;
    private const double WordPauseSeconds = 0.06;

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; } = new(Deterministic: true, WordMarks: true, Offline: true, MaxParallel: Math.Max(1, Environment.ProcessorCount))
    {
        Phonemes = true,
    };

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<EngineVoice>>(
        [
            .. Enumerable.Range(0, StubVoice.Count).Select(i => new EngineVoice(
                StubVoice.NameOf(i),
                "en",
                SampleRateHz,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tone of {StubVoice.VoiceHz(i)} Hz"))),
        ]);

    /// <inheritdoc/>
    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => Task.FromResult(new EngineHealth(true, "the built-in stub"));

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var voice = StubVoice.IndexOf(request.VoiceName);
        if (voice < 0)
        {
            throw Failure(request, $"The stub has no voice \"{request.VoiceName}\": its voices are a to {StubVoice.NameOf(StubVoice.Count - 1)}.");
        }

        RequestRules.CheckRate(EngineName, request);
        if (StubText.FindFault(request.SpokenText) is { } fault)
        {
            throw Failure(request, $"The spoken text holds {fault}, which cannot be spoken: normalize it first.");
        }

        var end = 0;
        foreach (var (span, _) in request.Phonemes)
        {
            PronouncedRun.CheckPlace(EngineName, request, span, end);
            end = span.End;
        }

        var frame = 0L;
        foreach (var (span, mark) in StubText.Words(request.SpokenText))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var burst = Frames(0.08 + (0.02 * span.Length), request.Rate);
            var pause = Frames(mark switch { '.' => 0.35, ',' => 0.18, _ => WordPauseSeconds }, request.Rate);
            var samples = new float[burst + pause];
            Sound(samples.AsSpan(0, burst), StubVoice.VoiceHz(voice), StubVoice.CodeHz(StubVoice.CodeOf(Said(request, span))));
            yield return new SpeechChunk(samples, [new SpeechMark(frame, burst, span)]);
            frame += samples.Length;
        }

        if (frame == 0)
        {
            throw Failure(request, "The spoken text holds no word.");
        }

        // Nothing here waits; the method is asynchronous because the contract is.
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SpeechSynthesisException Failure(SpeechRequest request, string message) => new(EngineName, request.VoiceName, message);

    private static string Said(SpeechRequest request, TextSpan word)
    {
        foreach (var (span, ipa) in request.Phonemes)
        {
            if (span.Start <= word.Start && word.Start < span.End)
            {
                return ipa;
            }
        }

        return word.In(request.SpokenText).ToString();
    }

    private static int Frames(double seconds, double rate) => (int)Math.Round(seconds / rate * SampleRateHz);

    private static void Sound(Span<float> samples, double voiceHz, double codeHz)
    {
        var voice = new Tone(voiceHz);
        var code = new Tone(codeHz);
        var ramp = (int)(RampSeconds * SampleRateHz);
        for (var i = 0; i < samples.Length; i++)
        {
            var edge = Math.Min(i, samples.Length - 1 - i);
            var gain = edge >= ramp ? 1 : 0.5 - (0.5 * Math.Cos(Math.PI * edge / ramp));
            var value = gain * ((VoiceAmplitude * voice.Next()) + (CodeAmplitude * code.Next()));

            // Sixteen bits, as engines give, and so the same on machines whose sine differs in the last place.
            samples[i] = (float)(Math.Round(value * 32_768) / 32_768);
        }
    }

    /// <summary>A sine by recurrence: two multiplications a sample, exact enough for a burst.</summary>
    private struct Tone(double hz)
    {
        private readonly double _factor = 2 * Math.Cos(2 * Math.PI * hz / SampleRateHz);
        private double _last;
        private double _before = -Math.Sin(2 * Math.PI * hz / SampleRateHz);

        public double Next()
        {
            var current = _last;
            _last = (_factor * current) - _before;
            _before = current;
            return current;
        }
    }
}
