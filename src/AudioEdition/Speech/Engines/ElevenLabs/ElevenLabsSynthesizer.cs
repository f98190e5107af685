using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.ElevenLabs;

/// <summary>ElevenLabs, by its route that tells the time of each character (<c>/v1/text-to-speech/{voice}/with-timestamps</c>).</summary>
/// <remarks>
/// Voices are those of the account, by their ids; <c>audio-edition voices --engine elevenlabs</c> tells the names. Tags that its models obey in a text
/// (<c>[laughs]</c>, <c>&lt;break/&gt;</c>) are made harmless (<see cref="PlainSpeechText"/>). The text is normalized here, so the service is asked not to do it again.
/// </remarks>
public sealed class ElevenLabsSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "elevenlabs";

    private const int AdapterVersion = 1;
    private const int SampleRateHz = 24_000;
    private const int MaxCharacters = 5_000;
    private const int MaxPages = 50;
    private const double SlowestRate = 0.7;
    private const double FastestRate = 1.2;

    private readonly ElevenLabsOptions _options;
    private readonly string? _fault;
    private readonly WebService _service;
    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlyList<EngineVoice>? _voices;

    /// <summary>Makes the engine. Nothing is sent before the first question.</summary>
    /// <param name="options">The account; null for none.</param>
    public ElevenLabsSynthesizer(ElevenLabsOptions? options = null)
    {
        _options = options ?? new ElevenLabsOptions();
        _fault = WebAddress.FindFault(_options.Address, allowInsecure: false);
        _service = new WebService(new WebServiceOptions
        {
            Engine = EngineName,
            Service = "ElevenLabs",
            Address = _options.Address,
            Secrets = _options.Key is { } key ? [key] : [],
            KeyAdvice = "set ELEVENLABS_API_KEY to a key that may use text to speech and read voices.",
            CallTimeout = _options.CallTimeout,
            Time = _options.Time,
        });
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{AdapterVersion}-{_options.Model}-{_options.Seed}");

    /// <inheritdoc/>
    /// <remarks>The seed is best effort on the service's side, so the engine does not count as deterministic.</remarks>
    public SpeechCapabilities Capabilities => new(Deterministic: false, WordMarks: true, Offline: false, MaxParallel: Math.Max(1, _options.MaxParallel));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default)
    {
        if (_voices is { } known)
        {
            return known;
        }

        RequireKey(null);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _voices ??= await AskForVoicesAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>Asks for the voices, which costs nothing.</remarks>
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        if (_fault is not null)
        {
            return new EngineHealth(false, _fault);
        }

        if (_options.Key is null)
        {
            return new EngineHealth(false, "no key: set ELEVENLABS_API_KEY.");
        }

        try
        {
            var voices = await ListVoicesAsync(cancellationToken).ConfigureAwait(false);
            return new EngineHealth(true, string.Create(CultureInfo.InvariantCulture, $"{voices.Count} voices in the account, model {_options.Model}"));
        }
        catch (SpeechSynthesisException e)
        {
            return new EngineHealth(false, e.Message);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The characters that are sent; what a character costs depends on the model and the plan.</remarks>
    public long BillableCharacters(SpeechRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PlainSpeechText.From(request.SpokenText).CharacterCount;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!(request.Rate is >= SlowestRate and <= FastestRate))
        {
            throw Failure(request, string.Create(CultureInfo.InvariantCulture, $"ElevenLabs speaks at rates from {SlowestRate} to {FastestRate}, not at {request.Rate}."));
        }

        RequireKey(request.VoiceName);
        var text = _service.TextOf(request, MaxCharacters);
        cancellationToken.ThrowIfCancellationRequested();
        if (!(await ListVoicesAsync(cancellationToken).ConfigureAwait(false)).Any(v => v.Name == request.VoiceName))
        {
            throw Failure(request, $"The account has no voice \"{request.VoiceName}\": voices are named by their ids; see: audio-edition voices --engine elevenlabs.");
        }

        yield return await SpeakAsync(request, text, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _service.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private SpeechSynthesisException Failure(SpeechRequest request, string message, bool isTransient = false) => _service.Failure(request.VoiceName, message, isTransient);

    private void RequireKey(string? voice)
    {
        if ((_fault ?? (_options.Key is null ? "There is no key for ElevenLabs: set ELEVENLABS_API_KEY." : null)) is { } problem)
        {
            throw _service.Failure(voice, problem, isTransient: false);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, JsonObject? body = null)
    {
        var request = _service.Request(method, path, body);
        request.Headers.Add("xi-api-key", _options.Key?.Reveal());
        return request;
    }

    private async Task<SpeechChunk> SpeakAsync(SpeechRequest request, PlainSpeechText text, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["text"] = text.Text,
            ["model_id"] = _options.Model,
            ["seed"] = _options.Seed,
            ["apply_text_normalization"] = "off",
        };
        if (request.Rate != 1)
        {
            body["voice_settings"] = new JsonObject { ["speed"] = request.Rate };
        }

        // The id is one of the account's list, and escaped all the same.
        var path = $"v1/text-to-speech/{Uri.EscapeDataString(request.VoiceName)}/with-timestamps?output_format=pcm_24000";
        var answer = await _service.AskAsync(() => Request(HttpMethod.Post, path, body), request.VoiceName, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw _service.Refusal(answer, request.VoiceName);
        }

        if (AlignedSpeech.Read(answer.Body) is not { } speech || speech.Audio.Length == 0 || speech.Audio.Length % 2 != 0)
        {
            throw Failure(request, "The answer of ElevenLabs is no sound of 16 bits with times.", isTransient: true);
        }

        var samples = WaveBytes.ToFloat(speech.Audio);
        var marks = speech.PiecesOf(text.Text) is { } pieces ? TimedText.Marks(text, pieces, SampleRateHz, samples.Length) : [];
        return new SpeechChunk(samples, marks);
    }

    private async Task<IReadOnlyList<EngineVoice>> AskForVoicesAsync(CancellationToken cancellationToken)
    {
        var voices = new List<EngineVoice>();
        string? page = null;
        for (var i = 0; i < MaxPages; i++)
        {
            var path = "v2/voices?page_size=100" + (page is null ? "" : "&next_page_token=" + Uri.EscapeDataString(page));
            var answer = await _service.AskAsync(() => Request(HttpMethod.Get, path), null, cancellationToken).ConfigureAwait(false);
            var read = answer.IsSuccess
                ? ElevenLabsVoices.Read(answer.Body, SampleRateHz) ?? throw _service.Failure(null, "The answer of ElevenLabs is no list of voices.", isTransient: true)
                : throw _service.Refusal(answer, null);
            voices.AddRange(read.Voices);
            page = read.NextPage;
            if (page is null)
            {
                break;
            }
        }

        return voices;
    }
}
