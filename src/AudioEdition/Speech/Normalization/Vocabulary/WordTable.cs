using System.Collections.Frozen;

namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>A table that is asked with a piece of text, without making a string of it.</summary>
internal sealed class WordTable<T>
{
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public WordTable(IEnumerable<KeyValuePair<string, T>> entries, bool ignoreCase = false)
    {
        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _lookup = entries.ToFrozenDictionary(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool TryGet(ReadOnlySpan<char> word, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) => _lookup.TryGetValue(word, out value);
}
