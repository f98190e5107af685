using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>What is left of numbers: cardinals, decimals, with scale or without, versions, ratios.</summary>
internal sealed class CardinalRecognizer : Recognizer
{
    private static readonly WordSet Formats = new("tv tvs television televisions video screen screens resolution display displays camera cameras footage streaming monitor film uhd race run");

    private static readonly WordSet Clocked = new("in of at clocked ran time after finished timed for");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var plus = passage.At(start) == '+';
        if (!NumberLiteral.TryRead(passage, plus ? start + 1 : start, out var number))
        {
            return false;
        }

        var words = (plus ? "plus " : "") + number.Say(passage.British);
        var end = number.End;

        // "1.2.3": every further part follows a point of its own.
        for (var part = 0; part < 4 && number.Fraction.Length > 0 && passage.At(end) == '.' && passage.IsDigit(end + 1); part++)
        {
            var partEnd = passage.DigitsEnd(end + 1);
            words += $" point {NumberWords.Digits(passage.Slice(end + 1, partEnd))}";
            end = partEnd;
        }

        if (TryReadPower(passage, end, words, out reading))
        {
            return true;
        }

        // "9.5/10": a mark.
        if (number.Fraction.Length > 0 && passage.At(end) == '/' && passage.DigitsEnd(end + 1) is var markEnd && passage.Slice(end + 1, markEnd) is "5" or "10" or "100" && !passage.IsLetterOrDigit(markEnd))
        {
            words += $" out of {NumberWords.Cardinal(passage.Slice(end + 1, markEnd), passage.British)}";
            reading = new Reading(markEnd, words, "decimal");
            return true;
        }

        if (number.IsPlain && !plus && passage.PreviousWord(start, out var codeStart) is "code" or "codes" && passage.PreviousWord(codeStart) is "zip" or "ZIP" or "postal" or "Zip" or "sort" or "area")
        {
            reading = new Reading(end, NumberWords.Digits(number.Integer), "address");
            return true;
        }

        if (TryReadVerse(passage, start, number, words, out reading))
        {
            return true;
        }

        // "3:1", "16:9"; times were read before.
        if (passage.At(end) == ':' && passage.IsDigit(end + 1) && number.IsPlain)
        {
            if (NumberLiteral.TryRead(passage, end + 1, out var right))
            {
                // "played in 38:12": minutes and seconds of a game.
                if (right.IsPlain && right.End == end + 3 && number.Integer.Length is 2 or 3 && right.Value < 60 && number.Value + right.Value != 100 && Clocked.Contains(passage.PreviousWord(start)))
                {
                    reading = new Reading(right.End, $"{words} {(right.Value < 10 ? NumberWords.Digits(right.Integer, "oh") : right.Say(passage.British))}", "time");
                    return true;
                }

                reading = new Reading(right.End, $"{words} to {right.Say(passage.British)}", "ratio");
                return true;
            }
        }

        // "1.2M followers"; 3M is a company.
        if (passage.At(end) == 'M' && !passage.IsLetterOrDigit(end + 1) && !number.Negative && number.Value != 3)
        {
            reading = new Reading(end + 1, $"{words} million", number.Fraction.Length > 0 ? "decimal" : "cardinal") { Number = words, Scaled = true };
            return true;
        }

        // "4K TV": a format, where "10K homes" counts.
        if (passage.At(end) == 'K' && number.IsPlain && number.Value is > 0 and < 100 && Formats.Contains(passage.NextWord(end + 1)))
        {
            reading = new Reading(end + 1, $"{words} K", "label");
            return true;
        }

        if ((passage.IsLetter(end) || passage.IsSpace(end)) && Scales.TryRead(passage, end, money: false, out var scale, out var scaleEnd))
        {
            reading = new Reading(scaleEnd, $"{words} {scale}", number.Fraction.Length > 0 ? "decimal" : "cardinal") { Number = words, Scaled = true };
            return true;
        }

        // "5G", "4K", "2D", "10X" are models and formats: the letter is said by its name.
        if (char.IsUpper(passage.At(end)) && !passage.IsLetterOrDigit(end + 1) && number.IsPlain && !(passage.At(end + 1) == '.' && passage.IsLetter(end + 2)))
        {
            reading = new Reading(end + 1, $"{words} {passage.At(end)}", "label");
            return true;
        }

        reading = new Reading(end, words, number.Fraction.Length > 0 ? "decimal" : "cardinal") { Number = words };
        return true;
    }

    private static readonly WordSet Books = new("Genesis Gen Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Job Psalm Psalms Proverbs Ecclesiastes Isaiah Jeremiah Ezekiel Daniel Hosea Joel Amos Micah Matthew Matt Mark Luke John Acts Romans Corinthians Cor Galatians Ephesians Philippians Colossians Thessalonians Timothy Titus Hebrews Peter Revelation Surah Sura Quran");

    /// <summary>"John 3:16", "Genesis 1:1-3": chapter and verse.</summary>
    private static bool TryReadVerse(Passage passage, int start, NumberLiteral chapter, string words, out Reading reading)
    {
        reading = default;
        if (!chapter.IsPlain || passage.At(chapter.End) != ':' || !Books.Contains(passage.PreviousWord(start)) || passage.DigitsEnd(chapter.End + 1) is var end && (end == chapter.End + 1 || end > chapter.End + 4))
        {
            return false;
        }

        words += $" {NumberWords.Cardinal(passage.Slice(chapter.End + 1, end), passage.British)}";
        if (Passage.IsDash(passage.At(end)) && passage.DigitsEnd(end + 1) is var last && last > end + 1 && last < end + 5)
        {
            words += $" to {NumberWords.Cardinal(passage.Slice(end + 1, last), passage.British)}";
            end = last;
        }

        reading = new Reading(end, words, "label");
        return !passage.IsLetterOrDigit(end);
    }

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>"10^6", "10⁻³"; a square or a cube is left to its sign.</summary>
    private static bool TryReadPower(Passage passage, int end, string words, out Reading reading)
    {
        reading = default;
        var raised = passage.At(end) == '^';
        var i = raised ? end + 1 : end;
        var minus = passage.At(i) is '⁻' || (raised && passage.At(i) is '-' or '−');
        i += minus ? 1 : 0;
        var digits = "";
        while (digits.Length < 4 && (raised ? passage.IsDigit(i) : Superscripts.Contains(passage.At(i), StringComparison.Ordinal)))
        {
            digits += raised ? passage.At(i) : (char)('0' + Superscripts.IndexOf(passage.At(i), StringComparison.Ordinal));
            i++;
        }

        if (digits.Length == 0 || (!raised && !minus && digits is "2" or "3") || passage.IsDigit(i))
        {
            return false;
        }

        reading = new Reading(i, $"{words} to the power of {(minus ? "minus " : "")}{NumberWords.Cardinal(digits, passage.British)}", "decimal");
        return true;
    }
}
