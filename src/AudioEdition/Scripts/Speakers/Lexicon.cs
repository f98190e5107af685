using System.Collections.Frozen;

namespace AudioEdition.Scripts.Speakers;

/// <summary>One lookup for every word list: the flags of a word, found by span and without regard to case.</summary>
internal static class Lexicon
{
    private const int LongestWord = 24;
    private static readonly FrozenDictionary<string, Lex> Words = Build();
    private static readonly FrozenDictionary<string, Lex>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The flags of a word; none for one that is in no list.</summary>
    public static Lex Of(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 2 * LongestWord)
        {
            return Lex.None;
        }

        Span<char> lower = stackalloc char[2 * LongestWord];
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c > 127 && c != '’')
            {
                // Composed or not, with accents or without: one word.
                return BySpan.TryGetValue(Fold.Word(word), out var folded) ? folded : Lex.None;
            }

            lower[i] = (uint)(c - 'A') < 26 ? (char)(c | 0x20) : c == '’' ? '\'' : c;
        }

        return BySpan.TryGetValue(lower[..word.Length], out var flags) ? flags : BySuffix(lower[..word.Length]);
    }

    // Endings that make a noun for a person in nearly every word.
    private static Lex BySuffix(ReadOnlySpan<char> word)
    {
        // "secretary-general", "ex-minister", "actor-singer": one of the parts is the office.
        if (word.IndexOf('-') is var hyphen and > 1 && BySpan.TryGetValue(word[(word.LastIndexOf('-') + 1)..], out var last) | BySpan.TryGetValue(word[..hyphen], out var first)
            && ((last | first) & Lex.Role) != Lex.None && (last & (Lex.Preposition | Lex.Participle | Lex.Gerund | Lex.Adverb)) == Lex.None)
        {
            return (last | first) & (Lex.Role | Lex.Female | Lex.Male);
        }

        if (word.Length < 7 || word[^1] is not ('t' or 'n' or 'd'))
        {
            return Lex.None;
        }

        return word.EndsWith("ologist", StringComparison.Ordinal) || word.EndsWith("ician", StringComparison.Ordinal) || word.EndsWith("onist", StringComparison.Ordinal) ? Lex.Role
            : word.EndsWith("year-old", StringComparison.Ordinal) ? Lex.Role | Lex.Age
            : word.EndsWith("woman", StringComparison.Ordinal) ? Lex.Role | Lex.Female
            : Lex.None;
    }

    private static FrozenDictionary<string, Lex> Build()
    {
        var words = new Dictionary<string, Lex>(StringComparer.Ordinal);
        AddRegular(words, VerbList.Speech, Lex.Speech);
        AddIrregular(words, VerbList.SpeechIrregular, Lex.Speech);
        AddRegular(words, VerbList.Report, Lex.Report);
        AddIrregular(words, VerbList.ReportIrregular, Lex.Report);
        AddRegular(words, VerbList.Adjacent, Lex.Adjacent);
        AddIrregular(words, VerbList.AdjacentIrregular, Lex.Adjacent);
        Add(words, VerbList.AdjacentForms, Lex.Adjacent);
        Add(words, VerbList.Addressing, Lex.Addressing);
        Add(words, VerbList.Other, Lex.OtherVerb);
        Add(words, WordList.Preposition, Lex.Preposition);
        Add(words, WordList.Determiner, Lex.Determiner);
        Add(words, WordList.Cardinal, Lex.Cardinal);
        Add(words, WordList.Conjunction, Lex.Conjunction);
        Add(words, WordList.Subordinator, Lex.Subordinator);
        Add(words, WordList.Relative, Lex.Relative);
        Add(words, WordList.Be, Lex.Be | Lex.Auxiliary);
        Add(words, WordList.Auxiliary, Lex.Auxiliary);
        Add(words, WordList.Adverb, Lex.Adverb);
        Add(words, WordList.Title, Lex.Title);
        Add(words, WordList.TitleFemale, Lex.Female);
        Add(words, WordList.TitleMale, Lex.Male);
        Add(words, WordList.Role, Lex.Role);
        Add(words, WordList.RolePlural, Lex.Role | Lex.Plural);
        Add(words, WordList.Female, Lex.Female | Lex.Role);
        Add(words, WordList.Male, Lex.Male | Lex.Role);
        Add(words, WordList.Organisation, Lex.Organisation);
        Add(words, WordList.Document, Lex.Document);
        Add(words, WordList.Collective, Lex.Collective);
        Add(words, WordList.Calendar, Lex.Calendar);
        Add(words, WordList.Nationality, Lex.Nationality);
        Add(words, WordList.Place, Lex.Place);
        Add(words, WordList.Abbreviation, Lex.Abbreviation);
        Add(words, WordList.Particle, Lex.Particle);
        Add(words, WordList.Suffix, Lex.Suffix);
        Add(words, WordList.Portfolio, Lex.Portfolio);
        Add(words, WordList.Opener, Lex.Opener);
        Add(words, GivenNames.Male, Lex.MaleGiven);
        Add(words, GivenNames.Female, Lex.FemaleGiven);
        Add(words, WordList.Generic, Lex.Generic);
        Add(words, WordList.Utterance, Lex.Utterance);
        Add(words, GivenNames.Either, Lex.Given);
        Add(words, "he he's he'd he'll", Lex.He);
        Add(words, "she she's she'd she'll", Lex.She);
        Add(words, "they they've they're they'd", Lex.They);
        Add(words, "i we", Lex.FirstPerson);
        Add(words, "it you", Lex.OtherPronoun);
        Add(words, "him her them me us himself herself themselves itself myself", Lex.ObjectPronoun);
        Add(words, "his her their its my our your", Lex.PossessivePronoun);
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, Lex> words, string list, Lex flags)
    {
        foreach (var entry in Split(list))
        {
            var word = Fold.Word(entry);
            words[word] = words.GetValueOrDefault(word) | flags;
        }
    }

    private static void AddIrregular(Dictionary<string, Lex> words, string list, Lex flags)
    {
        var forms = Split(list);
        for (var i = 0; i + 4 < forms.Length; i += 5)
        {
            Add(words, forms[i], flags | Lex.Base);
            Add(words, forms[i + 1], flags);
            Add(words, forms[i + 2], flags);
            Add(words, forms[i + 3], flags | Lex.Gerund);
            Add(words, forms[i + 4], flags | Lex.Participle);
        }
    }

    private static void AddRegular(Dictionary<string, Lex> words, string list, Lex flags)
    {
        foreach (var verb in Split(list))
        {
            var last = verb[^1];
            var stem = last == 'e' ? verb[..^1] : verb;
            var hisses = last is 's' or 'x' or 'z' || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal);
            Add(words, verb, flags | Lex.Base);
            Add(words, verb + (hisses ? "es" : "s"), flags);
            Add(words, stem + "ed", flags | Lex.Participle);
            Add(words, stem + "ing", flags | Lex.Gerund);
        }
    }

    private static string[] Split(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
