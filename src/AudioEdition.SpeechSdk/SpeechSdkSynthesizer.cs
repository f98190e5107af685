using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.Web;
using AudioEdition.Speech.Ssml;
using Microsoft.CognitiveServices.Speech;
using Microsoft.CognitiveServices.Speech.Audio;

namespace AudioEdition.Speech.Engines.AzureSdk;

/// <summary>Azure Speech by Microsoft's own SDK, for those who have to use it; our own client needs no native library.</summary>
/// <remarks>
/// A synthesizer of the SDK is used again after a success and disposed of after anything else, as Microsoft's server sample does. The SDK waits and retries little by itself:
/// what may be tried again is told as such. Speaking styles and IPA are left to our own client. <b>Never run against the real service, nor with the real package.</b>
/// </remarks>
public sealed partial class SpeechSdkSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json: the voices are those of Azure, whoever asks for them.</summary>
    public const string EngineName = AzureSynthesizer.EngineName;

    private const int AdapterVersion = 1;

    private readonly AzureOptions _options;
    private readonly AzureEndpoints _endpoints;
    private readonly string? _fault;
    private readonly Lazy<SpeechConfig> _config;
    private readonly ConcurrentBag<SpeechSynthesizer> _idle = [];
    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlyList<EngineVoice>? _voices;

    /// <summary>Makes the engine. Nothing is loaded or sent before the first question.</summary>
    /// <param name="options">The resource; null for none. Only its key, region or address, rate and number of requests at once are looked at.</param>
    public SpeechSdkSynthesizer(AzureOptions? options = null)
    {
        _options = options ?? new AzureOptions();
        _endpoints = AzureEndpoints.Of(_options);
        _fault = FindFault(_options, _endpoints);
        _config = new Lazy<SpeechConfig>(Configure);
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"sdk-{AdapterVersion}-{typeof(SpeechSynthesizer).Assembly.GetName().Version}-{_endpoints.Family}-{_options.SampleRateHz}");

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities => new(Deterministic: false, WordMarks: true, Offline: false, MaxParallel: Math.Max(1, _options.MaxParallel));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default)
    {
        if (_voices is { } known)
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _voices ??= await WithSynthesizerAsync(null, async synthesizer =>
            {
                using var result = await synthesizer.GetVoicesAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
                return result.Reason == ResultReason.VoicesListRetrieved
                    ? (IReadOnlyList<EngineVoice>)[.. result.Voices.Select(Describe)]
                    : throw Failure(null, $"Azure does not list its voices: {Clean(result.ErrorDetails)}", isTransient: true);
            }).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var voices = await ListVoicesAsync(cancellationToken).ConfigureAwait(false);
            return new EngineHealth(true, string.Create(CultureInfo.InvariantCulture, $"{voices.Count} voices by the Speech SDK {typeof(SpeechSynthesizer).Assembly.GetName().Version}"));
        }
        catch (SpeechSynthesisException e)
        {
            return new EngineHealth(false, e.Message);
        }
    }

    /// <inheritdoc/>
    public long BillableCharacters(SpeechRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AzureBill.Characters(DocumentOf(request));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestRules.CheckRate(EngineName, request);
        if (!request.SpokenText.Any(char.IsLetterOrDigit))
        {
            throw Failure(request.VoiceName, "The text has no word to say.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        yield return await WithSynthesizerAsync(request.VoiceName, s => SpeakAsync(s, request, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var synthesizer))
        {
            synthesizer.Dispose();
        }

        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SpeechChunk> SpeakAsync(SpeechSynthesizer synthesizer, SpeechRequest request, CancellationToken cancellationToken)
    {
        var words = new ConcurrentQueue<(string Word, double From, double To)>();
        synthesizer.WordBoundary += Note;
        try
        {
            // Not awaited: the answer below comes at once when it stops.
            await using var stop = cancellationToken.Register(() => _ = synthesizer.StopSpeakingAsync());
            using var result = await synthesizer.SpeakSsmlAsync(DocumentOf(request)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var samples = result.Reason == ResultReason.SynthesizingAudioCompleted
                ? SamplesOf(request, result.AudioData)
                : throw Refusal(request, SpeechSynthesisCancellationDetails.FromResult(result));
            return new SpeechChunk(samples, MarksOf(request, words, samples.Length)) { SampleRateHz = _options.SampleRateHz };
        }
        finally
        {
            synthesizer.WordBoundary -= Note;
        }

        void Note(object? sender, SpeechSynthesisWordBoundaryEventArgs e)
        {
            if (e.BoundaryType == SpeechSynthesisBoundaryType.Word)
            {
                var from = (double)e.AudioOffset / TimeSpan.TicksPerSecond;
                words.Enqueue((e.Text, from, from + e.Duration.TotalSeconds));
            }
        }
    }

    private static string DocumentOf(SpeechRequest request) =>
        SsmlWriter.Write(new SsmlUtterance(request.VoiceName, request.Locale, request.SpokenText) { Rate = request.Rate });

    private IReadOnlyList<SpeechMark> MarksOf(SpeechRequest request, IEnumerable<(string Word, double From, double To)> words, int frames)
    {
        var text = new PlainSpeechText(SsmlText.Clean(request.SpokenText), [.. Enumerable.Range(0, request.SpokenText.Length)]);
        return TimedText.Find(text.Text, words) is { } pieces ? TimedText.Marks(text, pieces, _options.SampleRateHz, frames) : [];
    }

    private static float[] SamplesOf(SpeechRequest request, byte[] bytes) =>
        bytes.Length > 0 && bytes.Length % 2 == 0
            ? WaveBytes.ToFloat(bytes)
            : throw Failure(request.VoiceName, string.Create(CultureInfo.InvariantCulture, $"The answer has {bytes.Length} bytes, which are no 16-bit samples."), isTransient: true);

    /// <summary>Lends a synthesizer, kept only where it did its work.</summary>
    private async Task<T> WithSynthesizerAsync<T>(string? voice, Func<SpeechSynthesizer, Task<T>> work)
    {
        if (_fault is not null)
        {
            throw Failure(voice, _fault);
        }

        SpeechSynthesizer? synthesizer = null;
        try
        {
            if (!_idle.TryTake(out synthesizer))
            {
                // Null is no loudspeaker; without the argument the SDK plays aloud.
                synthesizer = new SpeechSynthesizer(_config.Value, (AudioConfig?)null);
            }

            var result = await work(synthesizer).ConfigureAwait(false);
            _idle.Add(synthesizer);
            synthesizer = null;
            return result;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException or NotSupportedException)
        {
            throw Failure(voice, $"The Speech SDK's native library cannot be loaded: {Clean(e.Message)}", isTransient: false, e);
        }
        catch (ApplicationException e)
        {
            // How the SDK tells of native errors (SPXERR_…); some of them come and go. Not handed on as the cause: its own text may hold the key.
            throw Failure(voice, $"The Speech SDK failed: {Clean(e.Message)}", isTransient: true);
        }
        finally
        {
            synthesizer?.Dispose();
        }
    }

    private SpeechConfig Configure()
    {
        var key = _options.Key!.Reveal();
        var config = _options.Endpoint is { } endpoint ? SpeechConfig.FromEndpoint(endpoint, key) : SpeechConfig.FromSubscription(key, _options.Region!.ToLowerInvariant());
        config.SetSpeechSynthesisOutputFormat(_options.SampleRateHz == 48_000 ? SpeechSynthesisOutputFormat.Raw48Khz16BitMonoPcm : SpeechSynthesisOutputFormat.Raw24Khz16BitMonoPcm);
        return config;
    }

    private EngineVoice Describe(VoiceInfo voice) => new(voice.ShortName, voice.Locale, _options.SampleRateHz, voice.LocalName)
    {
        Gender = voice.Gender switch { SynthesisVoiceGender.Female => Gender.Female, SynthesisVoiceGender.Male => Gender.Male, _ => null },
    };
}
