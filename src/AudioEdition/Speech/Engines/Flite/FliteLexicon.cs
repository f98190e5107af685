using System.Security.Cryptography;
using System.Text;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Entries for Flite's lexicon, under words that no text has.</summary>
/// <remarks>
/// A made-up word takes the place of the one to be said, so that the same word may stand beside it as Flite would say it. Its letters follow from
/// the sounds alone: the same sounds are the same word in every request, and what is remembered of a word holds wherever it comes again.
/// </remarks>
internal static class FliteLexicon
{
    private const string Consonants = "bdfgklmnprstvzwj";
    private const string Vowels = "aeio";
    private const int Syllables = 8;

    /// <summary>The made-up word of some sounds, in small letters.</summary>
    public static string WordOf(IReadOnlyList<EnglishPhone> phones)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(Write(phones)));
        var word = new StringBuilder("oz");
        foreach (var b in hash.AsSpan(0, Syllables))
        {
            word.Append(Consonants[b & 15]).Append(Vowels[(b >> 4) & 3]);
        }

        return word.ToString();
    }

    /// <summary>The line that Flite reads: <c>word : k iy1 v</c>.</summary>
    public static string Line(string word, IReadOnlyList<EnglishPhone> phones) => $"{word} : {Write(phones)}";

    /// <summary>Sounds as Flite writes them: vowels with their stress, 0 or 1.</summary>
    public static string Write(IReadOnlyList<EnglishPhone> phones) =>
        string.Join(' ', phones.Select(p => p.Name switch
        {
            // Flite's own lexicon has no "but" without stress; its letter rules would take it for the vowel of "hot".
            "ah" when !p.Stressed => "ax0",
            _ when !p.IsVowel => p.Name,
            _ => p.Name + (p.Stressed ? "1" : "0"),
        }));
}
