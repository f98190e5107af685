using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Short forms: titles, "St." by context, companies, American states, "No. 7", "e.g.".</summary>
internal sealed class AbbreviationRecognizer : Recognizer
{
    private const string Class = "abbreviation";

    private static readonly WordTable<string> Latin = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["e.g"] = "for example",
        ["i.e"] = "that is",
        ["a.k.a"] = "also known as",
        ["p.a"] = "per annum",
        ["n.b"] = "note well",
        ["N.B"] = "note well",
    });

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var word = passage.WordAt(start);
        var end = start + word.Length;
        var stopped = passage.At(end) == '.';
        if (word.Length > 6 || passage.Shouted)
        {
            return false;
        }

        if (word.Length == 1)
        {
            if (word is "w" && passage.At(end) == '/' && (start == 0 || passage.IsSpace(start - 1)))
            {
                var without = passage.At(end + 1) == 'o' && passage.IsSpace(end + 2);
                reading = new Reading(without ? end + 2 : end + 1, without ? "without" : "with", Class);
                return without || passage.IsSpace(end + 1) || passage.IsLetter(end + 1);
            }

            if (word[0] is 'N' or 'S' or 'E' or 'W' && passage.NextWord(end) is "of" && IsDistance(passage.PreviousWord(start)))
            {
                return Inside(end, Point(word[0]).ToLowerInvariant(), out reading);
            }

            if (word is "b" or "d" && stopped && passage.At(start - 1) is '(' or ' '
                && (passage.At(start - 1) == '(' || passage.At(start - 2) is ',' or ';' or ')' || (passage.PreviousWord(start) is { Length: > 0 } name && char.IsUpper(name[0])))
                && passage.SkipSpaces(end + 1) is var birth
                && (passage.DigitsEnd(birth) == birth + 4 || Months.TryRead(passage, passage.SkipSpaces(passage.DigitsEnd(birth)), out _, out _)))
            {
                return Inside(end + 1, word is "b" ? "born" : "died", out reading);
            }

            // "up 3% y-o-y"
            if (word is "y" or "q" or "m" && passage.At(end) == '-' && passage.At(end + 1) == 'o' && passage.At(end + 2) == '-' && passage.At(end + 3) == word[0] && !passage.IsLetterOrDigit(end + 4))
            {
                var period = word[0] switch { 'y' => "year", 'q' => "quarter", _ => "month" };
                return Inside(end + 4, $"{period} on {period}", out reading);
            }

            // "held on s18 GBH charges"
            if (word is "s" && passage.IsDigit(end) && passage.IsSpace(start - 1) && passage.DigitsEnd(end) - end < 4)
            {
                return Inside(end, "section", out reading);
            }

            // "c£3", "c.£3m", "c3,000"
            if (word is "c" && (start == 0 || passage.IsSpace(start - 1) || passage.At(start - 1) == '(') && (Currency.IsSymbol(passage.At(stopped ? end + 1 : end)) || (!stopped && passage.IsDigit(end) && passage.At(passage.DigitsEnd(end)) is ',' or '%' or ' ')))
            {
                return Inside(stopped ? end + 1 : end, "circa", out reading);
            }

            // The best grade of British schools
            if (word is "A" && passage.At(end) == '*')
            {
                var several = passage.At(end + 1) == 's' && !passage.IsLetter(end + 2);
                return Inside(several ? end + 2 : end + 1, several ? "A stars" : "A star", out reading);
            }

            // "up 3% y/y"
            if (word is "y" or "q" or "m" && passage.At(end) == '/' && passage.At(end + 1) == word[0] && !passage.IsLetterOrDigit(end + 2))
            {
                var period = word[0] switch { 'y' => "year", 'q' => "quarter", _ => "month" };
                return Inside(end + 2, $"{period} on {period}", out reading);
            }

            // "40cm x 25cm", "4'x8'"
            if (word is "x" && passage.IsSpace(start - 1) && (passage.IsLetterOrDigit(start - 2) || passage.At(start - 2) is '"' or '\'') && passage.IsSpace(end) && passage.IsDigit(passage.SkipSpaces(end)))
            {
                return Inside(end, "by", out reading);
            }

            if (stopped && word[0] is 'N' or 'S' or 'E' or 'W' && TryReadCompass(passage, start, end, out reading))
            {
                return true;
            }

            return stopped && (TryReadLatin(passage, start, out reading) || TryReadBeforeNumber(passage, start, word, end, stopped, out reading)) || TryReadPlaceholder(word, passage, start, end, out reading);
        }

        return word switch
        {
            "Vol" or "Vols" or "Ch" or "Chap" or "Fig" or "Pt" or "Art" or "Sec" when stopped && TryReadBeforeRoman(passage, word, end, out reading) => true,
            "St" => TryReadSaintOrStreet(passage, start, end, stopped, out reading),
            "Dr" => TryReadDoctorOrDrive(passage, start, end, stopped, out reading),
            "Ph" when stopped && passage.At(end + 1) == 'D' && !passage.IsLetter(end + 2) => Found(passage, end + 2, passage.At(end + 2) == '.', "P H D", out reading),
            "Rt" when passage.NextWord(stopped ? end + 1 : end) is "Hon" or "Rev" => Found(passage, end, stopped, "Right", out reading),
            "sq" when TryReadSquare(passage, start, end, stopped, out reading) => true,
            "Mon" or "Tue" or "Tues" or "Wed" or "Thu" or "Thur" or "Thurs" or "Fri" or "Sat" or "Sun" when TryReadDay(passage, start, word, end, stopped, out reading) => true,
            "Co" when Counties.Contains(passage.NextWord(stopped ? end + 1 : end)) => Inside(stopped ? end + 1 : end, "County", out reading),
            "Ch" when passage.NextWord(stopped ? end + 1 : end) is "Insp" or "Supt" or "Constable" => Inside(stopped ? end + 1 : end, "Chief", out reading),
            "Con" when passage.PreviousWord(start) is "Det" => Inside(stopped ? end + 1 : end, "Constable", out reading),
            "Sec" when stopped && passage.IsSpace(end + 1) && char.IsUpper(passage.At(passage.SkipSpaces(end + 1))) && !passage.SentenceEndsAt(end + 1) => Inside(end + 1, "Secretary", out reading),
            "Rev" when passage.IsDigit(passage.SkipSpaces(stopped ? end + 1 : end)) => Inside(stopped ? end + 1 : end, "Revelation", out reading),
            "NE" or "NW" or "SE" or "SW" when passage.NextWord(end) is "of" && IsDistance(passage.PreviousWord(start)) => Inside(end, Abbreviations.Compass.TryGet(word, out var point) ? point.ToLowerInvariant() : "", out reading),
            "NE" or "NW" or "SE" or "SW" when Abbreviations.Streets.TryGet(passage.PreviousWord(start), out _) => Inside(end, Abbreviations.Compass.TryGet(word, out var quarter) ? quarter : "", out reading),
            "Utd" => Inside(stopped && !passage.SentenceEndsAt(end + 1) ? end + 1 : end, "United", out reading),
            "Mk" when passage.At(passage.SkipSpaces(stopped ? end + 1 : end)) is 'I' or 'V' or 'X' or (>= '0' and <= '9') => Inside(stopped ? end + 1 : end, "Mark", out reading),
            "Rev" when Passage.IsApostrophe(passage.At(end)) && passage.At(end + 1) == 'd' && !passage.IsLetterOrDigit(end + 2) => Inside(end + 2, "Reverend", out reading),
            "Gen" when stopped && passage.SkipSpaces(end + 1) is var verse && passage.IsDigit(verse) && passage.At(passage.DigitsEnd(verse)) == ':' => Inside(end + 1, "Genesis", out reading),
            "OK" when Passage.IsApostrophe(passage.At(end)) && passage.At(end + 1) == 'd' && !passage.IsLetterOrDigit(end + 2) => Inside(end + 2, "okayed", out reading),
            "nr" when stopped && char.IsUpper(passage.At(passage.SkipSpaces(end + 1))) => Inside(end + 1, "near", out reading),
            "yr" or "hr" or "wk" or "bbl" or "bu" or "gal" or "MMBtu" or "mo" when passage.PreviousWord(start) is "a" or "per" or "each" or "last" or "next" => Found(passage, end, stopped, PerUnit(word), out reading),
            "Ms" when passage.At(start - 1) == '-' => false,
            "Drs" => Found(passage, end, stopped, "Doctors", out reading),
            _ => TryReadState(passage, start, word, end, stopped, out reading)
                || TryReadBeforeNumber(passage, start, word, end, stopped, out reading)
                || TryReadTitle(passage, word, end, stopped, out reading)
                || TryReadStopped(passage, start, word, end, stopped, out reading),
        };
    }

    private static string PerUnit(ReadOnlySpan<char> word) => word switch
    {
        "yr" => "year",
        "hr" => "hour",
        "wk" => "week",
        "mo" => "month",
        "bbl" => "barrel",
        "bu" => "bushel",
        "gal" => "gallon",
        _ => "million B T U's",
    };

    private static bool IsDistance(ReadOnlySpan<char> word) => word is "km" or "miles" or "mile" or "mi" or "kilometres" or "kilometers" or "kms";

    /// <summary>"Vol. II"</summary>
    private static bool TryReadBeforeRoman(Passage passage, ReadOnlySpan<char> word, int end, out Reading reading)
    {
        reading = default;
        var numeral = passage.NextWord(end + 1);
        return numeral.Length > 0 && numeral.IndexOfAnyExcept("IVXL") < 0 && Abbreviations.BeforeNumber.TryGet(word, out var words)
            && Inside(end + 1, char.ToUpperInvariant(words[0]) + words[1..], out reading);
    }

    /// <summary>"N. Main St.", "W. 42nd St.": the point of the compass before a street's name, not somebody's initial.</summary>
    private static bool TryReadCompass(Passage passage, int start, int end, out Reading reading)
    {
        reading = default;
        var before = passage.PreviousWord(start);
        if (!passage.IsSpace(end + 1) || (!before.IsEmpty && char.IsUpper(before[0]) && passage.IsSpace(start - 1) && before is not ("Street" or "Avenue" or "At" or "On" or "In" or "The")))
        {
            return false;
        }

        var i = passage.SkipSpaces(end + 1);
        for (var name = 0; name < 4; name++)
        {
            var from = i;
            i = passage.DigitsEnd(i);
            var word = passage.WordAt(i);
            if (word.IsEmpty || (i == from && !char.IsUpper(word[0])))
            {
                return false;
            }

            if (name > 0 && i == from && Abbreviations.Streets.TryGet(word, out _))
            {
                reading = new Reading(end + 1, Point(passage.At(start)), Class);
                return true;
            }

            i = passage.SkipSpaces(i + word.Length);
        }

        return false;
    }

    private static string Point(char letter) => letter switch { 'N' => "North", 'S' => "South", 'E' => "East", _ => "West" };

    private static readonly WordSet Counties = new(
        "Durham Antrim Armagh Down Fermanagh Londonderry Derry Tyrone Cork Kerry Galway Mayo Donegal Clare Dublin Kildare Meath Westmeath Wexford Wicklow Louth Sligo Tipperary Waterford Limerick Kilkenny Carlow Laois Offaly Longford Leitrim Roscommon Cavan Monaghan",
        ignoreCase: false);

    private static readonly WordSet SureStates = new("Ariz Calif Colo Conn Fla Mass Mich Minn Okla Tenn Tex Wis Wyo Nev Neb", ignoreCase: false);

    private static readonly WordSet DayCues = new("on through until since by from to and next last this till late early every each of or before after");

    /// <summary>"v" between parties and "w/" are said in full.</summary>
    private static bool TryReadPlaceholder(ReadOnlySpan<char> word, Passage passage, int start, int end, out Reading reading)
    {
        reading = default;
        if (word is "v" && passage.IsSpace(start - 1) && passage.At(passage.SkipSpaces(passage.At(end) == '.' ? end + 1 : end)) is var party && (char.IsUpper(party) || Currency.IsSymbol(party) || (char.IsDigit(party) && !char.IsUpper(passage.At(start - 2)))) && (passage.IsSpace(end) || (passage.At(end) == '.' && passage.IsSpace(end + 1))))
        {
            reading = new Reading(passage.At(end) == '.' ? end + 1 : end, "versus", Class);
            return true;
        }

        return false;
    }

    private static bool TryReadLatin(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var end = start;
        while (end - start < 6 && passage.IsLetter(end) && passage.At(end + 1) == '.' && passage.IsLetter(end + 2))
        {
            end += 2;
        }

        end++;
        if (end - start < 3 || end > passage.Text.Length || !Latin.TryGet(passage.Slice(start, end), out var words) || passage.IsLetterOrDigit(end))
        {
            return false;
        }

        return Found(passage, end, passage.At(end) == '.', words, out reading);
    }

    /// <summary>"$25 per sq ft": a unit without a number.</summary>
    private static bool TryReadSquare(Passage passage, int start, int end, bool stopped, out Reading reading)
    {
        reading = default;
        var i = passage.SkipSpaces(stopped ? end + 1 : end);
        var unit = passage.WordAt(i);
        if (unit.Length is 0 or > 2 || !MeasureUnits.TryGet($"sq {unit}", out var measure))
        {
            return false;
        }

        reading = new Reading(i + unit.Length, measure.Say(passage.PreviousWord(start) is "per" or "a", passage.British), Class);
        return true;
    }

    /// <summary>"Mon-Fri" and "Sun. Mar. 3": a short day beside another day or a date, so that "Sun" and "Sat" stay words elsewhere.</summary>
    private static bool TryReadDay(Passage passage, int start, ReadOnlySpan<char> word, int end, bool stopped, out Reading reading)
    {
        reading = default;
        var after = stopped ? end + 1 : end;
        var next = passage.SkipSpaces(passage.At(after) == ',' ? after + 1 : after);
        // "Sat. 3 May", "Mon 6 Jan"
        var dayEnd = passage.DigitsEnd(next);
        if (next > after && dayEnd - next is 1 or 2 && Months.TryRead(passage, passage.SkipSpaces(dayEnd + (passage.IsLetter(dayEnd) ? 2 : 0)), out _, out _))
        {
            reading = new Reading(after, Day(word), Class);
            return true;
        }

        if (stopped && (DayCues.Contains(passage.PreviousWord(start)) || IsDayAfter(passage, start, word)))
        {
            return Found(passage, end, true, Day(word), out reading);
        }

        if (stopped && Months.TryRead(passage, next, out _, out var monthEnd) && passage.IsDigit(passage.SkipSpaces(monthEnd)))
        {
            reading = new Reading(after, Day(word), Class);
            return true;
        }

        if (!Passage.IsDash(passage.At(after)))
        {
            return false;
        }

        var second = passage.WordAt(after + 1);
        if (second.Length is < 3 or > 5 || Day(second) is not { Length: > 0 } day)
        {
            return false;
        }

        var last = after + 1 + second.Length;
        return Found(passage, last, passage.At(last) == '.', $"{Day(word)} to {day}", out reading);
    }

    /// <summary>"at 4 p.m. Sat.", "services are Sat. at 10": a capital inside a sentence; "the Sun." is a newspaper.</summary>
    private static bool IsDayAfter(Passage passage, int start, ReadOnlySpan<char> word) =>
        (word is "Sat" && passage.At(start - 2) == ')') || (start > 0 && passage.PreviousWord(start, out var before) is { Length: > 0 } previous && previous is not "the" && (!char.IsUpper(previous[0]) || word is "Sat" || previous is "ET" or "PT" or "CT" or "GMT" or "BST" or "EST" or "EDT") && !IsOpening(passage, before, start));

    private static bool IsOpening(Passage passage, int before, int start) =>
        passage.Slice(before, start).IndexOfAny('.', '!', '?') >= 0 && !(passage.At(before) is 'm' or 'M' && passage.At(before - 1) == '.');

    private static string Day(ReadOnlySpan<char> word) => word switch
    {
        "Mon" => "Monday",
        "Tue" or "Tues" => "Tuesday",
        "Wed" => "Wednesday",
        "Thu" or "Thur" or "Thurs" => "Thursday",
        "Fri" => "Friday",
        "Sat" => "Saturday",
        "Sun" => "Sunday",
        _ => "",
    };

    private static bool TryReadSaintOrStreet(Passage passage, int start, int end, bool stopped, out Reading reading)
    {
        var after = stopped ? end + 1 : end;
        var next = passage.SkipSpaces(after);
        var name = next > after && char.IsUpper(passage.At(next)) && !passage.SentenceEndsAt(after);
        if (name || (passage.At(after) == '-' && char.IsUpper(passage.At(after + 1))))
        {
            reading = new Reading(after, "Saint", Class);
            return true;
        }

        var before = passage.PreviousWord(start);
        var street = !before.IsEmpty && (char.IsUpper(before[0]) || before is "st" or "nd" or "rd" or "th");
        return Found(passage, end, stopped, street || before.IsEmpty && start > 0 ? "Street" : "Saint", out reading);
    }

    private static bool TryReadDoctorOrDrive(Passage passage, int start, int end, bool stopped, out Reading reading)
    {
        var after = stopped ? end + 1 : end;
        var next = passage.SkipSpaces(after);
        var before = passage.PreviousWord(start);
        var name = next > after && char.IsUpper(passage.At(next)) && !passage.SentenceEndsAt(after);
        var street = !name && !before.IsEmpty && char.IsUpper(before[0]);
        return Found(passage, end, stopped, street ? "Drive" : "Doctor", out reading);
    }

    /// <summary>"Stroudsburg, PA" and "Austin, Tex.": only after a place and a comma.</summary>
    private static bool TryReadState(Passage passage, int start, ReadOnlySpan<char> word, int end, bool stopped, out Reading reading)
    {
        reading = default;
        var i = start;
        while (i > 0 && start - i < 2 && passage.IsSpace(i - 1))
        {
            i--;
        }

        // "R-Wyo.": a party and its member's state.
        if (i == start && stopped && passage.At(start - 1) == '-' && passage.At(start - 2) is 'R' or 'D' or 'I' && !passage.IsLetter(start - 3))
        {
            return Abbreviations.States.TryGet(word, out var home) && Found(passage, end, true, home, out reading);
        }

        // "(D-MS)"
        if (i == start && passage.At(start - 1) == '-' && passage.At(start - 2) is 'R' or 'D' or 'I' && passage.At(start - 3) is '(' or ' ' && Abbreviations.PostalStates.TryGet(word, out var seat))
        {
            return Inside(end, seat, out reading);
        }

        if (stopped && SureStates.Contains(word) && passage.IsSpace(end + 1) && passage.SkipSpaces(end + 1) is var follower && follower < passage.Text.Length && !char.IsUpper(passage.At(follower)))
        {
            return Found(passage, end, true, Abbreviations.States.TryGet(word, out var sure) ? sure : "", out reading);
        }

        // "closed in Pa., then in Ariz."
        if (stopped && i < start && passage.PreviousWord(start) is "in" or "from" or "across" && Abbreviations.States.TryGet(word, out var alone) && word is not ("Miss" or "Mass" or "Wash" or "Ill" or "Ore" or "Ark" or "Del" or "Mont" or "Minn" or "Ind"))
        {
            return Found(passage, end, true, alone, out reading);
        }

        if (i == start || passage.At(i - 1) != ',' || !passage.IsLetter(i - 2) || !char.IsUpper(word[0]))
        {
            return false;
        }

        var place = i - 1;
        while (place > 0 && i - place < 40 && char.IsLetter(passage.Text[place - 1]))
        {
            place--;
        }

        if (!char.IsUpper(passage.At(place)))
        {
            return false;
        }

        if (Abbreviations.PostalStates.TryGet(word, out var state) && passage.WordEnd(start) == end)
        {
            reading = new Reading(end, state, Class);
            return true;
        }

        return stopped && Abbreviations.States.TryGet(word, out state) && Found(passage, end, true, state, out reading);
    }

    private static bool TryReadBeforeNumber(Passage passage, int start, ReadOnlySpan<char> word, int end, bool stopped, out Reading reading)
    {
        reading = default;
        if (!Abbreviations.BeforeNumber.TryGet(word, out var words) || word is "S" or "SS" or "cat" or "res" or "prop" or "km" or "yr" or "rm" or "rt")
        {
            return false;
        }

        var i = passage.SkipSpaces(stopped ? end + 1 : end);
        var plain = i > end && passage.IsDigit(i) && (word is "Hwy" or "Rte" or "Vol" or "vol" or "Fig" or "fig" or "pp" or "para" or "paras" or "Apt" or "Ext" or "ext" or "Nos" or "Ch" or "Sched" or "Km" or "Yr" or "Rm" or "Rt" or "Prop"
            || (word is "s" or "ss" && (start == 0 || passage.IsSpace(start - 1))));
        var number = passage.IsDigit(i) && (stopped || plain || (word is "No" or "Nos" && i > end && !passage.SentenceEndsAt(end)));
        if (!number || (word is "no" or "No" && !stopped && word is "no"))
        {
            return false;
        }

        var said = char.IsUpper(word[0]) && (start == 0 || passage.At(start - 2) is '.' or '!' or '?') ? char.ToUpperInvariant(words[0]) + words[1..] : words;
        reading = new Reading(stopped ? end + 1 : end, said, Class);
        return true;
    }

    private static bool TryReadTitle(Passage passage, ReadOnlySpan<char> word, int end, bool stopped, out Reading reading)
    {
        reading = default;
        if (!Abbreviations.Titles.TryGet(word, out var words))
        {
            return false;
        }

        var after = stopped ? end + 1 : end;
        var next = passage.SkipSpaces(after);
        var name = char.IsUpper(passage.At(next)) && next > after;
        var alone = next >= passage.Text.Length;

        // Without its full stop a short title is sure before a name only ("Rep", "Det", "Fr" may be names of their own).
        if (!(name || alone && stopped) && !(stopped && word.Length > 2 && word is not ("Sens" or "Det" or "Hon")) && !(word is "Mr" or "Mrs" or "Ms"))
        {
            return false;
        }

        if (!stopped && word is "Gen" or "Pres" or "Hon" or "Adm" && !name)
        {
            return false;
        }

        if (!stopped && word is "Gen")
        {
            var follower = passage.WordAt(next);
            if (follower.Length == 1)
            {
                return false;
            }
        }

        if (passage.British && word is "Hon")
        {
            words = "Honourable";
        }

        reading = new Reading(after, words, Class);
        return true;
    }

    private static bool TryReadStopped(Passage passage, int start, ReadOnlySpan<char> word, int end, bool stopped, out Reading reading)
    {
        reading = default;
        if (!stopped)
        {
            if (word is "vs")
            {
                return Found(passage, end, false, "versus", out reading);
            }

            // British papers leave the full stop out; a name stands before.
            var known = word is "Jr" or "Sr" or "Ltd" or "Inc" or "Corp" or "Bros" or "etc" or "Blvd" or "Hwy" or "Ave" or "Rd" or "Dept" or "Govt";
            var before = known ? passage.PreviousWord(start) : default;
            return known && (word is "etc" || (!before.IsEmpty && char.IsUpper(before[0]))) && Abbreviations.Stopped.TryGet(word, out var plain) && Found(passage, end, false, plain, out reading);
        }

        if (!Abbreviations.Stopped.TryGet(word, out var words))
        {
            return false;
        }

        if (word is "est" && passage.SkipSpaces(end + 1) is var year && passage.DigitsEnd(year) == year + 4)
        {
            words = "established";
        }

        // Short words of everyday language end sentences ("the min.", "he said to Al."): the full stop is theirs only inside one.
        var isWord = word is "min" or "max" or "ed" or "al" or "est" or "Est" or "Sq" or "Wed" or "Mon" or "Fri" or "ca" or "eds" or "misc";
        if (word is "Sq" && passage.PreviousWord(start, out var nameStart) is { Length: > 1 } name && (char.IsUpper(name[0]) || Passage.IsApostrophe(passage.At(nameStart - 1))))
        {
            isWord = false;
        }

        if (isWord && (passage.SentenceEndsAt(end + 1) || (word is "ed" or "al" or "Wed" && char.IsUpper(passage.At(passage.SkipSpaces(end + 1))))))
        {
            return false;
        }

        return Found(passage, end, true, words, out reading);
    }

    private static bool Inside(int end, string words, out Reading reading)
    {
        reading = new Reading(end, words, Class);
        return true;
    }

    private static bool Found(Passage passage, int end, bool stopped, string words, out Reading reading)
    {
        // The full stop goes with the abbreviation unless it ends the sentence as well.
        reading = new Reading(stopped && !passage.SentenceEndsAt(end + 1) ? end + 1 : end, words, Class);
        return true;
    }
}
