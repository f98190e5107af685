using System.Buffers;
using System.Globalization;
using AudioEdition.Audio;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>Has one utterance made: asks the engine, again where that may help, looks at the answer, keeps it.</summary>
internal sealed class UtteranceMaker(UtteranceCache cache, TimeProvider time)
{
    private readonly SpeechRetry _retry = new(time);

    /// <summary>Makes the note that is kept with an utterance; null for none.</summary>
    public Func<Utterance, byte[]>? Annotate { get; init; }

    /// <summary>Speaks an utterance and keeps it.</summary>
    /// <param name="order">The utterance.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">The engine failed for good; the message names the unit.</exception>
    /// <exception cref="UtteranceCacheException">The result cannot be kept.</exception>
    public async Task<Utterance> MakeAsync(UtteranceOrder order, CancellationToken cancellationToken)
    {
        var made = await SpeakAsync(order, cancellationToken).ConfigureAwait(false);
        await KeepAsync(order, made, cancellationToken).ConfigureAwait(false);
        return made;
    }

    /// <summary>Keeps what was spoken, with its note: no matter of the engine any more.</summary>
    /// <exception cref="UtteranceCacheException">It cannot be kept.</exception>
    public Task KeepAsync(UtteranceOrder order, Utterance made, CancellationToken cancellationToken) =>
        cache.WriteAsync(order.Key, made, Annotate?.Invoke(made), cancellationToken);

    /// <summary>Has the engine speak.</summary>
    /// <param name="order">The utterance.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="stopped">Falls when no other try can help; what is under way is finished all the same, since it may be paid for.</param>
    /// <exception cref="SpeechSynthesisException">The engine failed for good; the message names the unit.</exception>
    public async Task<Utterance> SpeakAsync(UtteranceOrder order, CancellationToken cancellationToken, CancellationToken stopped = default)
    {
        var synthesizer = order.Synthesizer ?? throw new ArgumentException("A unit without words has nothing to be made.", nameof(order));
        var tries = 0;
        try
        {
            return await _retry.RunAsync(synthesizer, TryAsync, cancellationToken, stopped).ConfigureAwait(false);
        }
        catch (SpeechSynthesisException e)
        {
            throw Named(e, order, tries);
        }

        async Task<Utterance> TryAsync()
        {
            tries++;
            var utterance = await SpeakAsync(synthesizer, order.Request, cancellationToken).ConfigureAwait(false);
            return UtterancePlausibility.FindFault(utterance, order.Request) is { } fault
                ? throw new SpeechSynthesisException(synthesizer.Engine, order.Request.VoiceName, $"{fault}.", isTransient: true)
                : utterance;
        }
    }

    private static SpeechSynthesisException Named(SpeechSynthesisException failure, UtteranceOrder order, int tries)
    {
        var after = tries > 1 ? string.Create(CultureInfo.InvariantCulture, $" after {tries} tries") : "";
        var message = $"{order.Summary} could not be spoken by {failure.Engine}:{order.Request.VoiceName}{after}: {failure.Message}";
        return new SpeechSynthesisException(failure.Engine, order.Request.VoiceName, message, failure.IsTransient, failure)
        {
            UnitIndex = order.UnitIndex,
            RetryAfter = failure.RetryAfter,
            StopsRun = failure.StopsRun,
        };
    }

    /// <summary>Asks an engine once and joins its answer.</summary>
    /// <exception cref="SpeechSynthesisException">The engine failed, or has no such voice.</exception>
    public static async Task<Utterance> SpeakAsync(ISpeechSynthesizer synthesizer, SpeechRequest request, CancellationToken cancellationToken)
    {
        var voice = await synthesizer.FindVoiceAsync(request.VoiceName, cancellationToken).ConfigureAwait(false)
            ?? throw new SpeechSynthesisException(synthesizer.Engine, request.VoiceName, $"The engine {synthesizer.Engine} has no voice \"{request.VoiceName}\".");
        ArrayBufferWriter<float>? several = null;
        ReadOnlyMemory<float> samples = default;
        var marks = new List<SpeechMark>();
        var rate = voice.SampleRateHz;
        await foreach (var chunk in synthesizer.SynthesizeAsync(request, cancellationToken).ConfigureAwait(false))
        {
            rate = chunk.SampleRateHz ?? rate;

            // An answer in one piece, as most engines give it, is taken as it is.
            if (several is null && samples.Length == 0)
            {
                samples = chunk.Samples;
            }
            else
            {
                several ??= Begun(samples.Span);
                several.Write(chunk.Samples.Span);
                samples = several.WrittenMemory;
            }

            marks.AddRange(chunk.Marks);
        }

        return new Utterance(new PcmClip(rate, samples), marks);

        static ArrayBufferWriter<float> Begun(ReadOnlySpan<float> first)
        {
            var writer = new ArrayBufferWriter<float>();
            writer.Write(first);
            return writer;
        }
    }
}
