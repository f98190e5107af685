using AudioEdition.Articles.Addresses;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.ElevenLabs;
using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Speech.Engines.Onnx;
using AudioEdition.Speech.Engines.OpenAi;

namespace AudioEdition.Cli;

/// <summary>The one place that reads settings and joins the parts for a command.</summary>
internal sealed class Composition(CommandConsole console)
{
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {e.Message}", e);
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
            engines.Add(name, CreateEngine(name));
        }

        return new EngineSet(engines);
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

    /// <summary>
    /// The catalogue with a cast for an engine that it has none for, made from the voices that the engine lists. An engine of the catalogue's costs nothing here.
    /// </summary>
    /// <param name="voices">The catalogue.</param>
    /// <param name="engine">The engine that is asked for; null for the catalogue's own.</param>
    /// <param name="locale">BCP 47 tag of the words.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">The engine cannot speak, or cannot be asked for its voices.</exception>
    /// <exception cref="UsageException">It has no voice of that language.</exception>
    public async Task<VoiceCatalog> WithCastOfAsync(VoiceCatalog voices, string? engine, string? locale, CancellationToken cancellationToken)
    {
        if (engine is null || voices.Casts.ContainsKey(engine) || !EngineNames.Contains(engine, StringComparer.Ordinal))
        {
            return voices;
        }

        await using var engines = CreateEngines([engine]);
        var synthesizer = engines.ByName[engine];
        if (await synthesizer.CheckHealthAsync(cancellationToken) is { Ready: false } health)
        {
            throw new SpeechSynthesisException(engine, null, $"The engine {engine} cannot speak: {health.Detail}");
        }

        var cast = EngineCast.Of(engine, await synthesizer.ListVoicesAsync(cancellationToken), locale, voices.CastOf(null))
            ?? throw new UsageException($"The engine {engine} has no voice for {locale ?? "this language"}; see: audio-edition voices --engine {engine}");
        return voices with { Casts = new Dictionary<string, VoiceCast>(voices.Casts, StringComparer.Ordinal) { [engine] = cast } };
    }

    // ONNX Runtime is loaded by whoever makes the engine and by nobody else.
    private EngineOptions EngineOptions => field ??= new EngineOptions
    {
        Flite = new FliteWasmOptions { CacheFolder = Folders.EngineCache },
        Azure = AzureOptions.FromEnvironment(console.Environment),
        OpenAi = OpenAiOptions.FromEnvironment(console.Environment),
        ElevenLabs = ElevenLabsOptions.FromEnvironment(console.Environment),
        Others = new Dictionary<string, Func<ISpeechSynthesizer>>(StringComparer.Ordinal)
        {
            [OnnxSynthesizer.EngineName] = () => new OnnxSynthesizer(new OnnxOptions { Folders = VoiceFolders.Read() }),
        },
    };

    public EditionParts CreateParts(EngineSet engines) => new()
    {
        Engines = engines.ByName,
        Cache = new UtteranceCache(Folders.UtteranceCache),
        Encoder = CreateEncoder(),
    };

    public static AudioEncoder CreateEncoder() => new();
}
