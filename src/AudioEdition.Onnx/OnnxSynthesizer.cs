using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Neural voices on the own machine: Piper and Kokoro-82M on ONNX Runtime, from folders that the user names.</summary>
/// <remarks>
/// Nothing is downloaded and nothing leaves the machine. Pronunciations come from eSpeak NG, run as a process. The same words give the same samples in any order and at
/// any number of callers: what the models draw at random is handed to them (see <see cref="PreparedModel"/>), and each utterance is computed by one thread. Processors with
/// other vector units may round the last bits in another way.
/// Word times are the models' own durations, where the file tells them; the sound is handed out at the voice's own level.
/// </remarks>
public sealed class OnnxSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "onnx";

    private const int AdapterVersion = 1;

    /// <summary>Samples for each step of Kokoro's durations: 25 ms.</summary>
    private const int KokoroHop = 600;

    /// <summary>Between sentences; Piper's end without any silence.</summary>
    private const double SentencePauseSeconds = 0.2;

    private readonly OnnxOptions _options;
    private readonly EspeakPhonemizer _phonemizer;
    private readonly Pronouncer _pronouncer;
    private readonly ModelShelf _models;
    private readonly Lazy<IReadOnlyList<OnnxVoiceFolder>> _folders;
    private readonly Lazy<Dictionary<string, LocalVoice>> _voices;
    private readonly ConcurrentDictionary<KokoroStyle, float[]> _styles = new();
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Makes the engine. No file is read and nothing loaded before the first question.</summary>
    /// <param name="options">Where the voices are; null for none.</param>
    public OnnxSynthesizer(OnnxOptions? options = null)
    {
        _options = options ?? new OnnxOptions();
        _phonemizer = new EspeakPhonemizer(_options.Phonemizer);
        _pronouncer = new Pronouncer(_phonemizer);
        _models = new ModelShelf(Math.Max(1, _options.MaxLoadedModels));
        _folders = new Lazy<IReadOnlyList<OnnxVoiceFolder>>(() => [.. _options.Folders.Where(Directory.Exists).Select(OnnxVoiceFolder.Read)]);
        _voices = new Lazy<Dictionary<string, LocalVoice>>(() => _folders.Value.SelectMany(f => f.LocalVoices)
            .DistinctBy(v => v.Voice.Name, StringComparer.Ordinal).ToDictionary(v => v.Voice.Name, StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    /// <remarks>The phonemizer's version is in it: another one may pronounce in another way.</remarks>
    public string Version => string.Create(
        CultureInfo.InvariantCulture,
        $"{AdapterVersion}-{typeof(InferenceSession).Assembly.GetName().Version}-espeak-{_phonemizer.VersionAsync().GetAwaiter().GetResult() ?? "absent"}");

    /// <inheritdoc/>
    /// <remarks>Word times come from voices whose model tells its durations; the others give none.</remarks>
    public SpeechCapabilities Capabilities { get; } = new(Deterministic: true, WordMarks: true, Offline: true, MaxParallel: Math.Max(1, Environment.ProcessorCount)) { Phonemes = true };

    /// <inheritdoc/>
    /// <remarks>The hash of the voice's files: a voice that was trained on keeps its name.</remarks>
    public string VersionOf(string voice) => _voices.Value.TryGetValue(voice, out var found)
        ? $"{Version}-{string.Join('-', found.Files.Select(HashOf))}"
        : Version;

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<EngineVoice>>([.. _voices.Value.Values.OrderBy(v => v.Rank).ThenBy(v => v.Voice.Name, StringComparer.Ordinal).Select(v => v.Voice)]);

    /// <inheritdoc/>
    public Task<EngineVoice?> FindVoiceAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Task.FromResult(_voices.Value.GetValueOrDefault(name)?.Voice);
    }

    /// <inheritdoc/>
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        if (_options.Folders.Count == 0)
        {
            return new EngineHealth(false, "no folder with neural voices is known: audio-edition voices add FOLDER (Piper: NAME.onnx and NAME.onnx.json; Kokoro: the model and its voices).");
        }

        var voices = _voices.Value.Values;
        if (voices.Count == 0)
        {
            var missing = _options.Folders.Where(f => !Directory.Exists(f)).Select(f => $"there is no folder '{f}'").Concat(_folders.Value.SelectMany(f => f.Faults)).FirstOrDefault();
            return new EngineHealth(false, $"no neural voice in {string.Join(", ", _options.Folders)}{(missing is null ? "" : ": " + missing)}");
        }

        var version = await _phonemizer.VersionAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return version is null && voices.All(v => v.PhonemizerVoice is not null)
            ? new EngineHealth(false, EspeakPhonemizer.Missing)
            : new EngineHealth(true, string.Create(CultureInfo.InvariantCulture, $"{voices.Count} {(voices.Count == 1 ? "voice" : "voices")} in {string.Join(", ", _options.Folders)}, espeak-ng {version ?? "absent"}"));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestRules.CheckRate(EngineName, request);
        var voice = _voices.Value.GetValueOrDefault(request.VoiceName) ?? throw Failure(request, $"There is no neural voice \"{request.VoiceName}\" in {Folders}; see: audio-edition voices --engine onnx.");
        var clauses = SpokenClause.Split(request.SpokenText);
        if (clauses.Count == 0)
        {
            throw Failure(request, "The text has no word to say.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var lines = await _pronouncer.PronounceAsync(voice, clauses, request.Phonemes, cancellationToken).ConfigureAwait(false);
        var words = clauses.SelectMany(c => c.Words).ToList();
        var frame = 0L;
        var isFirst = true;
        foreach (var piece in SpeechPieces.Cut(clauses, lines, isKokoro: voice.Piper is null))
        {
            var ids = voice.Piper is { } piper ? PhonemeIds.ForPiper(piece, piper) : PhonemeIds.ForKokoro(piece, voice.Vocabulary!);
            if (!ids.Words.Any(w => w >= 0))
            {
                continue;
            }

            if (!isFirst)
            {
                var pause = new float[(int)(voice.Voice.SampleRateHz * SentencePauseSeconds / request.Rate)];
                frame += pause.Length;
                yield return new SpeechChunk(pause, []);
            }

            var answer = await Task.Run(() => Speak(request, voice, ids, cancellationToken), cancellationToken).ConfigureAwait(false);
            var marks = WordDurations.Marks(answer, ids, words, voice.Piper?.HopLength ?? KokoroHop, frame);
            frame += answer.Samples.Length;
            isFirst = false;
            yield return new SpeechChunk(answer.Samples, marks);
        }

        if (isFirst)
        {
            throw Failure(request, "The voice knows no sound of this text: it speaks another language or script.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _models.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Folders => _options.Folders.Count == 0 ? "any folder (none is known)" : string.Join(", ", _options.Folders);

    private static SpeechSynthesisException Failure(SpeechRequest request, string message, Exception? cause = null) =>
        new(EngineName, request.VoiceName, message, innerException: cause);

    private ModelAnswer Speak(SpeechRequest request, LocalVoice voice, PhonemeIds ids, CancellationToken cancellationToken)
    {
        Dictionary<string, OrtValue>? inputs = null;
        try
        {
            using var loan = _models.Borrow(voice.ModelPath);
            ModelInputs.Check(loan.Model, voice);
            inputs = voice.Piper is null
                ? ModelInputs.Kokoro(loan.Model, ids.Ids, StyleRow(voice.Style!, ids.SymbolCount), request.Rate)
                : ModelInputs.Piper(voice, ids.Ids, request.Rate);
            var answer = loan.Model.Run(inputs, cancellationToken);
            return Array.TrueForAll(answer.Samples, float.IsFinite)
                ? answer with { Samples = Array.ConvertAll(answer.Samples, s => Math.Clamp(s, -1f, 1f)) }
                : throw Failure(request, $"The model {voice.ModelPath} gave samples that are no numbers: its file may be damaged.");
        }
        catch (Exception e) when (e is VoiceFileException or OnnxRuntimeException or InvalidDataException)
        {
            throw Failure(request, e is OnnxRuntimeException ? $"The model {voice.ModelPath} failed: {e.Message}" : e.Message, e);
        }
        finally
        {
            foreach (var input in inputs ?? [])
            {
                input.Value.Dispose();
            }
        }
    }

    /// <summary>The row for a text of that many phonemes.</summary>
    private float[] StyleRow(KokoroStyle style, int symbols)
    {
        var table = _styles.GetOrAdd(style, s => s.Read());
        var row = Math.Clamp(symbols, 0, KokoroStyle.Rows - 1);
        return table[(row * KokoroStyle.Width)..((row + 1) * KokoroStyle.Width)];
    }

    private string HashOf(string path) => _hashes.GetOrAdd(path, p =>
    {
        try
        {
            using var file = File.OpenRead(p);
            return Convert.ToHexStringLower(SHA256.HashData(file))[..16];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpeechSynthesisException(EngineName, null, $"{p} cannot be read: {e.Message}", innerException: e);
        }
    });
}
