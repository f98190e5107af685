using System.Globalization;
using System.Runtime.InteropServices;
using AudioEdition.Articles.Addresses;
using AudioEdition.Casting;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.ElevenLabs;
using AudioEdition.Speech.Engines.Espeak;
using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Speech.Engines.Onnx;
using AudioEdition.Speech.Engines.OpenAi;

namespace AudioEdition.Cli;

/// <summary>The one place that reads settings and joins the parts for a command.</summary>
internal sealed class Composition(CommandConsole console) : IAsyncDisposable
{
    private readonly Dictionary<string, ISpeechSynthesizer> _warm = new(StringComparer.Ordinal);
    private readonly List<Task> _warming = [];

    private EngineChoice? _told;

    public UserFolders Folders { get; } = UserFolders.From(console);

    /// <summary>The catalogue that was named, else <c>voices.json</c> of this folder, else the built-in one.</summary>
    /// <exception cref="VoiceCatalogException">It is not a catalogue.</exception>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static VoiceCatalog LoadVoices(string? path)
    {
        if (path is null && !File.Exists("voices.json"))
        {
            return VoiceCatalog.Default;
        }

        path ??= "voices.json";
        try
        {
            return VoiceCatalog.Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (UnreadableFile.Is(e))
        {
            throw UnreadableFile.Of(path, e);
        }
    }

    public RegisterFile OpenRegister(string? path) => new(path ?? Folders.RegisterPath);

    public FetchOptions FetchOptions(bool allowPrivate) => new() { AllowPrivate = allowPrivate, CacheFolder = Folders.PageCache };

    /// <summary>Makes engines; whether they can speak is asked later.</summary>
    /// <exception cref="UsageException">There is no engine of a name.</exception>
    public EngineSet CreateEngines(IEnumerable<string> names)
    {
        var engines = new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            engines.Add(name, _warm.TryGetValue(name, out var warm) ? warm : CreateEngine(name));
        }

        return new EngineSet(engines, _warm.Values);
    }

    /// <summary>Has an engine get ready that will probably be asked, while there is other work: loading it takes as long as planning an article.</summary>
    /// <param name="name">Its name; what is no engine is passed over.</param>
    public void Warm(string name)
    {
        // A service gets no request before its cost was told and agreed to; there is nothing to load either.
        var isService = name is AzureSynthesizer.EngineName or OpenAiSynthesizer.EngineName or ElevenLabsSynthesizer.EngineName;
        if (!isService && EngineNames.Contains(name, StringComparer.Ordinal) && !_warm.ContainsKey(name))
        {
            var engine = EngineCatalog.Create(name, EngineOptions);
            _warm.Add(name, engine);
            _warming.Add(Task.Run(async () =>
            {
                if ((await engine.CheckHealthAsync()).Ready)
                {
                    // The version goes into every utterance's name.
                    _ = engine.Version;
                }
            }));
        }
    }

    /// <summary>Disposes of the engines that were made ready.</summary>
    public async ValueTask DisposeAsync()
    {
        // What hinders an engine is told by whoever needs it.
        await Task.WhenAll(_warming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var engine in _warm.Values)
        {
            await engine.DisposeAsync();
        }
    }

    /// <summary>Makes one engine, to be disposed of by the caller.</summary>
    /// <exception cref="UsageException">There is no engine of that name.</exception>
    public ISpeechSynthesizer CreateEngine(string name) => EngineNames.Contains(name, StringComparer.Ordinal)
        ? EngineCatalog.Create(name, EngineOptions)
        : throw new UsageException($"There is no engine '{name}'; choose one of {string.Join(", ", EngineNames)}.");

    /// <summary>Every engine that a voice may name.</summary>
    public IReadOnlyList<string> EngineNames => EngineCatalog.NamesWith(EngineOptions);

    /// <summary>The folders with neural voices that the user named.</summary>
    public VoiceFoldersFile VoiceFolders => new(Folders.VoiceFoldersPath);

    /// <summary>Chooses the cast that speaks, and puts it into the catalogue where it is not there: the built-in one, else one of the voices that the engine lists.</summary>
    /// <param name="voices">The catalogue.</param>
    /// <param name="asked">The engine that is asked for; null for none.</param>
    /// <param name="locale">BCP 47 tag of the words.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">The engine cannot speak, or cannot be asked for its voices.</exception>
    /// <exception cref="UsageException">There is no such engine, or it has no voice of that language.</exception>
    public async Task<ChosenCast> ChooseAsync(VoiceCatalog voices, string? asked, string? locale, CancellationToken cancellationToken)
    {
        var choice = EngineChoice.Of(asked, voices, console.Environment, VoiceFolders.HasModels);
        try
        {
            return new ChosenCast(choice, await WithCastOfAsync(voices, choice.Engine, locale, cancellationToken));
        }
        catch (AudioEditionException e) when (choice is { Engine: OnnxSynthesizer.EngineName, Reason: not null } && voices.PinnedEngine is null)
        {
            // Voices of another language, or a missing phonemizer, are no reason to be silent; an engine that was asked for by name is.
            choice = new EngineChoice(OfflineEngine.Name, $"the neural voices of this machine cannot be used: {e.Message}");
            return new ChosenCast(choice, await WithCastOfAsync(voices, choice.Engine, locale, cancellationToken));
        }
    }

    /// <summary>Tells which engine was chosen, once for each choice; nothing where it was asked for.</summary>
    public async Task TellAsync(EngineChoice choice)
    {
        if (choice.Reason is not null && choice != _told)
        {
            _told = choice;
            await console.Error.WriteLineAsync($"engine: {choice.Engine}, because {choice.Reason}");
        }
    }

    /// <summary>Tells what a line puts on the bill; nothing where it costs nothing.</summary>
    public async Task TellBillAsync(string engine, long characters)
    {
        if (characters > 0)
        {
            await console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"cost: {engine}: {characters:N0} billable characters"));
        }
    }

    /// <summary>What a plan costs now; nothing is sent.</summary>
    /// <exception cref="Articles.NothingToNarrateException">The plan has nothing to say.</exception>
    public async Task<SpeechCost> CostAsync(PlannedEdition planned, bool quotationsOnly, CancellationToken cancellationToken)
    {
        await using var engines = CreateEngines(planned.Plan.Cast);
        return await new EditionPipeline(CreateParts(engines)).CostAsync(planned.Plan, planned.Voices.Prices, quotationsOnly, cancellationToken);
    }

    /// <summary>Sees that the engines that ask money can speak, before somebody agrees to pay them.</summary>
    /// <exception cref="SpeechSynthesisException">One cannot.</exception>
    public async Task RequireReadyAsync(SpeechCost cost, CancellationToken cancellationToken)
    {
        await using var engines = CreateEngines(cost.Engines.Select(e => e.Engine));
        foreach (var engine in engines.ByName.Values)
        {
            await RequireReadyAsync(engine, cancellationToken);
        }
    }

    /// <summary>The engines of all voices of a cast.</summary>
    /// <exception cref="UsageException">There is no engine of a name.</exception>
    public EngineSet CreateEngines(CastScript cast) => CreateEngines(cast.Roles.Select(r => r.Voice.Engine).Concat(cast.Units.Select(u => u.Voice.Engine)));

    private async Task<VoiceCatalog> WithCastOfAsync(VoiceCatalog voices, string engine, string? locale, CancellationToken cancellationToken)
    {
        if (voices.Casts.ContainsKey(engine))
        {
            return voices;
        }

        if (!EngineNames.Contains(engine, StringComparer.Ordinal))
        {
            throw new UsageException($"There is no engine '{engine}'; choose one of {EngineChoice.Automatic}, {OfflineEngine.Alias}, {string.Join(", ", EngineNames.Union(voices.Casts.Keys, StringComparer.Ordinal))}.");
        }

        if (!VoiceCatalog.Default.Casts.TryGetValue(engine, out var cast))
        {
            cast = await CastOfEngineAsync(voices, engine, locale, cancellationToken);
        }

        return voices with { Casts = new Dictionary<string, VoiceCast>(voices.Casts, StringComparer.Ordinal) { [engine] = cast } };
    }

    /// <summary>The plan with voices that are there, and a line about each that is gone. Only Azure's come and go; its list is asked for where there is a key.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="voices">The catalogue.</param>
    /// <param name="quiet">True to tell nobody.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<SpokenScript> WithPresentVoicesAsync(SpokenScript plan, VoiceCatalog voices, bool quiet, CancellationToken cancellationToken)
    {
        await using var engines = CreateEngines(plan.Cast.Roles.Select(r => r.Voice.Engine).Where(e => e == AzureSynthesizer.EngineName));
        var (present, notes) = await VoiceSubstitutes.ApplyAsync(plan, voices, engines.ByName, cancellationToken);
        foreach (var note in quiet ? [] : notes)
        {
            await console.Error.WriteLineAsync($"audio-edition: {note}");
        }

        return present;
    }

    private async Task<VoiceCast> CastOfEngineAsync(VoiceCatalog voices, string engine, string? locale, CancellationToken cancellationToken)
    {
        await using var engines = CreateEngines([engine]);
        var synthesizer = engines.ByName[engine];
        await RequireReadyAsync(synthesizer, cancellationToken);
        return EngineCast.Of(engine, await synthesizer.ListVoicesAsync(cancellationToken), locale, voices.CastOf(null))
            ?? throw new UsageException($"The engine {engine} has no voice for {locale ?? "this language"}; see: audio-edition voices --engine {engine}");
    }

    private static async Task RequireReadyAsync(ISpeechSynthesizer engine, CancellationToken cancellationToken)
    {
        if (await engine.CheckHealthAsync(cancellationToken) is { Ready: false } health)
        {
            throw new SpeechSynthesisException(engine.Engine, null, $"The engine {engine.Engine} cannot speak: {health.Detail}");
        }
    }

    // ONNX Runtime is loaded by whoever makes the engine and by nobody else.
    private EngineOptions EngineOptions => field ??= new EngineOptions
    {
        Flite = new FliteWasmOptions { CacheFolder = Folders.EngineCache },
        Azure = AzureOptions.FromEnvironment(console.Environment) with { CacheFolder = Folders.VoiceLists },
        Espeak = new EspeakOptions { CacheFolder = Folders.EngineCache, HostCommand = HostOfEspeak() },
        OpenAi = OpenAiOptions.FromEnvironment(console.Environment),
        ElevenLabs = ElevenLabsOptions.FromEnvironment(console.Environment),
        Others = OtherEngines(),
    };

    /// <summary>The program beside this one that holds eSpeak NG's library, whose licence asks for a process of its own; null where it is not there.</summary>
    private static string[]? HostOfEspeak()
    {
        var native = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "espeak-host.exe" : "espeak-host");
        var ordinary = Path.Combine(AppContext.BaseDirectory, "espeak-host.dll");
        return File.Exists(ordinary) ? [DotNet(), ordinary] : File.Exists(native) ? [native] : null;
    }

    /// <summary>What runs programs in the ordinary form: the one that runs this one, else the one that its runtime belongs to (shared/Microsoft.NETCore.App/VERSION below it).</summary>
    private static string DotNet() => Environment.ProcessPath is { } program && Path.GetFileNameWithoutExtension(program) == "dotnet"
        ? program
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private Dictionary<string, Func<ISpeechSynthesizer>> OtherEngines()
    {
        var others = new Dictionary<string, Func<ISpeechSynthesizer>>(StringComparer.Ordinal)
        {
            [OnnxSynthesizer.EngineName] = () => new OnnxSynthesizer(new OnnxOptions { Folders = VoiceFolders.Read() }),
        };
        if (console.Environment("AUDIOEDITION_AZURE_CLIENT")?.Trim() is "sdk")
        {
            others[AzureSynthesizer.EngineName] = CreateSpeechSdk;
        }

        return others;
    }

#if USE_SPEECH_SDK
    private Speech.Engines.AzureSdk.SpeechSdkSynthesizer CreateSpeechSdk() => new(AzureOptions.FromEnvironment(console.Environment));
#else
    private static ISpeechSynthesizer CreateSpeechSdk() =>
        throw new UsageException("AUDIOEDITION_AZURE_CLIENT=sdk needs a command that was built with -p:UseSpeechSdk=true; leave the variable out to use the built-in client.");
#endif

    public EditionParts CreateParts(EngineSet engines) => new()
    {
        Engines = engines.ByName,
        Cache = new UtteranceCache(Folders.UtteranceCache),
        Encoder = CreateEncoder(),
    };

    public static AudioEncoder CreateEncoder() => new();
}
