using System.Buffers;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Roman numerals after a name ("Henry VIII") or after what is counted ("World War II", "Chapter IV"); never the word "I".</summary>
internal sealed class RomanRecognizer : Recognizer
{
    private static readonly SearchValues<char> Numerals = SearchValues.Create("IVXLCDM");

    private static readonly WordSet Counted = new(
        """
        Artemis Falcon Soyuz Voyager Gemini Saturn Pioneer Ariane Chapter Act Part Volume Vol Ch Fig Pt Art Sec Book War Gate Phase Type Class Title Section Article Bowl Mark Mk Apollo Rocky Schedule Annex Appendix Stage
        Grade Category Level Line Division Tier Scene Group Pillar Protocol Episode Godfather Fantasy Schedule Lot Canto Table Figure Corps Unit Zone Area Round Factor
        stage phase type chapter part volume act scene section article category grade level tier class schedule annex appendix title book
        """, ignoreCase: false);

    private static readonly WordSet Rulers = new(
        """
        Elizabeth Henry Louis Edward George Charles William James Richard John Paul Pius Benedict Leo Francis Gregory Urban Innocent Clement
        Alexander Nicholas Catherine Peter Ivan Philip Ferdinand Napoleon Constantine Frederick Wilhelm Otto Gustav Gustaf Haakon Harald Olav
        Christian Margrethe Carl Karl Juan Alfonso Felipe Albert Leopold Mohammed Muhammad Abdullah Hussein Rama Ramses Ramesses Thutmose Amenhotep Cleopatra
        Ptolemy Darius Xerxes Mehmed Selim Suleiman Murad Tawadros Kirill Mary Anne Victoria Robert David Baldwin Boniface Sixtus
        Julius Celestine Seti Antiochus Bartholomew Franz Joseph Umberto Vittorio Emanuel Emmanuel Pedro Carlos Maximilian Rudolf Sigismund Hassan Fuad Farouk Faisal
        Stephen Casimir Ladislaus Bela Zog Carol Michael Hamad Haile Menelik Theodore Yohannes Mithridates Tiberius Justinian Leka Manuel Afonso Innocent Adrian Hadrian Eugene Nerses Karekin Gojong Selassie
        """, ignoreCase: false);

    private static readonly WordSet SpokenI = new("am was have had will would can could think know believe hope want wanted said say did do feel felt think thought love like saw see went got get never always also just don didn ll m ve d need may might shall should must");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var numeral = passage.WordAt(start);
        if (numeral.Length is > 1 and < 6 && numeral.IndexOfAnyExcept("ivx") < 0 && passage.At(start - 1) == ' ' && Counted.Contains(passage.PreviousWord(start)))
        {
            // "Scene iii", "section iv"
            numeral = numeral.ToString().ToUpperInvariant();
        }

        if (numeral.Length > 15 || numeral.IndexOfAnyExcept(Numerals) >= 0 || passage.At(start + numeral.Length) is '.' && passage.IsLetter(start + numeral.Length + 1))
        {
            return false;
        }

        // Of single letters only these are numerals in running text.
        var value = numeral.Length == 1 && numeral is not ("I" or "V" or "X") ? 0 : Parse(numeral);
        var before = passage.PreviousWord(start, out var beforeStart);
        if (TryReadAlone(passage, start, numeral, value, before, out reading))
        {
            return true;
        }

        if (value <= 0 || before.IsEmpty || (char.IsLower(before[0]) && !Counted.Contains(before)) || start - beforeStart - before.Length > (passage.At(start - 2) == '.' && before is "Vol" or "Ch" or "Fig" or "Pt" or "Art" or "Sec" ? 2 : 1) || passage.At(start - 1) is not (' ' or '\u00A0'))
        {
            return false;
        }

        var end = start + numeral.Length;
        if (Passage.IsApostrophe(passage.At(end)) && numeral is "I" && passage.WordAt(end + 1) is not "s")
        {
            return false;
        }

        if (Counted.Contains(before) && passage.WordAt(beforeStart) is not "I")
        {
            if (numeral.Length == 1 && before is not ("War" or "Chapter" or "Act" or "Part" or "Volume" or "Book" or "Phase" or "Type" or "Title" or "Article" or "Stage" or "Level" or "Section" or "Gate" or "Schedule" or "Class" or "stage" or "phase" or "type" or "level" or "part" or "chapter"))
            {
                return false;
            }

            if (IsSpelled(passage, numeral, end) || (numeral is "I" && (char.IsLower(before[0]) || SpokenI.Contains(passage.NextWord(end)))))
            {
                return false;
            }

            reading = new Reading(end, Capital(NumberWords.Cardinal(value, passage.British), before is "War"), "roman");
            return true;
        }

        var ruler = Rulers.Contains(before);
        if (value > 39 || numeral.Length == 1 && (!ruler || IsSpelled(passage, numeral, end) || (numeral is "I" && SpokenI.Contains(passage.NextWord(end)))))
        {
            return false;
        }

        // A name has small letters; "UK II" or a heading's number has none before it.
        if (!ruler && (before.Length < 2 || !char.IsLower(before[1]) || CommonWords.IsSentenceOpener(before)))
        {
            return false;
        }

        reading = new Reading(end, $"the {NumberWords.Ordinal(value, passage.British)}", "roman");
        return true;
    }

    /// <summary>Numerals that are sure by their own form: the year of a film, "the XXXIII Olympiad", "GTA VI", "the best XI".</summary>
    private static bool TryReadAlone(Passage passage, int start, ReadOnlySpan<char> numeral, int value, ReadOnlySpan<char> before, out Reading reading)
    {
        reading = default;
        var end = start + numeral.Length;
        if (value <= 0 || numeral.Length < 2 || passage.IsDigit(end) || passage.At(end) is '-' or '&' || !passage.StartsToken(start))
        {
            return false;
        }

        if (value is >= 1500 and < 2100 && numeral.Length >= 4)
        {
            reading = new Reading(end, NumberWords.Year(value, passage.British), "roman");
            return true;
        }

        // "more than LVIII": no word or initialism looks like that; after a name it is an ordinal.
        if (numeral.Length >= 4 && value < 90 && !before.IsEmpty && char.IsLower(before[0]) && before is not "the" && !Counted.Contains(before))
        {
            reading = new Reading(end, NumberWords.Cardinal(value, passage.British), "roman");
            return true;
        }

        if (numeral.IndexOfAnyExcept("IVX") >= 0 || numeral is "IV" || passage.At(start - 1) is not (' ' or '\u00A0'))
        {
            return false;
        }

        if (before is "the" && (char.IsUpper(passage.At(passage.SkipSpaces(end))) || passage.NextWord(end) is "century" or "centuries"))
        {
            reading = new Reading(end, NumberWords.Ordinal(value, passage.British), "roman");
            return true;
        }

        if (numeral is "XI" or "XV" && before is "st" or "nd" or "first" or "second")
        {
            reading = new Reading(end, numeral is "XI" ? "eleven" : "fifteen", "roman");
            return true;
        }

        if (numeral is "XI" && before is "starting" or "best" or "playing" or "strongest" or "first-choice")
        {
            reading = new Reading(end, "eleven", "roman");
            return true;
        }

        if (before.Length is >= 3 and <= 5 && before.IndexOfAnyExceptInRange('A', 'Z') < 0 && before.IndexOfAnyExcept(Numerals) >= 0 && !passage.Shouted && numeral is not "XX")
        {
            reading = new Reading(end, NumberWords.Cardinal(value, passage.British), "roman");
            return true;
        }

        return false;
    }

    /// <summary>A single letter followed by others is a row of spelled letters, no numeral.</summary>
    private static bool IsSpelled(Passage passage, ReadOnlySpan<char> numeral, int end)
    {
        var next = passage.NextWord(end);
        return numeral.Length == 1 && next.Length == 1 && char.IsUpper(next[0]);
    }

    private static string Capital(string words, bool capital) => capital ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    /// <summary>The value of a well-formed numeral, else 0: it must be the one way to write its value.</summary>
    private static int Parse(ReadOnlySpan<char> numeral)
    {
        var value = 0;
        for (var i = 0; i < numeral.Length; i++)
        {
            var digit = Digit(numeral[i]);
            value += i + 1 < numeral.Length && digit < Digit(numeral[i + 1]) ? -digit : digit;
        }

        return value is > 0 and < 4000 && numeral.SequenceEqual(Write(value)) ? value : 0;
    }

    private static int Digit(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, _ => 1000 };

    private static string Write(int value)
    {
        (int Value, string Sign)[] signs =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ];
        var text = "";
        foreach (var (worth, sign) in signs)
        {
            for (; value >= worth; value -= worth)
            {
                text += sign;
            }
        }

        return text;
    }
}
