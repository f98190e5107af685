using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AudioEdition.Speech.Engines.ExtensionsAI;

/// <summary>Any provider's <see cref="ITextToSpeechClient"/> as an engine: the way to services that there is no engine of ours for.</summary>
/// <remarks>
/// Such clients tell no word times and take plain text; what in a text could be taken for a command is made harmless first. The client stays the caller's, and so do its
/// retries, its key and what it logs: put Polly around the client where it has no patience of its own.
/// </remarks>
public sealed class ClientSynthesizer : ISpeechSynthesizer
{
    private readonly ITextToSpeechClient _client;
    private readonly ClientEngineOptions _options;

    /// <summary>Joins a client.</summary>
    /// <param name="client">The client; stays the caller's.</param>
    /// <param name="options">What it cannot tell of itself.</param>
    /// <exception cref="ArgumentException">There is no voice.</exception>
    public ClientSynthesizer(ITextToSpeechClient client, ClientEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Voices.Count == 0)
        {
            throw new ArgumentException("Name at least one voice.", nameof(options));
        }

        _client = client;
        _options = options;
        Capabilities = new SpeechCapabilities(Deterministic: false, WordMarks: false, options.Offline, Math.Max(1, options.MaxParallel));
    }

    /// <inheritdoc/>
    public string Engine => _options.Engine;

    /// <inheritdoc/>
    public string Version => $"meai-1-{_options.Version}-{_options.ModelId ?? Metadata?.DefaultModelId}-{Metadata?.ProviderUri?.Host}";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; }

    private TextToSpeechClientMetadata? Metadata => _client.GetService(typeof(TextToSpeechClientMetadata)) as TextToSpeechClientMetadata;

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) => Task.FromResult(_options.Voices);

    /// <inheritdoc/>
    /// <remarks>Nothing is asked of the service: that may cost money.</remarks>
    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new EngineHealth(true, $"{Metadata?.ProviderName ?? _client.GetType().Name} by Microsoft.Extensions.AI"));

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestRules.CheckRate(Engine, request);
        var voice = _options.Voices.FirstOrDefault(v => v.Name == request.VoiceName)
            ?? throw Failure(request, $"The engine {Engine} has no voice \"{request.VoiceName}\"; it was told of {string.Join(", ", _options.Voices.Select(v => v.Name))}.");
        var text = PlainSpeechText.From(request.SpokenText);
        if (!text.HasWords)
        {
            throw Failure(request, "The text has no word to say.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var response = await AskAsync(request, text.Text, cancellationToken).ConfigureAwait(false);
        var data = response.Contents.OfType<DataContent>().Where(c => c.HasTopLevelMediaType("audio")).ToList();
        var (rate, samples) = Sound(data, voice) ?? throw Failure(request, $"The client answered with no sound that is understood ({Kinds(response)}): ask it for wav or pcm, 16 bits, mono.", transient: true);
        yield return new SpeechChunk(samples, []) { SampleRateHz = rate };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Kinds(TextToSpeechResponse response) => response.Contents.Count == 0
        ? "it is empty"
        : string.Join(", ", response.Contents.Select(c => c is DataContent d ? d.MediaType : c.GetType().Name));

    private static (int Rate, float[] Samples)? Sound(List<DataContent> parts, EngineVoice voice)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        byte[] bytes = parts.Count == 1 ? parts[0].Data.ToArray() : [.. parts.SelectMany(p => p.Data.ToArray())];
        if (WaveBytes.TryRead(bytes, out var rate, out var samples))
        {
            return samples.Length > 0 ? (rate, samples) : null;
        }

        var isRaw = parts[0].MediaType.Split(';')[0].Trim().ToLowerInvariant() is "audio/pcm" or "audio/l16" or "audio/raw";
        return isRaw && bytes.Length > 0 && bytes.Length % 2 == 0 ? (RateIn(parts[0].MediaType) ?? voice.SampleRateHz, WaveBytes.ToFloat(bytes)) : null;
    }

    /// <summary>RFC 2586: <c>audio/L16;rate=24000</c>.</summary>
    private static int? RateIn(string mediaType)
    {
        foreach (var part in mediaType.Split(';', StringSplitOptions.TrimEntries).Skip(1))
        {
            if (part.StartsWith("rate=", StringComparison.OrdinalIgnoreCase) && int.TryParse(part.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 8_000 and <= 192_000)
            {
                return rate;
            }
        }

        return null;
    }

    private async Task<TextToSpeechResponse> AskAsync(SpeechRequest request, string text, CancellationToken cancellationToken)
    {
        var options = new TextToSpeechOptions
        {
            ModelId = _options.ModelId,
            VoiceId = request.VoiceName,
            Language = request.Locale,
            AudioFormat = _options.AudioFormat,
            Speed = request.Rate == 1 ? null : (float)request.Rate,
        };
        try
        {
            return await _client.GetAudioAsync(text, options, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Another's client may throw anything, and a failed unit must be told as one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // The message stays out: some services repeat the key in it.
            var transient = e is TimeoutException or OperationCanceledException or IOException
                || e is HttpRequestException { StatusCode: null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError };
            var status = e is HttpRequestException { StatusCode: { } code } ? string.Create(CultureInfo.InvariantCulture, $", status {(int)code}") : "";
            throw Failure(request, $"The client {Metadata?.ProviderName ?? _client.GetType().Name} failed ({e.GetType().Name}{status}).", transient);
        }
    }

    private SpeechSynthesisException Failure(SpeechRequest request, string message, bool transient = false) => new(Engine, request.VoiceName, message, transient);
}
