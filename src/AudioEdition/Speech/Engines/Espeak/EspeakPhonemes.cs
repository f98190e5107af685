using System.Text;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>Sounds in the notation that eSpeak NG reads between double square brackets.</summary>
internal static class EspeakPhonemes
{
    /// <summary>A word: <c>[[k'i:|v]]</c>.</summary>
    public static string Write(IReadOnlyList<EnglishPhone> phones)
    {
        var text = new StringBuilder("[[");
        for (var i = 0; i < phones.Count; i++)
        {
            // A bar keeps two neighbours from being read as one name; it stands before the stress, which belongs to the vowel.
            text.Append(i > 0 ? "|" : "").Append(phones[i].Stressed ? "'" : "").Append(NameOf(phones[i]));
        }

        return text.Append("]]").ToString();
    }

    private static string NameOf(EnglishPhone phone) => phone.Name switch
    {
        "aa" => "A:",
        "ae" => "a",
        "ah" => "V",
        "ao" => "O:",
        "aw" => "aU",
        "ax" => "@",
        "ay" => "aI",
        "eh" => "E",
        "er" => phone.Stressed ? "3:" : "3",
        "ey" => "eI",
        "ih" => "I",
        "iy" => "i:",
        "ow" => "oU",
        "oy" => "OI",
        "uh" => "U",
        "uw" => "u:",
        "ch" => "tS",
        "dh" => "D",
        "hh" => "h",
        "jh" => "dZ",
        "ng" => "N",
        "sh" => "S",
        "th" => "T",
        "y" => "j",
        "zh" => "Z",
        var same => same,
    };
}
