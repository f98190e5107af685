using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Times of day and running times: "5:03 a.m.", "2pm", "14:05", "0100 GMT", "2:15:33".</summary>
internal sealed class TimeRecognizer : Recognizer
{
    private static readonly WordSet Zones = new("GMT UTC BST CET CEST EST EDT CST CDT MST MDT PST PDT ET PT CT IST JST MSK AEST hours hrs local Zulu", ignoreCase: false);

    private static readonly WordTable<string> ZoneNames = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GMT"] = "Greenwich Mean Time",
        ["BST"] = "British Summer Time",
        ["UTC"] = "Universal Time",
        ["CET"] = "Central European Time",
        ["CEST"] = "Central European Summer Time",
        ["ET"] = "Eastern Time",
        ["EST"] = "Eastern Standard Time",
        ["EDT"] = "Eastern Daylight Time",
        ["CT"] = "Central Time",
        ["CST"] = "Central Standard Time",
        ["CDT"] = "Central Daylight Time",
        ["MT"] = "Mountain Time",
        ["MST"] = "Mountain Standard Time",
        ["MDT"] = "Mountain Daylight Time",
        ["PT"] = "Pacific Time",
        ["PST"] = "Pacific Standard Time",
        ["PDT"] = "Pacific Daylight Time",
        ["IST"] = "India Standard Time",
        ["JST"] = "Japan Standard Time",
    });

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!passage.IsDigit(start) || passage.At(start - 1) is '.' or ',' or ':' && passage.IsDigit(start - 2))
        {
            return false;
        }

        var hourEnd = passage.DigitsEnd(start);
        if (hourEnd - start == 4 && IsMilitary(passage, start, hourEnd, out reading))
        {
            return true;
        }

        if (hourEnd - start > 2)
        {
            return false;
        }

        var hour = Parse(passage, start, hourEnd);
        var separator = passage.At(hourEnd);
        if (separator is ':' or '.' or '：' && passage.DigitsEnd(hourEnd + 1) == hourEnd + 3)
        {
            var minuteEnd = hourEnd + 3;
            var minute = Parse(passage, hourEnd + 1, minuteEnd);
            if (minute > 59 || (separator == '.' && passage.At(minuteEnd) == '%'))
            {
                return false;
            }

            if (separator == ':' && passage.At(minuteEnd) == ':' && passage.DigitsEnd(minuteEnd + 1) == minuteEnd + 3)
            {
                return TryReadRunningTime(passage, hour, minute, minuteEnd, out reading);
            }

            if (passage.IsDigit(minuteEnd) || (passage.At(minuteEnd) == ',' && passage.IsDigit(minuteEnd + 1)))
            {
                return false;
            }

            // "3:43.13": a runner's time.
            if (separator == ':' && passage.At(minuteEnd) == '.' && passage.IsDigit(minuteEnd + 1))
            {
                var fractionEnd = passage.DigitsEnd(minuteEnd + 1);
                reading = Make(fractionEnd, $"{SayClock(hour, minute, passage.British, true)} point {NumberWords.Digits(passage.Slice(minuteEnd + 1, fractionEnd))}");
                return !passage.IsLetterOrDigit(fractionEnd);
            }

            if (TryReadHalf(passage, minuteEnd, out var half, out var end) && hour <= 23)
            {
                half += ReadZone(passage, ref end);
                reading = Make(end, $"{SayClock(hour, minute, passage.British, true)} {half}");
                return true;
            }

            if (separator == ':' ? hour > 24 : hour > 23 || !IsDottedTime(passage, start, minuteEnd))
            {
                return false;
            }

            reading = Make(minuteEnd, SayClock(hour, minute, passage.British, false));
            return true;
        }

        if (hour <= 12 && TryReadHalf(passage, hourEnd, out var halfOfDay, out var halfEnd))
        {
            halfOfDay += ReadZone(passage, ref halfEnd);
            reading = Make(halfEnd, $"{NumberWords.Cardinal(hour, passage.British)} {halfOfDay}");
            return true;
        }

        return false;
    }

    /// <summary>The hours and minutes of "10.30" where a time follows in a range ("10.30-11.30am").</summary>
    public static bool TryReadDottedClock(Passage passage, int start, out string words, out int end)
    {
        words = "";
        var hourEnd = passage.DigitsEnd(start);
        end = hourEnd + 3;
        if (hourEnd - start is not (1 or 2) || passage.At(hourEnd) is not ('.' or ':') || passage.DigitsEnd(hourEnd + 1) != end)
        {
            return false;
        }

        words = SayClock(Parse(passage, start, hourEnd), Parse(passage, hourEnd + 1, end), passage.British, true);
        return true;
    }

    /// <summary>A zone right after "P M" is said in full: two rows of letters on end are not understood.</summary>
    private static string ReadZone(Passage passage, ref int end)
    {
        var i = passage.SkipSpaces(end);
        if (i == end)
        {
            return "";
        }

        if (ZoneNames.TryGet(passage.WordAt(i), out var zone))
        {
            end = i + passage.WordAt(i).Length;
            return $" {zone}";
        }

        // "e.s.t", "E.S.T."
        if (passage.At(i + 1) == '.' && passage.At(i + 3) == '.' && passage.IsLetter(i + 4) && !passage.IsLetterOrDigit(i + 5)
            && ZoneNames.TryGet($"{passage.At(i)}{passage.At(i + 2)}{passage.At(i + 4)}".ToUpperInvariant(), out zone))
        {
            end = i + 5 + (passage.At(i + 5) == '.' && !passage.SentenceEndsAt(i + 6) ? 1 : 0);
            return $" {zone}";
        }

        return "";
    }

    /// <summary>"am", "a.m.", "PM" after a number.</summary>
    private static bool TryReadHalf(Passage passage, int index, out string words, out int end)
    {
        var i = passage.SkipSpaces(index);
        words = "";
        end = i;
        var letter = char.ToLowerInvariant(passage.At(i));
        if (letter is not ('a' or 'p'))
        {
            return false;
        }

        var dotted = passage.At(i + 1) == '.';
        var m = dotted ? i + 2 : i + 1;
        if (dotted && passage.At(m) == ' ')
        {
            m++;
        }

        if (char.ToLowerInvariant(passage.At(m)) != 'm' || passage.IsLetterOrDigit(m + 1) || Passage.IsApostrophe(passage.At(m + 1)))
        {
            return false;
        }

        end = m + 1;
        if (dotted && passage.At(end) == '.' && !passage.SentenceEndsAt(end + 1))
        {
            end++;
        }

        words = letter == 'a' ? "A M" : "P M";
        return true;
    }

    private static bool IsMilitary(Passage passage, int start, int end, out Reading reading)
    {
        reading = default;
        var bare = passage.At(start) == '0' && passage.PreviousWord(start) is "at" or "by" or "until" or "from" or "between" or "since" or "before" or "after" or "around" && !passage.IsLetterOrDigit(end) && passage.At(end) is not ('-' or '/' or ':' or '%') && !(passage.IsSpace(end) && passage.IsDigit(end + 1));
        if (!bare && !Zones.Contains(passage.WordAt(passage.SkipSpaces(end))) || !bare && passage.WordAt(passage.SkipSpaces(end)) is "local" && passage.At(start) != '0')
        {
            return false;
        }

        var hour = Parse(passage, start, start + 2);
        var minute = Parse(passage, start + 2, end);
        if (hour > 24 || minute > 59)
        {
            return false;
        }

        var hours = hour == 0 ? "zero" : passage.At(start) == '0' ? $"oh {NumberWords.Cardinal(hour, passage.British)}" : NumberWords.Cardinal(hour, passage.British);
        hours = hour == 0 && minute > 0 ? "zero zero" : hours;
        var minutes = minute == 0 ? "hundred" : minute < 10 ? $"oh {NumberWords.Cardinal(minute, passage.British)}" : NumberWords.Cardinal(minute, passage.British);
        reading = Make(end, $"{hours} {minutes}");
        return true;
    }

    private static bool TryReadRunningTime(Passage passage, int hours, int minutes, int index, out Reading reading)
    {
        var end = index + 3;
        var seconds = Parse(passage, index + 1, end);
        if (hours is > 0 and < 13 && TryReadHalf(passage, end, out var half, out var halfEnd))
        {
            // "3:14:05 a.m." is a moment, not a duration.
            half += ReadZone(passage, ref halfEnd);
            reading = Make(halfEnd, $"{SayClock(hours, minutes, passage.British, true)} and {Count(seconds, "second")} {half}");
            return seconds < 60;
        }

        var parts = new[] { (hours, "hour"), (minutes, "minute"), (seconds, "second") }.Where(p => p.Item1 > 0).Select(p => Count(p.Item1, p.Item2));
        reading = Make(end, string.Join(' ', parts));
        return !passage.IsDigit(end) && seconds < 60 && reading.Spoken.Length > 0;

        string Count(int value, string unit) => $"{NumberWords.Cardinal(value, passage.British)} {unit}{(value == 1 ? "" : "s")}";
    }

    /// <summary>British papers write "at 6.45" and "the 18.15 to Leeds"; elsewhere that is a decimal.</summary>
    private static bool IsDottedTime(Passage passage, int start, int end) =>
        (passage.British && passage.PreviousWord(start) is "the" && passage.DigitsEnd(start) == start + 2 && passage.IsSpace(end) && (passage.NextWord(end) is "to" or "from" or "train" or "service" or "departure" || char.IsUpper(passage.At(passage.SkipSpaces(end)))))
        || (passage.British && passage.At(start) == '0' && passage.DigitsEnd(start) == start + 2 && !passage.IsLetter(end) && passage.At(end) is not ('%' or '°'))
        || (passage.British && passage.NextWord(end) is "to" && passage.PreviousWord(start).IsEmpty && char.IsUpper(passage.At(passage.SkipSpaces(passage.SkipSpaces(end) + 2))))
        || passage.British && passage.PreviousWord(start) is "at" && passage.At(end) is not ('%' or '°') && !passage.IsLetter(end) && passage.NextWord(end) is not ("per" or "million" or "billion" or "percent");

    private static string SayClock(int hour, int minute, bool british, bool hasHalf)
    {
        var hours = hour == 0 ? "zero" : NumberWords.Cardinal(hour, british);
        return minute switch
        {
            0 when hasHalf => hours,
            0 when hour is > 0 and <= 12 => $"{hours} o'clock",
            0 => hour == 0 ? "midnight" : $"{hours} hundred",
            < 10 => $"{hours} oh {NumberWords.Cardinal(minute, british)}",
            _ => $"{hours} {NumberWords.Cardinal(minute, british)}",
        };
    }

    private static Reading Make(int end, string words) => new(end, words, "time");

    private static int Parse(Passage passage, int start, int end) =>
        int.Parse(passage.Slice(start, end), System.Globalization.CultureInfo.InvariantCulture);
}
