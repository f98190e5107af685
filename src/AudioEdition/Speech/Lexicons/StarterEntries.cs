namespace AudioEdition.Speech.Lexicons;

/// <summary>The lexicon that is always there.</summary>
internal static class StarterEntries
{
    public static IReadOnlyList<LexiconEntry> All { get; } = [];
}
