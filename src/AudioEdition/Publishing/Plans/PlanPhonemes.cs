using AudioEdition.Articles;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Publishing.Plans;

/// <summary>Reads the pronunciations of a unit.</summary>
/// <remarks>Each names its word: where an edit moved the word, the pronunciation follows it; where it took the word away, the pronunciation goes too.</remarks>
internal static class PlanPhonemes
{
    /// <exception cref="PlanFormatException">A pronunciation that an editor added has no word in the spoken text.</exception>
    public static SpokenText Read(PlanNode? list, SpokenText spoken)
    {
        if (list is null)
        {
            return spoken;
        }

        var found = new List<SpokenPhonemes>();
        var from = 0;
        foreach (var node in list.Value.Items())
        {
            var word = node["word"].Words();
            var start = node.Find("start")?.Integer(0, int.MaxValue);
            var at = start >= from && Stands(spoken.Spoken, word, start.Value) ? start.Value : Find(spoken.Spoken, word, from);
            if (at >= 0)
            {
                from = at + word.Length;
                found.Add(new SpokenPhonemes(new TextSpan(at, from), node["ipa"].Words()));
            }
            else if (start is null)
            {
                throw node["word"].Fault($"\"{PlanNode.Shorten(word)}\" does not stand in \"spoken\" behind the pronunciation before it");
            }
        }

        return spoken with { Phonemes = found };
    }

    private static int Find(string spoken, string word, int from)
    {
        for (var at = spoken.IndexOf(word, from, StringComparison.Ordinal); at >= 0; at = spoken.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (Stands(spoken, word, at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>True where the word stands there, and is no part of another.</summary>
    private static bool Stands(string spoken, string word, int at)
    {
        var end = at + word.Length;
        return end <= spoken.Length
            && spoken.AsSpan(at, word.Length).SequenceEqual(word)
            && (at == 0 || !char.IsLetter(spoken[at - 1]))
            && (end == spoken.Length || !char.IsLetter(spoken[end]));
    }
}
