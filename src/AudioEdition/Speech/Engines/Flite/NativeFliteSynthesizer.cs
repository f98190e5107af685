using System.Runtime.CompilerServices;
using AudioEdition.Articles;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Flite from the system's library, where it is installed: the same voices, sentences in a stream, word times from the engine's own structures.</summary>
/// <remarks>
/// <see cref="FliteWasmSynthesizer"/> is the default. Here the C library's random numbers go through all calls, so that the same words give slightly other
/// samples each time, a call ends only with its sentence, and a fault or an endless loop in the C code takes the process along.
/// </remarks>
public sealed class NativeFliteSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "flite-native";

    private const string Missing = "Flite's library libflite.so.1 is missing: run \"apt install libflite1\", or use the engine flite, which needs none.";

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string Version => NativeFlite.Instance is null ? "absent" : "libflite.so.1-2";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; } = new(Deterministic: false, WordMarks: true, Offline: true, MaxParallel: Math.Max(1, Environment.ProcessorCount))
    {
        Phonemes = true,
    };

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) => Task.FromResult(FliteVoices.Listed);

    /// <inheritdoc/>
    public Task<EngineVoice?> FindVoiceAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Task.FromResult(FliteVoices.Find(name));
    }

    /// <inheritdoc/>
    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => Task.FromResult(
        NativeFlite.Instance is null ? new EngineHealth(false, Missing) : new EngineHealth(true, "libflite of the system"));

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var flite = NativeFlite.Instance ?? throw Failure(request, Missing);
        var voice = FliteVoice.Find(request.VoiceName) ?? throw Failure(request, FliteVoices.UnknownMessage(request.VoiceName));
        RequestRules.CheckRate(EngineName, request);
        var text = FliteText.From(request.SpokenText, PronouncedRun.Of(EngineName, request));
        if (!text.HasWords)
        {
            throw Failure(request, FliteText.NoWordsMessage);
        }

        var frame = 0L;
        foreach (var sentence in FliteSentences.Of(text.Ascii))
        {
            var start = frame;
            var chunk = await Task.Run(() => Speak(flite, request, voice, text, sentence, start), cancellationToken).ConfigureAwait(false);
            frame += chunk.Samples.Length;
            yield return chunk;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SpeechSynthesisException Failure(SpeechRequest request, string message) => new(EngineName, request.VoiceName, message);

    private static SpeechChunk Speak(NativeFlite flite, SpeechRequest request, FliteVoice voice, FliteText text, Range sentence, long startFrame)
    {
        var native = flite.VoiceOf(voice.Base.Name);
        if (native == 0)
        {
            throw Failure(request, $"The library has no voice {voice.Base.Name}: run \"apt install libflite1\".");
        }

        using var words = flite.Lexicon.Hold(native, text.Entries);
        using var utterance = NativeUtterance.Speak(flite, native, text.Ascii[sentence], voice.Stretch(request.Rate));
        var (samples, rate) = utterance?.Sound() ?? ([], 0);
        return rate == FliteBase.SampleRateHz
            ? new SpeechChunk(samples, Marks(utterance!.Words(), text, sentence, startFrame))
            : throw Failure(request, "Flite ended without sound.");
    }

    private static List<SpeechMark> Marks(List<NativeWord> words, FliteText text, Range sentence, long startFrame)
    {
        var marks = new List<SpeechMark>();
        var (at, length) = sentence.GetOffsetAndLength(text.Ascii.Length);
        var end = at + length;
        for (var i = 0; i < words.Count;)
        {
            var last = i;
            while (last + 1 < words.Count && words[last + 1].Token == words[i].Token)
            {
                last++;
            }

            var place = text.Ascii.IndexOf(words[i].TokenText, at, end - at, StringComparison.Ordinal);
            if (place >= 0 && words[i].TokenText.Length > 0)
            {
                at = place + words[i].TokenText.Length;
                var (first, after) = (Frame(words[i].StartSeconds), Frame(words[last].EndSeconds));
                marks.Add(new SpeechMark(startFrame + first, after - first, new TextSpan(text.Sources[place], text.Sources[at - 1] + 1)));
            }

            i = last + 1;
        }

        return marks;
    }

    private static long Frame(float seconds) => (long)Math.Round(seconds * (double)FliteBase.SampleRateHz);
}
