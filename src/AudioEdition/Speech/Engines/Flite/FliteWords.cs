using System.Collections.Frozen;
using AudioEdition.Articles;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Words of spoken text that Flite spells letter by letter, since its lexicon lacks them and its rules hold them for unpronounceable.</summary>
internal static class FliteWords
{
    private static readonly FrozenDictionary<string, IReadOnlyList<EnglishPhone>> Sounds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nvidia"] = "ɛnˈvɪdiə",
        ["thousandth"] = "ˈθaʊzənθ",
        ["thousandths"] = "ˈθaʊzənθs",
    }.ToFrozenDictionary(w => w.Key, w => Read(w.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The runs of a request with those of our own; what the request says goes first.</summary>
    public static IReadOnlyList<PronouncedRun> AddTo(IReadOnlyList<PronouncedRun> runs, string text)
    {
        List<PronouncedRun>? all = null;
        var words = Sounds.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetter(text[i]))
            {
                i++;
            }

            if (i > start && words.TryGetValue(text.AsSpan(start, i - start), out var phones))
            {
                var span = new TextSpan(start, i);
                if (!runs.Any(r => r.Spoken.Overlaps(span)))
                {
                    (all ??= [.. runs]).Add(new PronouncedRun(span, phones));
                }
            }

            i += i == start ? 1 : 0;
        }

        return all is null ? runs : [.. all.OrderBy(r => r.Spoken.Start)];
    }

    private static IReadOnlyList<EnglishPhone> Read(string ipa) =>
        IpaReader.FindFault(ipa, out var words) is null ? words[0] : throw new InvalidOperationException($"The entry {ipa} is no pronunciation.");
}
