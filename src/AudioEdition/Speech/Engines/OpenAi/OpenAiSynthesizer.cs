using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.OpenAi;

/// <summary>Servers that speak OpenAI's <c>/v1/audio/speech</c>: OpenAI, Kokoro-FastAPI, LocalAI, vLLM and others.</summary>
/// <remarks>
/// Word times come from Kokoro-FastAPI's <c>/dev/captioned_speech</c> where the server has it. Sound is asked for as WAV, which says its rate: servers differ in it.
/// What in a text could be a command to the engine is made harmless (<see cref="PlainSpeechText"/>).
/// </remarks>
public sealed class OpenAiSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "openai";

    private const int AdapterVersion = 1;
    private const int MaxCharacters = 4_096;
    private const int UsualRateHz = 24_000;

    private readonly OpenAiOptions _options;
    private readonly Uri _root;
    private readonly string? _fault;
    private readonly WebService _service;
    private readonly SemaphoreSlim _gate = new(1);
    private OpenAiVoices? _voices;
    private volatile bool _hasNoCaptions;

    /// <summary>Makes the engine. Nothing is sent before the first question.</summary>
    /// <param name="options">Where the server is; null for OpenAI without a key.</param>
    public OpenAiSynthesizer(OpenAiOptions? options = null)
    {
        _options = options ?? new OpenAiOptions();
        _fault = WebAddress.FindFault(_options.Address, _options.AllowInsecure);
        var path = _options.Address.AbsoluteUri.TrimEnd('/');
        _root = new Uri(path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path);
        _hasNoCaptions = IsOpenAi || !_options.Captions;
        _service = new WebService(new WebServiceOptions
        {
            Engine = EngineName,
            Service = IsOpenAi ? "OpenAI" : "The speech server",
            Address = _root,
            Secrets = _options.Key is { } key ? [key] : [],
            KeyAdvice = "set OPENAI_API_KEY, or AUDIOEDITION_OPENAI_KEY for a server of your own.",
            CallTimeout = _options.CallTimeout,
            Time = _options.Time,
        });
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    /// <remarks>Holds server and model: another server may know the same voice by another sound. Of the advice only a hash.</remarks>
    public string Version
    {
        get
        {
            var advice = _options.Instructions is null ? "" : "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_options.Instructions)))[..12];
            return string.Create(CultureInfo.InvariantCulture, $"{AdapterVersion}-{_root.Authority}{_root.AbsolutePath.TrimEnd('/')}-{Model}-{_options.Format}{advice}");
        }
    }

    /// <inheritdoc/>
    /// <remarks>Whether there are word times is known only from the server.</remarks>
    public SpeechCapabilities Capabilities => new(Deterministic: false, WordMarks: !_hasNoCaptions, Offline: _root.IsLoopback, MaxParallel: Math.Max(1, _options.MaxParallel));

    private bool IsOpenAi => _root.Host == OpenAiOptions.OpenAiAddress.Host;

    private string Model => _options.Model ?? (IsOpenAi ? "gpt-4o-mini-tts" : "kokoro");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) =>
        (await VoicesAsync(cancellationToken).ConfigureAwait(false)).Voices;

    /// <inheritdoc/>
    /// <remarks>Where a server lists no voices, any name is taken: it may know it.</remarks>
    public async Task<EngineVoice?> FindVoiceAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return (await VoicesAsync(cancellationToken).ConfigureAwait(false)).Find(name);
    }

    /// <inheritdoc/>
    /// <remarks>Asks for the list of models, which costs nothing and needs the key.</remarks>
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        if (_fault is not null)
        {
            return new EngineHealth(false, _fault);
        }

        if (IsOpenAi && _options.Key is null)
        {
            return new EngineHealth(false, "no key: set OPENAI_API_KEY; or AUDIOEDITION_OPENAI_URL for a server of your own (Kokoro-FastAPI, LocalAI, vLLM).");
        }

        try
        {
            var answer = await _service.AskAsync(() => Request(HttpMethod.Get, "v1/models"), null, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccess || answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
                ? new EngineHealth(true, $"{_root.Authority}, model {Model}")
                : new EngineHealth(false, _service.Refusal(answer, null).Message);
        }
        catch (SpeechSynthesisException e)
        {
            return new EngineHealth(false, e.Message);
        }
    }

    /// <inheritdoc/>
    /// <remarks>At OpenAI the characters that are sent; its newer models charge by tokens, so that the user's price is an average. Servers of one's own ask nothing.</remarks>
    public long BillableCharacters(SpeechRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsOpenAi ? PlainSpeechText.From(request.SpokenText).CharacterCount : 0;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestRules.CheckRate(EngineName, request);
        if (_fault is not null)
        {
            throw Failure(request, _fault);
        }

        var text = _service.TextOf(request, MaxCharacters);
        cancellationToken.ThrowIfCancellationRequested();
        if (await FindVoiceAsync(request.VoiceName, cancellationToken).ConfigureAwait(false) is null)
        {
            throw Failure(request, $"{_root.Authority} has no voice \"{request.VoiceName}\"; see: audio-edition voices --engine openai.");
        }

        yield return _hasNoCaptions ? await SpeakAsync(request, text, cancellationToken).ConfigureAwait(false) : await CaptionAsync(request, text, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _service.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private SpeechSynthesisException Failure(SpeechRequest request, string message, bool isTransient = false) => _service.Failure(request.VoiceName, message, isTransient);

    private HttpRequestMessage Request(HttpMethod method, string path, JsonObject? body = null)
    {
        var request = _service.Request(method, path, body);
        if (_options.Key is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        }

        return request;
    }

    private JsonObject Body(SpeechRequest request, PlainSpeechText text)
    {
        var body = new JsonObject
        {
            ["model"] = Model,
            ["input"] = text.Text,
            ["voice"] = request.VoiceName,
            ["response_format"] = _options.Format,
        };
        if (request.Rate != 1)
        {
            body["speed"] = request.Rate;
        }

        if (_options.Instructions is { } advice)
        {
            body["instructions"] = advice;
        }

        return body;
    }

    private async Task<SpeechChunk> SpeakAsync(SpeechRequest request, PlainSpeechText text, CancellationToken cancellationToken)
    {
        var answer = await _service.AskAsync(() => Request(HttpMethod.Post, "v1/audio/speech", Body(request, text)), request.VoiceName, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw _service.Refusal(answer, request.VoiceName);
        }

        if (answer.MediaType is "text/html" or "application/json")
        {
            throw Failure(request, $"The answer is {answer.MediaType} and no sound: something between here and {_root.Authority} answers in its place.", isTransient: true);
        }

        var (rate, samples) = Sound(request, answer.Body);
        return new SpeechChunk(samples, []) { SampleRateHz = rate };
    }

    /// <summary>Kokoro-FastAPI's own route: sound and words in one answer.</summary>
    private async Task<SpeechChunk> CaptionAsync(SpeechRequest request, PlainSpeechText text, CancellationToken cancellationToken)
    {
        var body = Body(request, text);
        body["stream"] = false;
        body["return_timestamps"] = true;

        // The text is normalized; a second normalization would drop and add words.
        body["normalization_options"] = new JsonObject { ["normalize"] = false };
        var answer = await _service.AskAsync(() => Request(HttpMethod.Post, "dev/captioned_speech", body), request.VoiceName, cancellationToken).ConfigureAwait(false);
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            _hasNoCaptions = true;
            return await SpeakAsync(request, text, cancellationToken).ConfigureAwait(false);
        }

        if (!answer.IsSuccess)
        {
            throw _service.Refusal(answer, request.VoiceName);
        }

        if (CaptionedSpeech.Read(answer.Body) is not { } captioned)
        {
            throw Failure(request, $"The answer of {_root.Authority} is no captioned speech.", isTransient: true);
        }

        var (rate, samples) = Sound(request, captioned.Audio);
        var marks = TimedText.Find(text.Text, captioned.Words) is { } pieces ? TimedText.Marks(text, pieces, rate, samples.Length) : [];
        return new SpeechChunk(samples, marks) { SampleRateHz = rate };
    }

    private (int Rate, float[] Samples) Sound(SpeechRequest request, byte[] bytes)
    {
        if (_options.Format != "wav")
        {
            return bytes.Length > 0 && bytes.Length % 2 == 0
                ? (_options.PcmSampleRateHz, WaveBytes.ToFloat(bytes))
                : throw Failure(request, string.Create(CultureInfo.InvariantCulture, $"The answer has {bytes.Length} bytes, which are no 16-bit samples."), isTransient: true);
        }

        return WaveBytes.TryRead(bytes, out var rate, out var samples, isStrict: true) && samples.Length > 0
            ? (rate, samples)
            : throw Failure(request, $"The answer of {_root.Authority} is no whole WAV file of 16 bits, mono.", isTransient: true);
    }

    private async Task<OpenAiVoices> VoicesAsync(CancellationToken cancellationToken)
    {
        if (_voices is { } known)
        {
            return known;
        }

        if (IsOpenAi || _fault is not null)
        {
            return _voices = OpenAiVoices.OpenAi;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_voices is null)
            {
                var answer = await _service.AskAsync(() => Request(HttpMethod.Get, "v1/audio/voices"), null, cancellationToken).ConfigureAwait(false);
                _voices = answer.IsSuccess && OpenAiVoices.Read(answer.Body, UsualRateHz) is { } listed ? listed
                    : answer.IsSuccess || answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity ? OpenAiVoices.Unlisted
                    : throw _service.Refusal(answer, null);
            }

            return _voices;
        }
        finally
        {
            _gate.Release();
        }
    }
}
