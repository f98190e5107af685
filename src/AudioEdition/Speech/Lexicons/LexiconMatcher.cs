using AudioEdition.Speech.Normalization;

namespace AudioEdition.Speech.Lexicons;

/// <summary>Finds entries in text: one look-up for the first word, then the longest entry that goes on.</summary>
internal sealed class LexiconMatcher
{
    private readonly Dictionary<string, LexiconEntry[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstWord;
    private readonly bool _isEmpty;

    /// <summary>Knows nothing.</summary>
    public static LexiconMatcher Empty { get; } = new([]);

    public LexiconMatcher(IEnumerable<LexiconEntry> entries)
    {
        var byFirstWord = entries
            .Where(e => e.Written.Length > 0 && char.IsLetter(e.Written[0]) && (e.Alias is not null || e.Ipa is not null))
            .Reverse()
            .GroupBy(e => FirstWord(e.Written), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(e => e.Written.Length).ThenByDescending(Scope).ToArray(), StringComparer.OrdinalIgnoreCase);
        _isEmpty = byFirstWord.Count == 0;
        _byFirstWord = byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The longest entry at a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">First letter of the word.</param>
    /// <param name="wordEnd">After its last letter.</param>
    /// <param name="reading">The alias with the word's ending.</param>
    public bool TryMatch(string text, int start, int wordEnd, out Reading reading)
    {
        reading = default;
        if (_isEmpty || !_byFirstWord.TryGetValue(text.AsSpan(start, wordEnd - start), out var entries))
        {
            return _isEmpty is false && TryMatchPlural(text, start, wordEnd, out reading);
        }

        foreach (var entry in entries)
        {
            var end = start + entry.Written.Length;
            if (end <= text.Length && text.AsSpan(start, entry.Written.Length).Equals(entry.Written, Comparison(entry)))
            {
                if (end == text.Length || !char.IsLetterOrDigit(text[end]))
                {
                    reading = Make(entry, end, "");
                    return true;
                }

                // A plural of a term of several words.
                if (text[end] == 's' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1])))
                {
                    reading = Make(entry, end + 1, "s");
                    return true;
                }
            }
        }

        return TryMatchPlural(text, start, wordEnd, out reading);
    }

    private bool TryMatchPlural(string text, int start, int wordEnd, out Reading reading)
    {
        reading = default;
        if (wordEnd - start < 3 || text[wordEnd - 1] != 's' || !_byFirstWord.TryGetValue(text.AsSpan(start, wordEnd - start - 1), out var entries))
        {
            return false;
        }

        foreach (var entry in entries)
        {
            if (entry.Written.Length == wordEnd - start - 1 && text.AsSpan(start, entry.Written.Length).Equals(entry.Written, Comparison(entry)))
            {
                reading = Make(entry, wordEnd, "s");
                return true;
            }
        }

        return false;
    }

    private static Reading Make(LexiconEntry entry, int end, string ending) =>
        new(end, (entry.Alias ?? entry.Written) + ending, "lexicon") { Ipa = entry.Alias is not null ? null : IpaEnding.Of(entry.Ipa, ending) };

    private static StringComparison Comparison(LexiconEntry entry) => entry.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static int Scope(LexiconEntry entry) => (entry.Voice is null ? 0 : 2) + (entry.Engine is null ? 0 : 1);

    private static string FirstWord(string written)
    {
        var end = 0;
        while (end < written.Length && char.IsLetter(written[end]))
        {
            end++;
        }

        return written[..end];
    }
}
