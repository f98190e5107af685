using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Years and decades: "1984" but not "1984 people", "the 1990s", "'90s", "340 A.D.".</summary>
internal sealed class YearRecognizer : Recognizer
{
    private static readonly WordSet YearCues = new("in of since by from until till during after before year late early mid summer winter spring autumn fall and to the between for around circa est established founded");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var i = start;
        var apostrophe = Passage.IsApostrophe(passage.At(i)) || passage.At(i) == '‘';
        if (apostrophe)
        {
            i++;
        }

        var end = passage.DigitsEnd(i);
        var length = end - i;
        if (length is 0 or > 4 || passage.At(i - 1) is '.' or ',' && passage.IsDigit(i - 2))
        {
            return false;
        }

        var digits = passage.Slice(i, end);
        var value = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        var british = passage.British;
        if (TryReadDecade(passage, end, digits, value, british, out reading))
        {
            return true;
        }

        if (apostrophe)
        {
            // "the class of '68"
            reading = new Reading(end, value < 10 ? NumberWords.Digits(digits, "oh") : NumberWords.Cardinal(value, british), "year");
            return length == 2 && !passage.IsLetterOrDigit(end);
        }

        if (passage.IsLetter(end) || passage.At(end) is '.' or ',' && passage.IsDigit(end + 1) || passage.At(end) is ',' && length < 4)
        {
            return false;
        }

        var era = passage.WordAt(passage.SkipSpaces(end)) is "AD" or "BC" or "BCE" or "CE" || IsDottedEra(passage, passage.SkipSpaces(end)) || passage.PreviousWord(start) is "AD";
        if (era && length >= 2)
        {
            reading = new Reading(end, length == 3 ? NumberWords.Label(digits, british) : NumberWords.Year(value, british), "year");
            return true;
        }

        if (length != 4 || value is < 1010 or >= 2200 || (value >= 2101 && !(passage.PreviousWord(start) is "by" or "in" or "until" or "year")) || !IsYear(passage, start, end, value))
        {
            return false;
        }

        reading = new Reading(end, NumberWords.Year(value, british), "year");
        return true;
    }

    private static bool TryReadDecade(Passage passage, int end, ReadOnlySpan<char> digits, int value, bool british, out Reading reading)
    {
        reading = default;
        var s = Passage.IsApostrophe(passage.At(end)) ? end + 1 : end;
        if (passage.At(s) != 's' || passage.IsLetterOrDigit(s + 1))
        {
            return false;
        }

        if (digits.Length == 4 && value is >= 1100 and < 2200 && value % 10 == 0)
        {
            var words = value % 1000 == 0 && value >= 2000
                ? "two thousands"
                : NumberWords.Plural(NumberWords.Year(value, british));
            reading = new Reading(s + 1, words, "decade");
            return true;
        }

        if (digits.Length == 2 && value % 10 == 0 && value > 0)
        {
            reading = new Reading(s + 1, NumberWords.Plural(NumberWords.Cardinal(value, british)), "decade");
            return true;
        }

        if (s > end)
        {
            return false;
        }

        // "747s", "6s": several of a number.
        reading = new Reading(s + 1, NumberWords.Plural(digits.Length == 3 ? NumberWords.Label(digits, british) : NumberWords.Cardinal(digits, british)), "decade");
        return digits.Length > 1 || (passage.At(end - 2) == '-' && passage.IsLetter(end - 3));
    }

    private static bool IsDottedEra(Passage passage, int i) =>
        passage.At(i + 1) == '.' && (passage.At(i), passage.At(i + 2)) is ('A', 'D') or ('B', 'C') or ('C', 'E') && !passage.IsLetter(i + 3);

    private static bool IsYear(Passage passage, int start, int end, int value)
    {
        var before = passage.PreviousWord(start);
        var after = passage.NextWord(end);
        if (value < 1100 && !(YearCues.Contains(before) && before is not ("to" or "and" or "for" or "between" or "from")))
        {
            return false;
        }

        if (CommonWords.AnnouncesQuantity(before) && !YearCues.Contains(before))
        {
            return false;
        }

        if (passage.At(end) == '-' && passage.IsLetter(end + 1))
        {
            return passage.WordAt(end + 1) is not ("strong" or "year" or "mile" or "foot" or "metre" or "meter" or "acre" or "page" or "seat" or "square" or "tonne" or "ton" or "bed" or "room" or "pound" or "km");
        }

        // A count noun makes it an amount, unless the sentence speaks of time ("in 1984 people fled").
        return !(CommonWords.IsCounted(after) && !(YearCues.Contains(before) && value is >= 1700 && before is not ("the" or "of" or "to" or "and" or "for" or "between" or "from")));
    }
}
