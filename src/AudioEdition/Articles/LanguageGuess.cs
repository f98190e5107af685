using System.Collections.Frozen;
using System.Globalization;

namespace AudioEdition.Articles;

/// <summary>Tells the language of a text by its script and by the small words that no text of a language does without.</summary>
/// <remarks>Pages and feeds often declare the language of their template. A wrong one costs the whole edition: it decides the voices.</remarks>
internal static class LanguageGuess
{
    private const int FewestWords = 30;
    private const int MostCharacters = 6000;

    /// <summary>From here on the text is believed against what is declared.</summary>
    private const int WordsAgainstDeclaration = 80;

    /// <summary>Running text of these languages holds at least this share of the words below.</summary>
    private const double LeastShare = 0.12;

    private static readonly (string Language, FrozenSet<string> Words)[] SmallWords =
    [
        Row("en", "the of and to in that was for with his her it is on as by at from this which were are be an or has had they he she you not have but who their will would said"),
        Row("de", "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum haben"),
        Row("fr", "de la le et les des en un une du dans est que pour qui par sur pas plus au il elle ce se avec sont ne aux cette ses mais ont été son à leur nous vous"),
        Row("es", "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha este sí porque esta entre cuando muy sin sobre también fue"),
        Row("pt", "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das à seu sua ou quando muito nos já também só pelo pela até isso foi são"),
        Row("it", "di che e la il un a è per una in sono non con del della le dei da al si nel lo come più gli ha alla i anche ma su delle nella questo degli dal ci"),
        Row("nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit naar door heeft worden hij ze wordt over deze tot werd zich"),
        Row("sv", "och i att det som en på är av för med den till inte har de om ett han var men jag sig från vi så kan när hade nu än här där efter vid"),
        Row("da", "og i at det er en til af på som for med der de den har ikke et han var vi kan om jeg men fra sig så blev også efter skal ved nu hvor være"),
        Row("nb", "og i å det er en til av på som for med at de den har ikke et han var vi kan om jeg men fra seg så ble også etter skal ved nå hvor være"),
        Row("pl", "i w na z do nie się że jest o to od za jak po co dla ale przez był są jego ich oraz tym tego tak która który które może już"),
        Row("cs", "a v na se je že s z do o k i za po pro jako ale by jsou jeho který která které není také byl při od už tak jen jsem"),
        Row("fi", "ja on ei että oli se ovat mutta kun myös hän ole kuin joka sen mukaan jos vain niin tai olla siitä sekä jo voi nyt mitä"),
        Row("hu", "a az és hogy nem is egy volt meg de ez csak már azt mint még ki vagy el ha van lesz amely után kell ezt"),
        Row("tr", "ve bir bu da de için ile çok daha olarak olan gibi en sonra kadar ne var ise her ama göre değil ya dedi"),
        Row("ro", "de și în a la cu pe că nu un o din care este mai pentru se au fost al prin ce sunt ale lui dar după"),
        Row("id", "yang dan di ini dengan untuk tidak dari dalam akan pada juga ke itu adalah oleh karena ada mereka sebagai telah kepada bahwa atau orang saat"),
    ];

    /// <summary>The language to take for a text.</summary>
    /// <param name="declared">What its source declares; null where it declares nothing.</param>
    /// <param name="text">Its paragraphs.</param>
    /// <returns>The declared tag, unless the text clearly is in another language; null where neither tells.</returns>
    public static string? Choose(string? declared, string text)
    {
        var sample = text.Length > MostCharacters ? text.AsSpan(0, MostCharacters) : text;
        if (ByScript(sample) is { } script)
        {
            return SamePrimary(declared, script) ? declared : script;
        }

        var (guess, words, share, shares) = ByWords(sample);
        if (guess is null || SamePrimary(declared, guess))
        {
            return declared ?? guess;
        }

        if (declared is null)
        {
            return guess;
        }

        var told = Array.FindIndex(SmallWords, r => SamePrimary(declared, r.Language));
        return told >= 0 && words >= WordsAgainstDeclaration && shares[told] * 2.5 < share ? guess : declared;
    }

    private static bool SamePrimary(string? tag, string language) =>
        tag is not null && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');

    private static (string? Language, int Words, double Share, double[] Shares) ByWords(ReadOnlySpan<char> text)
    {
        var counts = new int[SmallWords.Length];
        var lookups = Array.ConvertAll(SmallWords, r => r.Words.GetAlternateLookup<ReadOnlySpan<char>>());
        Span<char> lower = stackalloc char[16];
        var words = 0;
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            if (end > i)
            {
                words++;
                if (end - i <= lower.Length)
                {
                    var word = lower[..text[i..end].ToLower(lower, CultureInfo.InvariantCulture)];
                    for (var l = 0; l < counts.Length; l++)
                    {
                        counts[l] += lookups[l].Contains(word) ? 1 : 0;
                    }
                }
            }

            i = end + 1;
        }

        var shares = Array.ConvertAll(counts, c => (double)c / Math.Max(1, words));
        var best = Array.IndexOf(shares, shares.Max());
        return words >= FewestWords && shares[best] >= LeastShare ? (SmallWords[best].Language, words, shares[best], shares) : (null, words, 0, shares);
    }

    /// <summary>Scripts that one language, or mostly one, is written in.</summary>
    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int latin = 0, cyrillic = 0, ukrainian = 0, greek = 0, hebrew = 0, arabic = 0, persian = 0, devanagari = 0, thai = 0, han = 0, kana = 0, hangul = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case < '\u0250':
                    latin += char.IsLetter(c) ? 1 : 0;
                    break;
                case >= '\u0400' and < '\u0530':
                    cyrillic++;
                    ukrainian += c is 'і' or 'ї' or 'є' or 'ґ' ? 1 : 0;
                    break;
                case >= '\u0370' and < '\u0400':
                    greek++;
                    break;
                case >= '\u0590' and < '\u0600':
                    hebrew++;
                    break;
                case >= '\u0600' and < '\u0700':
                    arabic++;
                    persian += c is 'پ' or 'چ' or 'گ' or 'ی' ? 1 : 0;
                    break;
                case >= '\u0900' and < '\u0980':
                    devanagari++;
                    break;
                case >= '\u0E00' and < '\u0E80':
                    thai++;
                    break;
                case >= '\u3040' and < '\u3100':
                    kana++;
                    break;
                case >= '\u4E00' and < '\uA000':
                    han++;
                    break;
                case >= '\uAC00' and < '\uD7B0':
                    hangul++;
                    break;
            }
        }

        (string Language, int Letters)[] scripts =
        [
            (ukrainian * 50 > cyrillic ? "uk" : "ru", cyrillic), ("el", greek), ("he", hebrew), (persian * 30 > arabic ? "fa" : "ar", arabic), ("hi", devanagari), ("th", thai),
            (kana * 10 > han ? "ja" : "zh", han + kana), ("ko", hangul),
        ];
        var most = scripts.MaxBy(s => s.Letters);
        return most.Letters >= FewestWords && most.Letters > latin ? most.Language : null;
    }

    private static (string Language, FrozenSet<string> Words) Row(string language, string words) => (language, words.Split(' ').ToFrozenSet(StringComparer.Ordinal));
}
