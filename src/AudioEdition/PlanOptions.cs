using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Speech.Lexicons;

namespace AudioEdition;

/// <summary>How an article becomes a plan.</summary>
public sealed record PlanOptions
{
    /// <summary>Voices, pinned people, pauses. Default: the built-in catalogue.</summary>
    public VoiceCatalog Voices { get; init; } = VoiceCatalog.Default;

    /// <summary>Voices of people in earlier editions. Default: nobody.</summary>
    public PersonRegister Register { get; init; } = PersonRegister.Empty;

    /// <summary>Voices of the register that left the pool, but that the engine still has: their people keep them. Default none.</summary>
    public IReadOnlyList<VoiceId> KeptVoices { get; init; } = [];

    /// <summary>Engine whose cast is used; null for the catalogue's own choice.</summary>
    public string? Engine { get; init; }

    /// <summary><c>en-GB</c> or <c>en-US</c>; null to go by the article's language and spelling.</summary>
    public string? Locale { get; init; }

    /// <summary>Units and fragments.</summary>
    public ScriptOptions Script { get; init; } = new();

    /// <summary>True to say at the end that the voices are synthetic. Default true.</summary>
    public bool Disclosure { get; init; } = true;

    /// <summary>Words around the article, in force over the catalogue's. Default: none.</summary>
    public FrameTexts Frame { get; init; } = new();

    /// <summary>Pronunciations, in force over the catalogue's and the starter lexicon; null for none.</summary>
    public Lexicon? Lexicon { get; init; }

    /// <summary>Title and authors of the whole, where several articles belong together (a feed, a book); null to take the first article's.</summary>
    public CollectionFacts? Collection { get; init; }
}
