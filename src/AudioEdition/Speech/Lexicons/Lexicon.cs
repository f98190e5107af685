namespace AudioEdition.Speech.Lexicons;

/// <summary>Names and terms that are said otherwise than they are spelled.</summary>
/// <remarks>
/// The longest entry at a place wins, at word boundaries only; a possessive or plural ending of the written word is said after the alias.
/// Of two entries with the same written form and scope the later one counts.
/// </remarks>
public sealed partial record Lexicon
{
    /// <summary>The entries, later ones before earlier ones in force.</summary>
    public required IReadOnlyList<LexiconEntry> Entries { get; init; }

    /// <summary>No entries.</summary>
    public static Lexicon Empty { get; } = new() { Entries = [] };

    /// <summary>Names and terms of world news; each entry names the source of its pronunciation.</summary>
    public static Lexicon Starter { get; } = new() { Entries = StarterEntries.All };

    /// <summary>This lexicon and, in force over it, another.</summary>
    /// <param name="other">Its entries replace those of the same written form and scope.</param>
    public Lexicon Merge(Lexicon other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Lexicon { Entries = [.. Entries, .. other.Entries] };
    }

    /// <summary>The entries that hold for a voice in an English, ready to be found in text.</summary>
    internal LexiconMatcher MatcherFor(string? engine, string? voice, string locale) => new(Entries.Where(e =>
        (e.Locale is null || string.Equals(e.Locale, locale, StringComparison.OrdinalIgnoreCase))
        && (e.Engine is null || string.Equals(e.Engine, engine, StringComparison.OrdinalIgnoreCase))
        && (e.Voice is null || string.Equals(e.Voice, voice, StringComparison.Ordinal))));
}
