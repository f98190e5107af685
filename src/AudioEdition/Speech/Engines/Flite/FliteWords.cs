using System.Collections.Frozen;
using AudioEdition.Articles;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Words of spoken text that Flite says wrong: it spells what its rules hold for unpronounceable, and knows the British spelling of units no better than as it looks.</summary>
internal static class FliteWords
{
    private static readonly FrozenDictionary<string, IReadOnlyList<EnglishPhone>> Sounds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nvidia"] = "ɛnˈvɪdiə",
        ["thousandth"] = "ˈθaʊzənθ",
        ["thousandths"] = "ˈθaʊzənθs",
        ["ms"] = "mɪz",
        ["okayed"] = "oʊˈkeɪd",
        ["metre"] = "ˈmiːtər",
        ["metres"] = "ˈmiːtərz",
        ["centimetre"] = "ˈsɛntɪmiːtər",
        ["centimetres"] = "ˈsɛntɪmiːtərz",
        ["millimetre"] = "ˈmɪlɪmiːtər",
        ["millimetres"] = "ˈmɪlɪmiːtərz",
        ["kilometre"] = "kɪˈlɒmɪtər",
        ["kilometres"] = "kɪˈlɒmɪtərz",
        ["micrometre"] = "ˈmaɪkroʊmiːtər",
        ["micrometres"] = "ˈmaɪkroʊmiːtərz",
        ["nanometre"] = "ˈnænoʊmiːtər",
        ["nanometres"] = "ˈnænoʊmiːtərz",
        ["litre"] = "ˈliːtər",
        ["litres"] = "ˈliːtərz",
        ["millilitre"] = "ˈmɪlɪliːtər",
        ["millilitres"] = "ˈmɪlɪliːtərz",
        ["centilitre"] = "ˈsɛntɪliːtər",
        ["centilitres"] = "ˈsɛntɪliːtərz",
        ["decilitre"] = "ˈdɛsɪliːtər",
        ["decilitres"] = "ˈdɛsɪliːtərz",
        ["hectolitre"] = "ˈhɛktoʊliːtər",
        ["hectolitres"] = "ˈhɛktoʊliːtərz",
        ["megalitre"] = "ˈmɛɡəliːtər",
        ["megalitres"] = "ˈmɛɡəliːtərz",
        ["megatonne"] = "ˈmɛɡətʌn",
        ["megatonnes"] = "ˈmɛɡətʌnz",
        ["gigatonne"] = "ˈɡɪɡətʌn",
        ["gigatonnes"] = "ˈɡɪɡətʌnz",
        ["roubles"] = "ˈruːbəlz",
        ["baht"] = "bɑːt",
        ["paise"] = "ˈpaɪsə",
        ["reais"] = "reɪˈaɪs",
        ["naira"] = "ˈnaɪrə",
        ["tenge"] = "ˈtɛŋɡeɪ",
        ["letter-a"] = "eɪ",
        ["dnipro"] = "dəˈniːproʊ",
        ["nkrumah"] = "ənˈkruːmə",
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

            if (i > start && (words.TryGetValue(text.AsSpan(start, i - start), out var phones) || (IsLetterA(text, start, i) && words.TryGetValue("letter-a", out phones))))
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

    /// <summary>"F D A approval": an A beside another lone capital is the letter and not the article.</summary>
    private static bool IsLetterA(string text, int start, int end) =>
        end - start == 1 && text[start] == 'A' && start > 1 && text[start - 1] == ' ' && end < text.Length && text[end] == ' '
        && (IsLoneCapital(text, start - 2) || (end + 1 < text.Length && IsLoneCapital(text, end + 1)));

    private static bool IsLoneCapital(string text, int at) =>
        char.IsUpper(text[at]) && (at == 0 || text[at - 1] == ' ') && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private static IReadOnlyList<EnglishPhone> Read(string ipa) =>
        IpaReader.FindFault(ipa, out var words) is null ? words[0] : throw new InvalidOperationException($"The entry {ipa} is no pronunciation.");
}
