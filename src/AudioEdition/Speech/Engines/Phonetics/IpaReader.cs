using System.Globalization;
using System.Text;

namespace AudioEdition.Speech.Engines.Phonetics;

/// <summary>Reads a pronunciation in IPA as sounds of English: what an English voice can make of it.</summary>
/// <remarks>
/// Stress marks count for the next vowel; a word without any is stressed on its first full vowel. Foreign sounds become what English speakers make of
/// them: /x/ is k, /ʁ/ r, /ø/ the vowel of "fur", /y/ that of "too", /ɲ/ n and y, a nasal vowel its vowel and n.
/// </remarks>
internal static class IpaReader
{
    private const char Nasal = '\u0303';
    private const char Syllabic = '\u0329';
    private const char SyllabicAbove = '\u030D';
    private const char Cedilla = '\u0327';
    private const char Rhotic = '\u02DE';

    /// <summary>Reads.</summary>
    /// <param name="ipa">The pronunciation; blanks part words.</param>
    /// <param name="words">The sounds of each word; empty where there is a fault.</param>
    /// <returns>What is wrong, for people; null where nothing is.</returns>
    public static string? FindFault(string ipa, out IReadOnlyList<IReadOnlyList<EnglishPhone>> words)
    {
        words = [];
        var result = new List<IReadOnlyList<EnglishPhone>>();
        foreach (var word in ipa.Normalize(NormalizationForm.FormD).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Letters(word, out var letters) is { } fault)
            {
                return fault;
            }

            if (Phones(letters) is { Count: > 0 } phones)
            {
                result.Add(phones);
            }
        }

        if (result.Count == 0)
        {
            return "it names no sound";
        }

        words = result;
        return null;
    }

    private static string? Letters(string word, out List<Letter> letters)
    {
        letters = [];
        var stress = Stress.None;
        var parted = true;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c is 'ˈ' or '\'' or '’' or 'ˌ' or ',')
            {
                stress = c is 'ˌ' or ',' ? Stress.Secondary : Stress.Primary;
                parted = true;
            }
            else if (c is '.' or '-' or '‿' or '|' or '‖' or '\u203F')
            {
                parted = true;
            }
            else if (letters.Count > 0 && (c is 'ː' or 'ˑ' or ':' or Nasal or Syllabic or SyllabicAbove or Cedilla or Rhotic))
            {
                letters[^1] = Changed(letters[^1], c);
            }
            else if (IpaTables.Vowels.ContainsKey(c) || IpaTables.Consonants.ContainsKey(c))
            {
                letters.Add(new Letter(c, parted, stress));
                stress = Stress.None;
                parted = false;
            }
            else if (!IpaTables.IsSilent(c) && c is not ('ː' or 'ˑ' or ':' or Rhotic))
            {
                var rune = Rune.GetRuneAt(word, i);
                return string.Create(CultureInfo.InvariantCulture, $"\"{rune}\" (U+{rune.Value:X4}) is no sign of the phonetic alphabet that an English voice knows");
            }
        }

        return null;
    }

    private static Letter Changed(Letter letter, char mark) => mark switch
    {
        'ː' or 'ˑ' or ':' => letter with { Long = true },
        Nasal => letter with { IsNasal = true },
        Cedilla when letter.Sign == 'c' => letter with { Sign = 'ç' },
        Cedilla => letter,
        Rhotic => letter with { IsRhotic = true },
        _ => letter with { IsSyllabic = true },
    };

    private static List<EnglishPhone> Phones(List<Letter> letters)
    {
        var phones = new List<EnglishPhone>();
        var levels = new List<Stress>();
        var stress = Stress.None;
        for (var i = 0; i < letters.Count; i++)
        {
            var letter = letters[i];
            stress = letter.Stress == Stress.None ? stress : letter.Stress;
            var next = i + 1 < letters.Count && !letters[i + 1].Parted ? letters[i + 1] : default;
            if (next.Sign != default && Pair(letter, next) is { } pair)
            {
                Add(pair);
                i++;

                // "ɛər" has one r, not two.
                if (pair.EndsWith(" r", StringComparison.Ordinal) && i + 1 < letters.Count && letters[i + 1] is { Parted: false, Sign: 'r' or 'ɹ' })
                {
                    i++;
                }
            }
            else if (IpaTables.Vowels.TryGetValue(letter.Sign, out var vowel))
            {
                var rhotic = letter.IsRhotic || (letter.Sign == 'ɜ' && next.Sign is 'r' or 'ɹ');
                Add(letter switch
                {
                    { Long: true, Sign: 'e' } => "ey",
                    _ when letter.IsRhotic && letter.Sign is 'ə' or 'ɜ' => "er",
                    _ when letter.IsRhotic => vowel + " r",
                    { IsNasal: true } => vowel + " " + NasalBefore(i + 1 < letters.Count ? letters[i + 1].Sign : default),
                    _ => vowel,
                });
                i += rhotic && next.Sign is 'r' or 'ɹ' ? 1 : 0;
            }
            else if (letter is { IsSyllabic: true, Sign: 'r' or 'ɹ' })
            {
                Add("er");
            }
            else
            {
                Add((letter.IsSyllabic ? "ax " : "") + IpaTables.Consonants[letter.Sign]);
            }
        }

        return Stressed(phones, levels);

        void Add(string names)
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var isVowel = name[0] is 'a' or 'e' or 'i' or 'o' or 'u';
                phones.Add(new EnglishPhone(name, isVowel, false));
                levels.Add(isVowel ? stress : Stress.None);
                stress = isVowel ? Stress.None : stress;
            }
        }
    }

    private static string? Pair(Letter first, Letter second) =>
        first is { Long: false, IsNasal: false, IsSyllabic: false, IsRhotic: false }
            || (first.Sign == 'ɜ' && first.Long)
            ? second is { Long: false, IsNasal: false, IsSyllabic: false } && IpaTables.Pairs.TryGetValue($"{first.Sign}{second.Sign}", out var pair) ? pair : null
            : null;

    private static string NasalBefore(char next) => next switch
    {
        'p' or 'b' => "m",
        'k' or 'g' or 'ɡ' => "ng",
        'm' or 'n' => "",
        _ => "n",
    };

    /// <summary>A schwa cannot carry stress in English voices: the vowel of "but" does.</summary>
    private static List<EnglishPhone> Stressed(List<EnglishPhone> phones, List<Stress> levels)
    {
        if (!levels.Contains(Stress.Primary) && phones.FindIndex(p => p.IsVowel) is var first and >= 0)
        {
            var full = levels.FindIndex(l => l == Stress.Secondary);
            full = full >= 0 ? full : phones.FindIndex(p => p.IsVowel && p.Name != "ax");
            levels[full >= 0 ? full : first] = Stress.Primary;
        }

        for (var i = 0; i < phones.Count; i++)
        {
            if (levels[i] != Stress.None)
            {
                phones[i] = phones[i] with { Stressed = true, Name = phones[i].Name == "ax" ? "ah" : phones[i].Name };
            }
        }

        return phones;
    }

    private enum Stress
    {
        None,
        Secondary,
        Primary,
    }

    private readonly record struct Letter(char Sign, bool Parted, Stress Stress)
    {
        public bool Long { get; init; }

        public bool IsNasal { get; init; }

        public bool IsSyllabic { get; init; }

        public bool IsRhotic { get; init; }
    }
}
