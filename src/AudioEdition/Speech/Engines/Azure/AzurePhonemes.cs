using System.Text;
using AudioEdition.Articles;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Pronunciations in the letters that the service knows for English: one that it does not know makes it refuse a whole document.</summary>
/// <remarks>
/// The tables are Microsoft's (phonetic alphabets of en-US and en-GB). What consists of their phones is taken as it is, else the nearest sounds of American English. A stress mark counts
/// for the syllable behind it only where all syllables are parted by points, so the syllables are found here, each with as long a beginning as English allows.
/// </remarks>
internal static class AzurePhonemes
{
    private const string Consonants = "tʃ dʒ b d ð f g h j k l m n ŋ p ɹ s ʃ t θ v w z ʒ";

    private static readonly string[] AmericanVowels = ["eɪ", "oʊ", "aɪ", "aʊ", "ɔɪ", "i", "ɪ", "ɛ", "æ", "ɑ", "ɔ", "ʊ", "u", "ʌ", "ə", "ɝ", "ɚ"];
    private static readonly string[] BritishVowels = ["ɛə", "aʊ", "aɪ", "eɪ", "ɪə", "əʊ", "ɔɪ", "ʊə", "ɑː", "ɜː", "iː", "ɔː", "uː", "æ", "ʌ", "ə", "ɛ", "ɪ", "ɒ", "ʊ"];

    private static readonly string[] American = [.. AmericanVowels, .. Consonants.Split(' ')];
    private static readonly string[] British = [.. BritishVowels, .. Consonants.Split(' ')];

    /// <summary>What the sounds of <see cref="IpaReader"/> are written as, American and British.</summary>
    private static readonly Dictionary<string, (string American, string British)> Written = new(StringComparer.Ordinal)
    {
        ["aa"] = ("ɑ", "ɑː"),
        ["ae"] = ("æ", "æ"),
        ["ah"] = ("ʌ", "ʌ"),
        ["ao"] = ("ɔ", "ɔː"),
        ["aw"] = ("aʊ", "aʊ"),
        ["ax"] = ("ə", "ə"),
        ["ay"] = ("aɪ", "aɪ"),
        ["eh"] = ("ɛ", "ɛ"),
        ["er"] = ("ɝ", "ɜː"),
        ["ey"] = ("eɪ", "eɪ"),
        ["ih"] = ("ɪ", "ɪ"),
        ["iy"] = ("i", "iː"),
        ["ow"] = ("oʊ", "əʊ"),
        ["oy"] = ("ɔɪ", "ɔɪ"),
        ["uh"] = ("ʊ", "ʊ"),
        ["uw"] = ("u", "uː"),
        ["ch"] = ("tʃ", "tʃ"),
        ["dh"] = ("ð", "ð"),
        ["hh"] = ("h", "h"),
        ["jh"] = ("dʒ", "dʒ"),
        ["ng"] = ("ŋ", "ŋ"),
        ["r"] = ("ɹ", "ɹ"),
        ["sh"] = ("ʃ", "ʃ"),
        ["th"] = ("θ", "θ"),
        ["y"] = ("j", "j"),
        ["zh"] = ("ʒ", "ʒ"),
    };

    private static readonly HashSet<string> Pairs = new("pl pɹ pj bl bɹ bj tɹ tw tj dɹ dw dj kl kɹ kw kj gl gɹ gw fl fɹ fj θɹ θw ʃɹ vj hj mj sp st sk sm sn sf sl sw lj nj".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> Triples = new("spl spɹ spj stɹ stj skl skɹ skw skj".Split(' '), StringComparer.Ordinal);

    /// <summary>The pronunciations of a request that a voice can be given.</summary>
    /// <param name="request">With runs of text and their IPA.</param>
    /// <param name="locale">Of the voice; only English ones are known here.</param>
    public static IReadOnlyList<(TextSpan Span, string Phones)> Of(SpeechRequest request, string locale)
    {
        if (!locale.StartsWith("en-", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var found = new List<(TextSpan Span, string Phones)>();
        foreach (var (span, ipa) in request.Phonemes)
        {
            if (Write(ipa, isBritish: locale[3..].ToUpperInvariant() is not ("US" or "CA" or "PH")) is { } phones)
            {
                found.Add((span, phones));
            }
        }

        return found;
    }

    /// <summary>A pronunciation as the service takes it; null where it names no sounds of English.</summary>
    public static string? Write(string ipa, bool isBritish)
    {
        var phones = new List<Phone>();
        foreach (var word in ipa.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Read(word, isBritish ? British : American, isBritish ? BritishVowels : AmericanVowels) is not { } read)
            {
                return Nearest(ipa, isBritish);
            }

            phones.AddRange(read);
        }

        return phones.Exists(p => p.IsVowel) ? Syllables(phones) : Nearest(ipa, isBritish);
    }

    /// <summary>Phones of the service's own table; null where a letter is in none.</summary>
    private static List<Phone>? Read(string word, string[] known, string[] vowels)
    {
        var phones = new List<Phone>();
        var stress = "";
        for (var i = 0; i < word.Length;)
        {
            if (word[i] is 'ˈ' or '\'' or 'ˌ')
            {
                stress = word[i++] == 'ˌ' ? "ˌ" : "ˈ";
                continue;
            }

            if (word[i] is '.' or '/' or '[' or ']' or '\u0361')
            {
                i++;
                continue;
            }

            var rest = word[i..].Replace('ɡ', 'g').Replace('r', 'ɹ');
            if (Array.Find(known, p => rest.StartsWith(p, StringComparison.Ordinal)) is not { } phone)
            {
                return null;
            }

            var isVowel = Array.IndexOf(vowels, phone) >= 0;
            phones.Add(new Phone(phone, isVowel, isVowel ? stress : ""));
            stress = isVowel ? "" : stress;
            i += phone.Length;
        }

        return phones;
    }

    private static string? Nearest(string ipa, bool isBritish)
    {
        if (IpaReader.FindFault(ipa, out var words) is not null)
        {
            return null;
        }

        var phones = words.SelectMany(w => w).Select(p => new Phone(
            !Written.TryGetValue(p.Name, out var written) ? p.Name : isBritish ? written.British : written.American, p.IsVowel, p.Stressed ? "ˈ" : "")).ToList();
        return phones.Exists(p => p.IsVowel) ? Syllables(phones) : null;
    }

    private static string Syllables(List<Phone> phones)
    {
        var text = new StringBuilder();
        var vowels = Enumerable.Range(0, phones.Count).Where(i => phones[i].IsVowel).ToList();
        var start = 0;
        for (var k = 0; k < vowels.Count; k++)
        {
            // The consonants before the next vowel go to it as far as a word could begin with them.
            var end = k + 1 < vowels.Count ? vowels[k + 1] - OnsetBefore(phones, vowels[k], vowels[k + 1]) : phones.Count;
            text.Append(k > 0 ? "." : "").Append(phones[vowels[k]].Stress);
            text.AppendJoin("", phones[start..end].Select(p => p.Text));
            start = end;
        }

        return text.ToString();
    }

    private static int OnsetBefore(List<Phone> phones, int from, int vowel)
    {
        var count = Math.Min(3, vowel - from - 1);
        while (count > 0 && !IsOnset(phones, vowel - count, vowel))
        {
            count--;
        }

        return count;
    }

    private static bool IsOnset(List<Phone> phones, int from, int to)
    {
        var cluster = string.Concat(phones[from..to].Select(p => p.Text));
        return (to - from) switch { 1 => cluster != "ŋ", 2 => Pairs.Contains(cluster), _ => Triples.Contains(cluster) };
    }

    private readonly record struct Phone(string Text, bool IsVowel, string Stress);
}
