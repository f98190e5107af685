namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>Words and letters that multiply a number.</summary>
internal static class Scales
{
    private static readonly WordSet Words = new("hundred thousand million billion trillion quadrillion lakh crore", ignoreCase: true);

    private static readonly WordTable<string> Short = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bn"] = "billion",
        ["tn"] = "trillion",
        ["trn"] = "trillion",
        ["mn"] = "million",
        ["mln"] = "million",
        ["bln"] = "billion",
        ["k"] = "thousand",
        ["K"] = "thousand",
        ["Bn"] = "billion",
        ["BN"] = "billion",
    });

    private static readonly WordTable<string> OfMoney = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["m"] = "million",
        ["M"] = "million",
        ["b"] = "billion",
        ["B"] = "billion",
        ["t"] = "trillion",
        ["T"] = "trillion",
        ["mm"] = "million",
        ["MM"] = "million",
        ["th"] = "thousand",
    });

    /// <summary>Reads the scale after a number: "billion", "-million", "bn", and with money "m".</summary>
    /// <param name="passage">The text.</param>
    /// <param name="index">After the number.</param>
    /// <param name="money">True where "m" and "b" count.</param>
    /// <param name="word">The word that is said.</param>
    /// <param name="end">After it.</param>
    public static bool TryRead(Passage passage, int index, bool money, out string word, out int end)
    {
        var letters = passage.WordAt(index);
        end = index + letters.Length;
        if (!letters.IsEmpty && (Short.TryGet(letters, out word!) || (money && OfMoney.TryGet(letters, out word!)) || IsWord(letters, out word)))
        {
            return SkipCrore(passage, ref word, ref end) && !char.IsAsciiDigit(passage.At(end));
        }

        var next = passage.At(index) == '-' ? index + 1 : passage.SkipSpaces(index);
        letters = next > index ? passage.WordAt(next) : default;
        end = next + letters.Length;
        word = "";
        return (IsWord(letters, out word) || (letters.Length > 1 && Short.TryGet(letters, out word!))) && SkipCrore(passage, ref word, ref end);
    }

    /// <summary>"lakh crore" of Indian budgets is one scale.</summary>
    private static bool SkipCrore(Passage passage, ref string word, ref int end)
    {
        if (word is "lakh" && passage.NextWord(end) is "crore")
        {
            end = passage.SkipSpaces(end) + 5;
            word = "lakh crore";
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> letters, out string word)
    {
        word = "";
        if (!Words.Contains(letters))
        {
            return false;
        }

        word = letters.ToString().ToLowerInvariant();
        return true;
    }
}
