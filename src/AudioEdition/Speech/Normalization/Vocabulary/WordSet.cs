using System.Collections.Frozen;

namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>Words, asked with a piece of text.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="words">Parted by blanks.</param>
    /// <param name="ignoreCase">True where case tells nothing.</param>
    public WordSet(string words, bool ignoreCase = true) =>
        _lookup = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> word) => !word.IsEmpty && _lookup.Contains(word);
}
