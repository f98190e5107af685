using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Dates: "Jan. 15, 2020", "15 January", "2024-05-06", "17/5/1814", "3–5 May", "3Q22".</summary>
internal sealed class DateRecognizer : Recognizer
{
    private static readonly WordSet Leads = new("in since until by last next from early late to of mid during through till before after between and this each every");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        if (!TryReadOne(passage, start, out reading))
        {
            return false;
        }

        // "Aug. 30-Sept. 2", "30 August–2 September", "July-Sept."
        if (Passage.IsDash(passage.At(reading.End)) && TryReadOne(passage, reading.End + 1, out var last) && last.SemioticClass == "date" && passage.At(reading.End - 1) is not ('-' or '/'))
        {
            reading = new Reading(last.End, $"{reading.Spoken} to {last.Spoken}", "date");
        }

        // "5 Aug-Oct"
        else if (Passage.IsDash(passage.At(reading.End)) && passage.IsDigit(start) && passage.IsLetter(reading.End - 1) && char.IsUpper(passage.At(reading.End + 1)) && Months.TryRead(passage, reading.End + 1, out var month, out var monthEnd))
        {
            var stop = passage.At(monthEnd - 1) == '.' && passage.SentenceEndsAt(monthEnd) ? 1 : 0;
            reading = new Reading(monthEnd - stop, $"{reading.Spoken} to {Months.Names[month - 1]}", "date");
        }

        // "(28 December 1934 – 27 September 2024)": the years of a life.
        else if (passage.At(reading.End) == ' ' && passage.At(reading.End + 1) is '–' or '-' && passage.At(reading.End + 2) == ' ' && reading.SemioticClass == "date" && passage.IsDigit(reading.End - 1)
            && TryReadOne(passage, reading.End + 3, out last) && last.SemioticClass == "date" && passage.IsDigit(last.End - 1))
        {
            reading = new Reading(last.End, $"{reading.Spoken} to {last.Spoken}", "date");
        }

        return true;
    }

    /// <summary>"the 4 July poll", "Sunak's 4 July poll"</summary>
    private static bool HasArticle(Passage passage, int start) =>
        passage.PreviousWord(start, out var before) is "the" or "The" || (passage.PreviousWord(start) is "s" && Passage.IsApostrophe(passage.At(before - 1)));

    private static readonly WordSet DayCues = new("on until till through since before after dated from due by ends starts opens closes");

    /// <summary>"until 14/2", "by 10/31": two numbers after a word that a day follows; "by 2/3" is a fraction.</summary>
    private static bool TryReadSlashed(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var slash = passage.DigitsEnd(start);
        var end = passage.DigitsEnd(slash + 1);
        if (passage.At(slash) != '/' || slash - start > 2 || end - slash is not (2 or 3) || passage.IsLetterOrDigit(end) || passage.At(end) is '/' or '%' or '-' || (passage.At(end) is '.' or ',' && passage.IsDigit(end + 1)))
        {
            return false;
        }

        var before = passage.PreviousWord(start);
        var (first, second) = (Parse(passage, start, slash), Parse(passage, slash + 1, end));
        var (day, month) = passage.British ^ (passage.British ? second : first) > 12 ? (first, second) : (second, first);
        var after = passage.NextWord(end);
        if (!DayCues.Contains(before) || day is < 1 or > 31 || month is < 1 or > 12 || after is "of" or "majority" || (first, second) is (24, 7) or (9, 11) or (7, 7)
            || (first < second && second is <= 10 or 12 or 16 && (before is "by" or "from" or "after" or "before" || !(after.IsEmpty || CommonWords.IsFunctionWord(after)))))
        {
            return false;
        }

        var ordinal = NumberWords.Ordinal(day, passage.British);
        reading = new Reading(end, passage.British ? $"the {ordinal} of {Months.Names[month - 1]}" : $"{Months.Names[month - 1]} {ordinal}", "date");
        return true;
    }

    private static bool TryReadOne(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (passage.IsLetter(start))
        {
            return TryReadMonthFirst(passage, start, out reading) || TryReadMonthRange(passage, start, out reading);
        }

        if (!passage.IsDigit(start) || passage.At(start - 1) is '.' or ',' && passage.IsDigit(start - 2))
        {
            return false;
        }

        return TryReadNumeric(passage, start, out reading) || TryReadDayFirst(passage, start, out reading) || TryReadQuarter(passage, start, out reading) || TryReadSlashed(passage, start, out reading);
    }

    private static bool TryReadMonthFirst(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!Months.TryRead(passage, start, out var month, out var i))
        {
            return false;
        }

        var name = Months.Names[month - 1];
        var shortForm = i - start != name.Length;
        var next = passage.SkipSpaces(i);
        if (shortForm && next > i && passage.At(next) is '\'' or '’' && passage.DigitsEnd(next + 1) == next + 3 && !passage.IsLetterOrDigit(next + 3))
        {
            // "Aug '23"
            var digits = passage.Slice(next + 1, next + 3);
            reading = new Reading(next + 3, $"{name} {(digits[0] == '0' ? NumberWords.Digits(digits, "oh") : NumberWords.Cardinal(digits, passage.British))}", "date");
            return true;
        }

        if (next == i || !passage.IsDigit(next))
        {
            // A short form by itself ("in Sept.") is the month; without its full stop it may be a name.
            if (shortForm && passage.At(i - 1) == '.')
            {
                var ends = passage.SentenceEndsAt(i);
                var lead = start > 0 && (Leads.Contains(passage.PreviousWord(start)) || (passage.At(start - 1) == '-' && passage.IsLetterOrDigit(start - 2)));
                if (lead || (!ends && !char.IsUpper(passage.At(next))))
                {
                    reading = new Reading(ends ? i - 1 : i, name, "date");
                    return true;
                }
            }

            return false;
        }

        if (!TryReadDay(passage, next, out var day, out var end) || !EndsNumber(passage, end))
        {
            if (!TryReadMonthYear(passage, name, shortForm, next, out reading) && shortForm && passage.At(i - 1) == '.')
            {
                // "Jan. 1,234 firms closed": the full stop tells the month, though the number is none of its days.
                reading = new Reading(i, name, "date");
            }

            return reading.End > 0;
        }

        var dayWords = NumberWords.Ordinal(day, passage.British);
        var the = passage.British ? "the " : "";
        var words = $"{name} {the}{dayWords}";
        if (Passage.IsDash(passage.At(end)) && TryReadDay(passage, end + 1, out var lastDay, out var lastEnd) && lastDay > day && EndsNumber(passage, lastEnd))
        {
            words += $" to {the}{NumberWords.Ordinal(lastDay, passage.British)}";
            end = lastEnd;
        }

        var dayEnd = end;
        AppendYear(passage, ref words, ref end);
        if (end == dayEnd)
        {
            AppendDays(passage, day, the, ref words, ref end);
        }

        reading = new Reading(end, words, "date");
        return true;
    }

    /// <summary>"Dec. 25, 26 and 27": days that follow, up to the one after "and".</summary>
    private static void AppendDays(Passage passage, int day, string the, ref string words, ref int end)
    {
        var (said, i) = (words, end);
        for (var count = 0; count < 6; count++)
        {
            var comma = passage.At(i) == ',';
            var next = passage.SkipSpaces(comma ? i + 1 : i);
            var and = passage.WordAt(next) is "and" && next > i;
            next = and ? passage.SkipSpaces(next + 3) : next;
            if (!(comma || and) || !TryReadDay(passage, next, out var following, out i) || following <= day || !EndsNumber(passage, i))
            {
                return;
            }

            said += $"{(comma ? "," : "")}{(and ? " and" : "")} {the}{NumberWords.Ordinal(following, passage.British)}";
            day = following;
            if (and)
            {
                var noun = passage.NextWord(i);
                if (noun.IsEmpty || CommonWords.IsFunctionWord(noun))
                {
                    (words, end) = (said, i);
                }

                return;
            }
        }
    }

    /// <summary>"July-Sept." without days.</summary>
    private static bool TryReadMonthRange(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!Months.TryRead(passage, start, out var first, out var i) || !char.IsUpper(passage.At(start)) || !Passage.IsDash(passage.At(i)) || !char.IsUpper(passage.At(i + 1))
            || !Months.TryRead(passage, i + 1, out var last, out var end))
        {
            return false;
        }

        var tail = passage.SkipSpaces(end);
        if ((i - start == Months.Names[first - 1].Length && end - i - 1 == Months.Names[last - 1].Length) || (passage.IsDigit(tail) && passage.DigitsEnd(tail) - tail < 3))
        {
            return false;
        }

        var words = $"{Months.Names[first - 1]} to {Months.Names[last - 1]}";
        if (passage.At(end - 1) == '.' && passage.SentenceEndsAt(end))
        {
            end--;
        }

        reading = new Reading(end, words, "date");
        return true;
    }

    private static bool TryReadMonthYear(Passage passage, string name, bool shortForm, int next, out Reading reading)
    {
        reading = default;
        if (!shortForm || !IsYear(passage, next, out var year))
        {
            return false;
        }

        reading = new Reading(next + 4, $"{name} {NumberWords.Year(year, passage.British)}", "date");
        return true;
    }

    private static bool TryReadDayFirst(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!TryReadDay(passage, start, out var day, out var i))
        {
            return false;
        }

        var from = "";
        if ((Passage.IsDash(passage.At(i)) || passage.At(i) == '/') && TryReadDay(passage, i + 1, out var lastDay, out var lastEnd) && lastDay > day && (passage.At(i) != '/' || lastDay == day + 1))
        {
            from = $"{NumberWords.Ordinal(day, passage.British)} to the ";
            (day, i) = (lastDay, lastEnd);
        }

        var next = passage.SkipSpaces(i);
        if (next == i)
        {
            if (passage.At(i) != '-' || !passage.IsLetter(i + 1))
            {
                return false;
            }

            next = i + 1;
        }

        if (passage.WordAt(next) is "of")
        {
            next = passage.SkipSpaces(next + 2);
        }

        // "2 may" and "10 March" are dates, "2 may die" is not.
        if (!Months.TryRead(passage, next, out var month, out var end)
            || (passage.WordAt(next) is "may" or "march" && !IsYear(passage, passage.SkipSpaces(end), out _)))
        {
            return false;
        }

        if (passage.At(end - 1) == '.' && passage.SentenceEndsAt(end))
        {
            end--;
        }

        var the = HasArticle(passage, start) ? "" : "the ";
        var words = $"{the}{from}{NumberWords.Ordinal(day, passage.British)} of {Months.Names[month - 1]}";
        AppendYear(passage, ref words, ref end);
        reading = new Reading(end, words, "date");
        return true;
    }

    private static bool TryReadNumeric(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var firstEnd = passage.DigitsEnd(start);
        var separator = passage.At(firstEnd);
        if (separator is not ('/' or '-' or '.') || !passage.IsDigit(firstEnd + 1))
        {
            return false;
        }

        var secondEnd = passage.DigitsEnd(firstEnd + 1);
        if (passage.At(secondEnd) != separator || !passage.IsDigit(secondEnd + 1))
        {
            return false;
        }

        var end = passage.DigitsEnd(secondEnd + 1);
        var stamp = firstEnd - start == 4 && passage.At(end) == 'T' && passage.DigitsEnd(end + 1) == end + 3 && passage.At(end + 3) == ':' && passage.DigitsEnd(end + 4) == end + 6;
        if (firstEnd - start > 4 || secondEnd - firstEnd > 3 || end - secondEnd > 5 || (passage.IsLetterOrDigit(end) && !stamp) || (passage.At(end) == separator && passage.IsDigit(end + 1)))
        {
            return false;
        }

        var a = Parse(passage, start, firstEnd);
        var b = Parse(passage, firstEnd + 1, secondEnd);
        var c = Parse(passage, secondEnd + 1, end);
        int day, month, year;
        var yearDigits = 4;
        if (firstEnd - start == 4)
        {
            (year, month, day) = (a, b, c);
        }
        else
        {
            yearDigits = end - secondEnd - 1;
            if (yearDigits is not (2 or 4) || (separator == '.' && yearDigits == 2 && !passage.British))
            {
                return false;
            }

            (day, month, year) = a > 12 || (b <= 12 && passage.British) ? (a, b, c) : (b, a, c);
        }

        if (day is < 1 or > 31 || month is < 1 or > 12)
        {
            return false;
        }

        var dayWords = NumberWords.Ordinal(day, passage.British);
        var name = Months.Names[month - 1];
        var yearWords = yearDigits == 2
            ? NumberWords.Year(year < 40 ? 2000 + year : 1900 + year, passage.British)
            : NumberWords.Year(year, passage.British);
        var words = passage.British
            ? $"{(HasArticle(passage, start) ? "" : "the ")}{dayWords} of {name}, {yearWords}"
            : $"{name} {dayWords}, {yearWords}";
        if (stamp)
        {
            AppendTimestamp(passage, ref words, ref end);
        }

        reading = new Reading(end, words, "date");
        return true;
    }

    /// <summary>"T14:30:00Z" of ISO 8601, section 5.4; the seconds say nothing to a listener.</summary>
    private static void AppendTimestamp(Passage passage, ref string words, ref int end)
    {
        _ = TimeRecognizer.TryReadDottedClock(passage, end + 1, out var clock, out end);
        words += $", {clock}";
        if (passage.At(end) == ':' && passage.DigitsEnd(end + 1) == end + 3)
        {
            end += 3;
        }

        if (passage.At(end) == 'Z' && !passage.IsLetterOrDigit(end + 1))
        {
            end++;
            words += " Universal Time";
        }
    }

    private static bool TryReadQuarter(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (passage.At(start) is < '1' or > '4' || passage.At(start + 1) != 'Q' || !passage.IsDigit(start + 2))
        {
            return false;
        }

        var end = passage.DigitsEnd(start + 2);
        if (end - start - 2 is not (2 or 4) || passage.IsLetterOrDigit(end))
        {
            return false;
        }

        var year = Parse(passage, start + 2, end);
        var the = HasArticle(passage, start) ? "" : "the ";
        var words = $"{the}{NumberWords.Ordinal(passage.At(start) - '0', passage.British)} quarter of {NumberWords.Year(year < 100 ? 2000 + year : year, passage.British)}";
        reading = new Reading(end, words, "date");
        return true;
    }

    private static void AppendYear(Passage passage, ref string words, ref int end)
    {
        var i = passage.At(end) == ',' ? end + 1 : end;
        var comma = i > end;
        i = passage.SkipSpaces(i);
        if (i > end && IsYear(passage, i, out var year) && (comma || passage.IsSpace(end)))
        {
            words += (comma ? ", " : " ") + NumberWords.Year(year, passage.British);
            end = i + 4;
        }
    }

    private static bool IsYear(Passage passage, int start, out int year)
    {
        year = 0;
        if (passage.DigitsEnd(start) != start + 4 || passage.At(start) is not ('1' or '2') || passage.At(start + 4) is ',' && passage.IsDigit(start + 5)
            || passage.IsLetter(start + 4))
        {
            return false;
        }

        year = Parse(passage, start, start + 4);
        return true;
    }

    /// <summary>One or two digits, 1 to 31, with an ordinal's ending or without.</summary>
    private static bool TryReadDay(Passage passage, int start, out int day, out int end)
    {
        day = 0;
        end = passage.DigitsEnd(start);
        if (end - start is not (1 or 2))
        {
            return false;
        }

        day = Parse(passage, start, end);
        var word = passage.WordAt(end);
        if (word.Equals("st", StringComparison.OrdinalIgnoreCase) || word.Equals("nd", StringComparison.OrdinalIgnoreCase) || word.Equals("rd", StringComparison.OrdinalIgnoreCase) || word.Equals("th", StringComparison.OrdinalIgnoreCase))
        {
            end += 2;
        }

        return day is >= 1 and <= 31 && !passage.IsLetterOrDigit(end);
    }

    private static bool EndsNumber(Passage passage, int end) =>
        !(passage.At(end) is '.' or ',' or ':' && passage.IsDigit(end + 1)) && passage.At(end) is not ('%' or '°')
        && !Scales.TryRead(passage, end, money: false, out _, out _);

    private static int Parse(Passage passage, int start, int end) =>
        int.Parse(passage.Slice(start, end), System.Globalization.CultureInfo.InvariantCulture);
}
