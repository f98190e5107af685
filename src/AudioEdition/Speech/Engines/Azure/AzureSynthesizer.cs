using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using AudioEdition.Speech.Engines.Web;
using AudioEdition.Speech.Ssml;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Azure Speech: over a WebSocket, which tells word times, or by REST.</summary>
/// <remarks>
/// One request an utterance, in raw samples: pauses, chapters and levels are made here, which costs nothing and leaves every utterance to the cache. REST speaks where no word times are
/// wanted, where a voice has none, and where a server (a container, a gateway) opens no WebSocket.
/// </remarks>
public sealed partial class AzureSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "azure";

    private const int AdapterVersion = 1;

    /// <summary>Some nine minutes of speech: the service cuts off at ten.</summary>
    private const int MaxCharacters = 8_000;

    private const double CharactersPerSecond = 12;

    private readonly AzureOptions _options;
    private readonly AzureEndpoints _endpoints;
    private readonly AzureCredential _credential;
    private readonly AzureClient _client;
    private readonly AzureBatch _batch;
    private readonly AzureVoiceShelf _shelf;
    private readonly WebService _service;
    private readonly ConcurrentDictionary<string, bool> _notes = new(StringComparer.Ordinal);

    /// <summary>Makes the engine. Nothing is sent before the first question.</summary>
    /// <param name="options">The resource; null for none.</param>
    public AzureSynthesizer(AzureOptions? options = null)
    {
        _options = options ?? new AzureOptions();
        _endpoints = AzureEndpoints.Of(_options);
        _credential = new AzureCredential(_options, _endpoints);
        _service = new WebService(new WebServiceOptions
        {
            Engine = EngineName,
            Service = "Azure Speech",
            Address = _endpoints.Root,
            Secrets = _credential.Secrets,
            KeyAdvice = "the key, or the token, has to be one of the resource at this address: look at AZURE_SPEECH_KEY and AZURE_SPEECH_REGION.",
            BusyAdvice = "Mostly it is the voice that has too few machines in this region: use fewer --jobs, wait, or take another region or voice.",
            CallTimeout = _options.CallTimeout,
            MaxAnswerBytes = AzureSound.MaxBytes(48_000) + (1 << 20),
            Time = _options.Time,
        });
        _client = new AzureClient(_options, _endpoints, _credential, _service, Note);
        _batch = new AzureBatch(_options, _endpoints, _client, _service);
        _shelf = new AzureVoiceShelf(_options, _endpoints, _client, _service);
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    /// <remarks>Of the address only which cloud it is: the same voice sounds the same in all its regions. A server of one's own counts by its address.</remarks>
    public string Version => $"{AdapterVersion}-{_endpoints.Family}-{AzureFormat.Raw(_options.SampleRateHz)}";

    /// <inheritdoc/>
    /// <remarks>Whether a server opens a WebSocket, and so tells word times, is known only from the server.</remarks>
    public SpeechCapabilities Capabilities => new(
        Deterministic: false, WordMarks: _client.TellsWordTimes, Offline: _endpoints.Root.IsLoopback, MaxParallel: _options.Tier == AzureTier.Free ? 1 : Math.Max(1, _options.MaxParallel))
    {
        Phonemes = true,
        ReplacesVoices = true,
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => [.. _notes.Keys.Order(StringComparer.Ordinal)];

    private string? Fault => _endpoints.Fault is { } fault && (_options.Key ?? _options.Token) is not null ? fault : _credential.Fault ?? _endpoints.Fault;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default)
    {
        RequireAccess(null);
        return [.. (await _shelf.ListAsync(cancellationToken).ConfigureAwait(false)).Voices.Select(v => v.Described(_options.SampleRateHz))];
    }

    /// <inheritdoc/>
    /// <remarks>A container lists no voices, and any name is taken.</remarks>
    public async Task<EngineVoice?> FindVoiceAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        RequireAccess(name);
        return (await _shelf.FindAsync(name, cancellationToken).ConfigureAwait(false))?.Described(_options.SampleRateHz);
    }

    /// <inheritdoc/>
    /// <remarks>Asks for the voices, which costs nothing; not where a list of today is kept.</remarks>
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        if (Fault is { } fault)
        {
            return new EngineHealth(false, fault);
        }

        try
        {
            var list = await _shelf.ListAsync(cancellationToken).ConfigureAwait(false);
            var voices = list.IsOpen ? "any voice" : string.Create(CultureInfo.InvariantCulture, $"{list.Voices.Count} voices");
            return new EngineHealth(true, $"{_endpoints.Root.Host}, {voices}, {(_client.TellsWordTimes ? "with" : "without")} word times");
        }
        catch (SpeechSynthesisException e)
        {
            return new EngineHealth(false, e.Message);
        }
    }

    /// <inheritdoc/>
    /// <remarks>By Microsoft's rule, from what is known without asking: the kept list of voices tells whether a voice has the style that is asked for.</remarks>
    public long BillableCharacters(SpeechRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AzureBill.Characters(Document(request));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestRules.CheckRate(EngineName, request);
        RequireAccess(request.VoiceName);
        if (WhyNot(request) is { } problem)
        {
            throw Failure(request, problem);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var voice = await _shelf.FindAsync(request.VoiceName, cancellationToken).ConfigureAwait(false)
            ?? throw Failure(request, $"Azure Speech has no voice \"{request.VoiceName}\" here; see: audio-edition voices --engine azure.");
        var sound = await SpeakAsync(request, voice, cancellationToken).ConfigureAwait(false);
        var samples = WaveBytes.ToFloat(sound.Pcm.Span);
        yield return new SpeechChunk(samples, MarksOf(request, sound, _options.SampleRateHz, samples.Length)) { SampleRateHz = _options.SampleRateHz };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync().ConfigureAwait(false);
        _service.Dispose();
        _credential.Dispose();
        _shelf.Dispose();
    }

    private SpeechSynthesisException Failure(SpeechRequest request, string message, bool isTransient = false) => _service.Failure(request.VoiceName, message, isTransient);

    private void RequireAccess(string? voice)
    {
        if (Fault is { } fault)
        {
            throw _service.Failure(voice, $"Azure Speech cannot be asked: {fault}", isTransient: false);
        }
    }

    private void Note(string text) => _notes.TryAdd(text, true);

    private static string? WhyNot(SpeechRequest request) =>
        !request.SpokenText.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)) ? "The text has no word to say."
        : request.SpokenText.Length > MaxCharacters ? string.Create(CultureInfo.InvariantCulture, $"The text has {request.SpokenText.Length} characters; Azure Speech is given at most {MaxCharacters}, since it cuts off after ten minutes.")
        : null;

    /// <summary>The document of a request: what a voice does not know is left out.</summary>
    private static SsmlUtterance UtteranceOf(SpeechRequest request, AzureVoice voice) => new(
        voice.Name, request.Locale.Contains('-', StringComparison.Ordinal) ? request.Locale : voice.Locale, request.SpokenText)
    {
        Rate = voice.IsPlain ? 1 : request.Rate,
        Style = request.Style is { } style ? voice.StyleNamed(style) : null,
        Phonemes = voice.IsPlain ? [] : AzurePhonemes.Of(request, voice.Locale),
    };

    private async Task<AzureSound> SpeakAsync(SpeechRequest request, AzureVoice voice, CancellationToken cancellationToken)
    {
        NoteWhatIsLeftOut(request, voice);
        var utterance = UtteranceOf(request, voice);
        var (sound, refusal) = await SayAsync(request, utterance, voice, cancellationToken).ConfigureAwait(false);
        if (refusal is not null && utterance.Phonemes.Count > 0)
        {
            // One sound that a voice does not know makes the service refuse the whole document.
            Note($"{voice.Name} does not take the IPA pronunciations of \"{string.Join("\", \"", utterance.Phonemes.Select(p => p.Span.In(request.SpokenText)))}\": they were left out. Give respellings.");
            (sound, refusal) = await SayAsync(request, utterance with { Phonemes = [] }, voice, cancellationToken).ConfigureAwait(false);
        }

        return sound is null ? throw refusal!
            : sound.FindFault(_options.SampleRateHz) is { } fault ? throw Failure(request, fault.Message, fault.IsTransient)
            : sound;
    }

    private Task<(AzureSound? Sound, SpeechSynthesisException? Refusal)> SayAsync(SpeechRequest request, SsmlUtterance utterance, AzureVoice voice, CancellationToken cancellationToken)
    {
        var expected = TimeSpan.FromSeconds(2 * request.SpokenText.Length / (CharactersPerSecond * request.Rate));
        var timeout = expected > _options.CallTimeout ? expected : _options.CallTimeout;
        return _client.SayAsync(SsmlWriter.Write(utterance), voice, timeout, cancellationToken);
    }

    private void NoteWhatIsLeftOut(SpeechRequest request, AzureVoice voice)
    {
        if (voice.IsPlain && request.Rate != 1)
        {
            Note($"{voice.Name} has one rate: the rate was left out.");
        }

        if (request.Style is { } style && voice.StyleNamed(style) is null)
        {
            Note($"{voice.Name} has no style \"{style}\"{(voice.Styles.Count > 0 ? ", but " + string.Join(", ", voice.Styles) : "")}: it was left out.");
        }

        var left = voice.IsPlain ? request.Phonemes.Select(p => p.Spoken) : request.Phonemes.Select(p => p.Spoken).Except(AzurePhonemes.Of(request, voice.Locale).Select(p => p.Span));
        foreach (var span in left)
        {
            Note($"{voice.Name} does not take the IPA pronunciation of \"{span.In(request.SpokenText)}\": it was left out. Give a respelling.");
        }
    }

    private static IReadOnlyList<SpeechMark> MarksOf(SpeechRequest request, AzureSound sound, int rate, int frames)
    {
        if (sound.Words is not { Count: > 0 } words)
        {
            return [];
        }

        var text = new PlainSpeechText(SsmlText.Clean(request.SpokenText), [.. Enumerable.Range(0, request.SpokenText.Length)]);
        return TimedText.Find(text.Text, words) is { } pieces ? TimedText.Marks(text, pieces, rate, frames) : [];
    }
}
