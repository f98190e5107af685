using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AudioEdition.Speech.Engines.Phonetics;
using Wasmtime;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Flite in WebAssembly: the offline engine. The same words give the same bytes in every process and at any parallelism.</summary>
/// <remarks>
/// Each utterance runs in an instance of its own (memory, random numbers, open files), made in about a millisecond and thrown away; a fault in the C
/// code ends that instance and nothing else. A call that is canceled or takes too long is stopped from outside within a millisecond.
/// </remarks>
public sealed class FliteWasmSynthesizer : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "flite";

    private const string TextFile = "text";
    private const string LexiconFile = "lexicon";
    private const string WaveFile = "speech.wav";

    /// <summary>Raised when our own handling (folding, sizes, arguments) changes what is heard.</summary>
    private const int AdapterVersion = 3;

    /// <summary>Two minutes of speech at most ask for some 4 MB; the limit only stops a guest gone wild.</summary>
    private const int MaxWaveBytes = 128 << 20;

    private readonly FliteWasmOptions _options;
    private readonly SemaphoreSlim _places;
    private readonly Pronunciations _pronunciations = new();
    private readonly Lock _gate = new();
    private string? _moduleHash;
    private FliteModule? _module;
    private bool _disposed;

    /// <summary>Makes the engine. Nothing is read before the first question.</summary>
    /// <param name="options">Where the module is; null for the defaults.</param>
    public FliteWasmSynthesizer(FliteWasmOptions? options = null)
    {
        _options = options ?? new FliteWasmOptions();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_options.CallTimeout, TimeSpan.Zero, nameof(options));
        _places = new SemaphoreSlim(Capabilities.MaxParallel);
    }

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    /// <remarks>Holds the module's hash, so that another build of Flite never answers from an old cache.</remarks>
    public string Version => ModuleHash() is { } hash
        ? string.Create(CultureInfo.InvariantCulture, $"wasm-{hash[..16]}-{AdapterVersion}")
        : "absent";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities { get; } = new(Deterministic: true, WordMarks: true, Offline: true, MaxParallel: Math.Max(1, Environment.ProcessorCount))
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
    public async Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var module = await Task.Run(Module, cancellationToken).ConfigureAwait(false);
            return new EngineHealth(true, $"Flite in WebAssembly, module {module.Hash[..12]}");
        }
        catch (SpeechSynthesisException e)
        {
            return new EngineHealth(false, e.Message);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var voice = FliteVoice.Find(request.VoiceName)
            ?? throw Failure(request, FliteVoices.UnknownMessage(request.VoiceName));
        RequestRules.CheckRate(EngineName, request);
        var text = FliteText.From(request.SpokenText, PronouncedRun.Of(EngineName, request));
        if (!text.HasWords)
        {
            throw Failure(request, FliteText.NoWordsMessage);
        }

        SpeechChunk spoken;
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            spoken = await Task.Run(() => Speak(request, voice, text, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }

        yield return spoken;
    }

    /// <summary>Tells how the words of a request sound, without speaking them.</summary>
    /// <param name="request">What would be said; its voice does not matter.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The words in order; where sounds and words do not fit, each word as it sounds alone.</returns>
    /// <exception cref="SpeechSynthesisException">The module is missing, or the text holds no word.</exception>
    public Task<IReadOnlyList<FlitePronunciation>> PronounceAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Pronounce(request, cancellationToken), cancellationToken);
    }

    /// <summary>Unloads the module. Calls must have ended.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _disposed = true;
            _module?.Dispose();
            _module = null;
        }

        _places.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SpeechSynthesisException Failure(SpeechRequest request, string message, bool isTransient = false, Exception? inner = null) =>
        new(EngineName, request.VoiceName, message, isTransient, inner);

    private IReadOnlyList<FlitePronunciation> Pronounce(SpeechRequest request, CancellationToken cancellationToken)
    {
        var text = FliteText.From(request.SpokenText, PronouncedRun.Of(EngineName, request));
        if (!text.HasWords)
        {
            throw Failure(request, FliteText.NoWordsMessage);
        }

        var module = Module();
        var phones = Ask(text.Ascii);
        var words = FliteWord.Of(text);
        var alone = _pronunciations.Of(words, Ask);
        var spans = PhoneAlignment.Align(alone, phones);
        return
        [
            .. words.Select((word, i) => new FlitePronunciation(
                word.Source,
                spans is null ? alone[i] : [.. phones[spans[i].First..(spans[i].Last + 1)].Where(p => !p.IsPause).Select(p => p.Name)])),
        ];

        List<FlitePhone> Ask(string ascii) => FlitePhone.Read(Run(module, PhoneArguments, ascii, text.Entries, request, cancellationToken).Output.Content.Span);
    }

    private SpeechChunk Speak(SpeechRequest request, FliteVoice voice, FliteText text, CancellationToken cancellationToken)
    {
        var module = Module();
        var guest = Run(module, SpeechArguments(voice, request.Rate), text.Ascii, text.Entries, request, cancellationToken);
        var wave = guest.FindFile(WaveFile)?.Content ?? default;
        if (!WaveBytes.TryRead(wave.Span, out var rate, out var samples) || samples.Length == 0 || rate != FliteBase.SampleRateHz)
        {
            throw Failure(request, $"Flite ended without sound. It said: \"{Encoding.ASCII.GetString(guest.Error.Content.Span).Trim()}\".");
        }

        var phones = FlitePhone.Read(guest.Output.Content.Span);
        var words = FliteWord.Of(text);
        var alone = _pronunciations.Of(words, t => FlitePhone.Read(Run(module, PhoneArguments, t, text.Entries, request, cancellationToken).Output.Content.Span));
        return new SpeechChunk(samples, WordClock.Marks(words, alone, phones, SentenceStarts(guest), samples.Length));
    }

    /// <summary>Flite writes an empty file, then opens it again for each sentence and adds its samples.</summary>
    private static long[] SentenceStarts(GuestSystem guest) =>
        [.. guest.FindFile(WaveFile)!.LengthsWhenOpened.Skip(1).Select(length => (length - WaveBytes.HeaderLength) / 2L)];

    private static string[] SpeechArguments(FliteVoice voice, double rate) =>
    [
        "-voice", voice.Base.Name,
        "--setf", string.Create(CultureInfo.InvariantCulture, $"duration_stretch={voice.Stretch(rate):0.######}"),
        "-psdur",

        // A file and not an argument: Flite then parts the text into sentences and speaks each with its own melody and a real pause.
        "-f", TextFile,
        "-o", WaveFile,
    ];

    /// <summary>Asks for phones only: by the quickest voice, at a speed that leaves next to nothing to compute.</summary>
    private static string[] PhoneArguments => ["-voice", "kal", "--setf", "duration_stretch=0.05", "-ps", "-f", TextFile, "-o", "none"];

    private GuestSystem Run(FliteModule module, string[] arguments, string text, IReadOnlyList<string> entries, SpeechRequest request, CancellationToken cancellationToken)
    {
        string[] lexicon = entries.Count > 0 ? ["-add_lex", LexiconFile] : [];
        var guest = new GuestSystem(["flite", .. _options.ExtraArguments, .. lexicon, .. arguments], MaxWaveBytes);
        guest.AddFile(TextFile, Encoding.ASCII.GetBytes(text + "\n"));
        if (entries.Count > 0)
        {
            guest.AddFile(LexiconFile, Encoding.ASCII.GetBytes(string.Join('\n', entries) + "\n"));
        }

        using var store = new Store(module.Engine, guest);
        store.SetLimits(_options.MaxMemoryBytes, null, 1, null, 1);
        try
        {
            var instance = module.Linker.Instantiate(store, module.Module);
            var memory = instance.GetMemory("memory")!;
            guest.Brake.Arm(memory.GetPointer(), memory.GetLength());
            using var watchdog = _options.Time.CreateTimer(_ => guest.Brake.Pull(), null, _options.CallTimeout, Timeout.InfiniteTimeSpan);
            using var cancellation = cancellationToken.Register(guest.Brake.Pull);
            instance.GetAction("_start")!();
        }
        catch (Exception e) when (e is WasmtimeException or GuestExitException or GuestStoppedException)
        {
            Judge(e, guest, request, cancellationToken);
        }
        finally
        {
            guest.Brake.Disarm();
        }

        return guest;
    }

    private void Judge(Exception e, GuestSystem guest, SpeechRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (guest.Brake.IsPulled)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Flite did not finish within {_options.CallTimeout.TotalSeconds:0.###} s and was cut off.");
            throw Failure(request, message, isTransient: true, e);
        }

        var cause = e;
        while (cause is WasmtimeException { InnerException: { } inner })
        {
            cause = inner;
        }

        if (cause is not GuestExitException { Code: 0 })
        {
            throw Failure(request, $"Flite broke off: {cause.Message.Split('\n')[0]}", inner: e);
        }
    }

    private string? ModuleHash()
    {
        lock (_gate)
        {
            return _moduleHash ??= File.Exists(_options.ModulePath) ? FliteModule.HashOf(_options.ModulePath) : null;
        }
    }

    private FliteModule Module()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_module is not null)
            {
                return _module;
            }

            try
            {
                var hash = ModuleHash() ?? throw new SpeechSynthesisException(
                    EngineName,
                    null,
                    $"Flite's module flite.wasm is missing: run \"npm ci --prefix engines/flite\" in the source folder, or name the file in {FliteWasmOptions.ModuleVariable}.");
                return _module = FliteModule.Load(_options.ModulePath!, hash, _options.CacheFolder);
            }
            catch (Exception e) when (e is WasmtimeException or IOException or UnauthorizedAccessException or DllNotFoundException)
            {
                throw new SpeechSynthesisException(EngineName, null, $"Flite's module {_options.ModulePath} cannot be loaded: {e.Message.Split('\n')[0]}", innerException: e);
            }
        }
    }
}
