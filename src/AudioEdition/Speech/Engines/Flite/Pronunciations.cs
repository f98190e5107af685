using System.Collections.Concurrent;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>How words sound alone, asked of Flite once and remembered.</summary>
internal sealed class Pronunciations
{
    /// <summary>More different words than ten long editions have; then it starts anew, so that a service does not grow for ever.</summary>
    private const int MaxWords = 100_000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The phones of each word.</summary>
    /// <param name="words">The words.</param>
    /// <param name="ask">Speaks a text and returns its phones; called with the unknown words as sentences of their own.</param>
    public IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<FliteWord> words, Func<string, List<FlitePhone>> ask)
    {
        var unknown = words.Select(w => w.Ascii).Where(w => !_known.ContainsKey(w)).Distinct(StringComparer.Ordinal).ToArray();
        var asked = unknown.Length > 0 ? Ask(unknown, ask) : [];
        var result = words.Select(w => asked.TryGetValue(w.Ascii, out var phones) || _known.TryGetValue(w.Ascii, out phones) ? phones : []).ToArray();
        if (_known.Count > MaxWords)
        {
            _known.Clear();
        }

        foreach (var (word, phones) in asked)
        {
            _known[word] = phones;
        }

        return result;
    }

    private static Dictionary<string, IReadOnlyList<string>> Ask(string[] words, Func<string, List<FlitePhone>> ask)
    {
        var sentences = ask(string.Join("\n\n", words)).ToLookup(p => p.Sentence);

        // As many sentences as words, or they cannot be told apart. Then each is asked alone: what is known of a word must not depend on its company.
        return sentences.Count == words.Length
            ? words.Select((word, i) => (word, i)).ToDictionary(x => x.word, x => Names(sentences[x.i]), StringComparer.Ordinal)
            : words.ToDictionary(w => w, w => Names(ask(w)), StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Names(IEnumerable<FlitePhone> phones) => [.. phones.Where(p => !p.IsPause).Select(p => p.Name)];
}
