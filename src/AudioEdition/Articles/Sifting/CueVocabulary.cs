using System.Collections.Concurrent;

namespace AudioEdition.Articles.Sifting;

/// <summary>Numbers for the words that any cue asks for, so that matching compares numbers and known words are not allocated again.</summary>
/// <remarks>A table of cues adds its words when it is built, so build the table before the blocks are cut into words.</remarks>
internal static class CueVocabulary
{
    private static readonly ConcurrentDictionary<string, (int Id, string Word)> Words = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, (int Id, string Word)>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int _count;

    /// <summary>The number of a word, from 1.</summary>
    public static int Add(string word) => Words.GetOrAdd(word, static w => (Interlocked.Increment(ref _count), w)).Id;

    /// <summary>The number and the shared copy of a word; 0 where no cue asks for it.</summary>
    public static (int Id, string Word) Find(ReadOnlySpan<char> word) => BySpan.TryGetValue(word, out var known) ? known : (0, word.ToString());
}
