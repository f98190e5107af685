using System.Text;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Casting;

/// <summary>Which voices there are and who speaks with them: the content of voices.json.</summary>
/// <remarks>The form of the file is described by <c>docs/voices.schema.json</c>.</remarks>
public sealed record VoiceCatalog
{
    /// <summary>The name that leaves the choice of an engine to what is set up.</summary>
    public const string AutomaticEngine = "auto";

    private const string EmbeddedName = "AudioEdition.voices.json";

    private static readonly Lazy<VoiceCatalog> LazyDefault = new(ReadEmbedded);

    /// <summary>The catalogue that comes with the program.</summary>
    public static VoiceCatalog Default => LazyDefault.Value;

    /// <summary>File name, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>Name of the cast that the file asks for; null where the engine is to be chosen by what is set up (<c>auto</c>).</summary>
    public string? PinnedEngine { get; init; }

    /// <summary>Name of the cast that is used where none is asked for: the pinned one, else that of the offline engine, else the first by name.</summary>
    public string DefaultEngine => PinnedEngine ?? (Casts.ContainsKey(OfflineEngine.Name) ? OfflineEngine.Name : Casts.Keys.Min(StringComparer.Ordinal)!);

    /// <summary>Casts by name, which is the engine's; not empty.</summary>
    public required IReadOnlyDictionary<string, VoiceCast> Casts { get; init; }

    /// <summary>People named beforehand, with or without a voice of their own. Default none.</summary>
    public IReadOnlyList<PinnedPerson> People { get; init; } = [];

    /// <summary>Pauses by boundary. Default: the policy's own.</summary>
    public PausePolicy Pauses { get; init; } = new();

    /// <summary>Level of the edition. Default −16 LUFS, −1 dBTP.</summary>
    public LoudnessTarget Loudness { get; init; } = LoudnessTarget.Podcast;

    /// <summary>Words around the article. Default: none but the program's own disclosure.</summary>
    public FrameTexts Frame { get; init; } = new();

    /// <summary>What speech costs. Default: nothing is known.</summary>
    public VoicePrices Prices { get; init; } = VoicePrices.Unknown;

    /// <summary>How words are read aloud. Default none.</summary>
    public IReadOnlyList<Pronunciation> Lexicon { get; init; } = [];

    /// <summary><see cref="People"/> in the form that finding speakers takes.</summary>
    public IReadOnlyList<KnownPerson> KnownPeople => [.. People.Select(p => new KnownPerson(p.Name, p.Aliases, p.Gender))];

    /// <summary>Reads a catalogue.</summary>
    /// <param name="json">Content of the file; comments and trailing commas are allowed.</param>
    /// <param name="source">File name, for messages.</param>
    /// <exception cref="VoiceCatalogException">The text is no JSON, or a part of it is not understood; the message names the place.</exception>
    public static VoiceCatalog Parse(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        return VoiceCatalogReader.Read(json, source);
    }

    /// <summary>The cast of an engine.</summary>
    /// <param name="engine">Name of a cast; null for the default.</param>
    /// <exception cref="VoiceCatalogException">The catalogue has no such cast.</exception>
    public VoiceCast CastOf(string? engine)
    {
        var name = engine ?? DefaultEngine;
        return Casts.TryGetValue(name, out var cast)
            ? cast
            : throw new VoiceCatalogException(
                Source, "$.casts", $"there is no cast for “{name}”; add one, or choose one of: {string.Join(", ", Casts.Keys.Order(StringComparer.Ordinal))}.");
    }

    /// <summary>The settings of a voice; those without any where no cast has it.</summary>
    /// <param name="voice">A voice.</param>
    public CatalogVoice VoiceOf(VoiceId voice) =>
        Casts.Values.SelectMany(c => c.Voices).FirstOrDefault(v => v.Id == voice) ?? new CatalogVoice(voice);

    private static VoiceCatalog ReadEmbedded()
    {
        using var stream = typeof(VoiceCatalog).Assembly.GetManifestResourceStream(EmbeddedName)
            ?? throw new InvalidOperationException($"The library lacks its part {EmbeddedName}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd(), "voices.json");
    }
}
