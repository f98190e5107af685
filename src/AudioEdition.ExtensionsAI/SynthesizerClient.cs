using System.Globalization;
using System.Runtime.CompilerServices;
using AudioEdition.Audio;
using AudioEdition.Speech.Normalization;
using Microsoft.Extensions.AI;

namespace AudioEdition.Speech.Engines.ExtensionsAI;

/// <summary>An engine of ours as an <see cref="ITextToSpeechClient"/>, for programs that speak that interface.</summary>
/// <remarks>
/// Text is taken as written and read as the engine's own editions read it (figures, abbreviations). Formats: <c>wav</c> (default) and <c>pcm</c> (16 bits, mono, told as
/// <c>audio/L16;rate=…</c>, RFC 2586). Pitch and volume are not offered and are passed over, as the interface provides for.
/// </remarks>
public sealed class SynthesizerClient : ITextToSpeechClient
{
    private readonly ISpeechSynthesizer _synthesizer;
    private readonly string _defaultVoice;
    private readonly string _locale;

    /// <summary>Joins an engine.</summary>
    /// <param name="synthesizer">The engine; stays the caller's.</param>
    /// <param name="defaultVoice">Voice where a request names none.</param>
    /// <param name="locale"><c>en-US</c> or <c>en-GB</c>: how text is read where a request names no language.</param>
    public SynthesizerClient(ISpeechSynthesizer synthesizer, string defaultVoice, string locale = "en-US")
    {
        ArgumentNullException.ThrowIfNull(synthesizer);
        ArgumentNullException.ThrowIfNull(defaultVoice);
        ArgumentNullException.ThrowIfNull(locale);
        _synthesizer = synthesizer;
        _defaultVoice = defaultVoice;
        _locale = locale;
    }

    /// <inheritdoc/>
    /// <exception cref="SpeechSynthesisException">The engine failed, or has no such voice.</exception>
    /// <exception cref="NotSupportedException">The format is neither wav nor pcm.</exception>
    public async Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var raw = IsRaw(options);
        var samples = new List<float>();
        var rate = 0;
        await foreach (var (chunk, chunkRate) in SpeakAsync(text, options, cancellationToken).ConfigureAwait(false))
        {
            samples.AddRange(chunk.Span);
            rate = chunkRate;
        }

        return new TextToSpeechResponse([Content([.. samples], rate, raw)]) { ModelId = _synthesizer.Engine };
    }

    /// <inheritdoc/>
    /// <remarks>As pcm each piece comes when it is spoken; a WAV file has its length in its head and comes whole.</remarks>
    public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
        string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsRaw(options))
        {
            foreach (var update in (await GetAudioAsync(text, options, cancellationToken).ConfigureAwait(false)).ToTextToSpeechResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        await foreach (var (chunk, rate) in SpeakAsync(text, options, cancellationToken).ConfigureAwait(false))
        {
            yield return new TextToSpeechResponseUpdate([Content(chunk.ToArray(), rate, raw: true)]) { Kind = TextToSpeechResponseUpdateKind.AudioUpdating, ModelId = _synthesizer.Engine };
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(TextToSpeechClientMetadata) ? new TextToSpeechClientMetadata("AudioEdition", defaultModelId: _synthesizer.Engine)
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_synthesizer) ? _synthesizer
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The engine is the caller's.
    }

    private static bool IsRaw(TextToSpeechOptions? options) => options?.AudioFormat?.ToLowerInvariant() switch
    {
        null or "wav" or "audio/wav" => false,
        "pcm" or "audio/pcm" or "audio/l16" => true,
        var other => throw new NotSupportedException($"The format '{other}' is not offered; ask for wav or pcm."),
    };

    private static DataContent Content(float[] samples, int rate, bool raw) => raw
        ? new DataContent(WaveBytes.ToPcm16(samples), string.Create(CultureInfo.InvariantCulture, $"audio/L16;rate={rate}"))
        : new DataContent(WaveBytes.Write(new PcmClip(rate, samples)), "audio/wav");

    private async IAsyncEnumerable<(ReadOnlyMemory<float> Samples, int Rate)> SpeakAsync(
        string text, TextToSpeechOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = options?.VoiceId ?? _defaultVoice;
        var voice = await _synthesizer.FindVoiceAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new SpeechSynthesisException(_synthesizer.Engine, name, $"The engine {_synthesizer.Engine} has no voice \"{name}\".");
        var locale = options?.Language ?? _locale;
        var spoken = new TextNormalizer(new NormalizationOptions { Locale = SpokenLocale.Of(locale, text, null), Engine = _synthesizer.Engine, Voice = name }).Normalize(text);
        var request = new SpeechRequest(name, spoken.Spoken, locale, options?.Speed ?? 1) { Phonemes = spoken.Phonemes };
        await foreach (var chunk in _synthesizer.SynthesizeAsync(request, cancellationToken).ConfigureAwait(false))
        {
            yield return (chunk.Samples, chunk.SampleRateHz ?? voice.SampleRateHz);
        }
    }
}
