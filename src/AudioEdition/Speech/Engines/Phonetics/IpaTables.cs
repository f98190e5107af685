using System.Collections.Frozen;

namespace AudioEdition.Speech.Engines.Phonetics;

/// <summary>What English makes of the letters of the International Phonetic Alphabet (chart of 2020): its own sounds, and the nearest to foreign ones.</summary>
internal static class IpaTables
{
    /// <summary>Two letters that are one sound, where no boundary parts them.</summary>
    public static FrozenDictionary<string, string> Pairs { get; } = Read(
        "ay: aɪ ai aj ɑɪ ɐɪ œy",
        "aw: aʊ au aw ɑʊ æʊ",
        "ey: eɪ ei ej ɛɪ ɛi æɪ",
        "ow: oʊ ou əʊ əu ow ɔʊ",
        "oy: ɔɪ ɔi oɪ oi ɔj ɔʏ",
        "ch: tʃ tɕ tʂ ʈʂ",
        "jh: dʒ dʑ dʐ ɖʐ",
        "er: ər əɹ ɜr ɜɹ",

        // British glides to a schwa: the r that was there once is heard again in American voices.
        "ih r: ɪə",
        "uh r: ʊə",
        "eh r: ɛə eə").ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Vowels by their letter.</summary>
    public static FrozenDictionary<char, string> Vowels { get; } = Read(
        "aa: a ɑ ɒ",
        "ae: æ ɶ",
        "ah: ʌ ɐ ɤ",
        "ao: ɔ",
        "ax: ə ɘ",
        "eh: e ɛ",
        "er: ɜ ɝ ɚ ɞ ø œ",
        "ih: ɪ ɨ ᵻ",
        "iy: i",
        "ow: o",
        "uh: ʊ ɵ ʏ",
        "uw: u ʉ y ɯ").ToFrozenDictionary(e => e.Key[0], e => e.Value);

    /// <summary>Consonants by their letter; some take two sounds of English.</summary>
    public static FrozenDictionary<char, string> Consonants { get; } = Read(
        "b: b ɓ ʙ",
        "ch: ʧ ʨ",
        "d: d ɖ ɗ",
        "d z: ʣ",
        "dh: ð",
        "f: f ɸ",
        "g: g ɡ ɢ ɟ ɠ ʛ ɣ",
        "hh: h ɦ ħ ʜ",
        "jh: ʤ ʥ",
        "k: k q c x χ",
        "l: l ɫ ɭ ʟ ɬ ɮ ɺ",
        "l y: ʎ",
        "m: m ɱ",
        "n: n ɳ",
        "n y: ɲ",
        "ng: ŋ ɴ",
        "p: p",
        "r: r ɹ ɾ ʁ ʀ ɻ ɽ",
        "s: s",
        "sh: ʃ ɕ ʂ ɧ ç",
        "t: t ʈ",
        "t s: ʦ",
        "th: θ",
        "v: v β ʋ ⱱ",
        "w: w ʍ ɥ ɰ",
        "y: j ʝ",
        "z: z",
        "zh: ʒ ʑ ʐ",

        // Stops in the throat: English has the gap, but no letter of its voices makes it.
        ": ʔ ʕ ʡ ʢ").ToFrozenDictionary(e => e.Key[0], e => e.Value);

    /// <summary>What is written around the sounds and changes none that English tells apart: ties, secondary articulation, tones, brackets.</summary>
    public static bool IsSilent(char c) => c is
        '/' or '[' or ']' or '(' or ')' or '\u02BC' or '\u200D' or 'ᵊ' or 'ⁿ' or 'ˡ' or '↗' or '↘'
        or (>= '\u0300' and <= '\u036F') or (>= '\u02B0' and <= '\u02B8') or (>= '\u02E0' and <= '\u02E9');

    /// <summary>Lines of "sounds: letters letters".</summary>
    private static Dictionary<string, string> Read(params ReadOnlySpan<string> lines)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var letters in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                table.Add(letters, line[..colon]);
            }
        }

        return table;
    }
}
