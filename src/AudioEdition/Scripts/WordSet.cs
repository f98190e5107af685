using System.Collections.Frozen;

namespace AudioEdition.Scripts;

/// <summary>A fixed list of words, asked with slices of the article so that asking copies nothing.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    private WordSet(FrozenSet<string> words) => _words = words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words parted by white space; case counts.</summary>
    public static WordSet Exact(string words) => new(Split(words).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Words parted by white space; case does not count.</summary>
    public static WordSet AnyCase(string words) => new(Split(words).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);

    private static string[] Split(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
