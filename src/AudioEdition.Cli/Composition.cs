using AudioEdition.Articles.Addresses;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Flite;

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
            if (!EngineCatalog.Names.Contains(name, StringComparer.Ordinal))
            {
                throw new UsageException($"There is no engine '{name}'; choose one of {string.Join(", ", EngineCatalog.Names)}.");
            }

            engines.Add(name, EngineCatalog.Create(name, new EngineOptions
            {
                Flite = new FliteWasmOptions { CacheFolder = Folders.EngineCache },
            }));
        }

        return new EngineSet(engines);
    }

    public EditionParts CreateParts(EngineSet engines) => new()
    {
        Engines = engines.ByName,
        Cache = new UtteranceCache(Folders.UtteranceCache),
        Encoder = CreateEncoder(),
    };

    public static AudioEncoder CreateEncoder() => new();
}
