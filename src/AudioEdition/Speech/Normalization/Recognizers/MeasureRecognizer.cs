using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>A number and a unit: "12kg", "-12°C", "120 km/h", "6ft 2in", "25 x 7 m", "4x100m".</summary>
internal sealed partial class MeasureRecognizer : Recognizer
{
    /// <summary>Nouns that a length stands before as an adjective.</summary>
    private static readonly WordSet Measured = new(
        """
        wall walls wave waves tower towers race races relay run sprint final hurdles freestyle butterfly backstroke breaststroke dash walk swim vault jump throw leap
        stretch radius drop drive yacht boat ship vessel telescope pool pipeline tunnel bridge road route border fence zone limit line exclusion
        cable journey trek ride trip hike crater statue statues tree trees high-jump column queue tailback surge swell swells striker defender
        goalkeeper midfielder forward centre center player bag bags bomb bombs shell missile rocket baby cake fish tank plot site estate
        battery engine camera screen bullet gun putt wind winds gust gusts storm serve steeplechase medley course tub tubs tin tins jar jars packet packets carton cartons bucket can bottle glass rifle pistol handgun cannon shot shots putt
        """);

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!NumberLiteral.TryRead(passage, passage.At(start) == '+' ? start + 1 : start, out var number))
        {
            return false;
        }

        var words = (passage.At(start) == '+' ? "plus " : "") + number.Say(passage.British);
        var end = number.End;
        var times = TryReadBy(passage, ref words, ref end);
        if (!times && TryReadFeetAndInches(passage, number, words, out reading))
        {
            return true;
        }

        if (!times && number.IsPlain && TryReadFurlongs(passage, number, words, out reading))
        {
            return true;
        }

        if (!times && TryReadMarks(passage, number, words, out reading))
        {
            return true;
        }

        if (!times && TryReadCoordinate(passage, number, words, out reading))
        {
            return true;
        }

        // "1.2 million b/d", "30bn kWh"
        var scaled = !times && (Scales.TryRead(passage, end, money: false, out var scale, out var scaleEnd) || IsCapitalMillion(passage, end, number, out scale, out scaleEnd))
            && TryReadUnit(passage, scaleEnd, number with { Integer = "1000000" }, out _, out _) && (passage.WordAt(passage.SkipSpaces(scaleEnd)).Length > 1 || passage.At(passage.SkipSpaces(scaleEnd) + 1) == '/')
            ? (scale, scaleEnd)
            : default;
        if (scaled.scale is not null)
        {
            (words, end) = ($"{words} {scaled.scale}", scaled.scaleEnd);
            number = number with { Integer = "1000000" };
        }

        if (TryReadUnit(passage, end, number, out var unit, out var unitEnd))
        {
            if (unit.Symbol is "m" && !times && scaled.scale is null && passage.IsDigit(PreviousHour(passage, start)))
            {
                unit = Minute;
            }

            if (unit.Symbol is "mb" && number.Value is > 850 and < 1100)
            {
                unit = Millibar;
            }

            if (unit.Symbol is "m" && !times && scaled.scale is null && passage.NextWord(unitEnd) is "sq")
            {
                reading = new Reading(unitEnd, $"{words} million", "cardinal") { Number = words, Scaled = true };
                if (TryReadUnit(passage, unitEnd, number with { Integer = "1000000" }, out var area, out var areaEnd))
                {
                    reading = new Reading(areaEnd, $"{words} million {area.Say(false, passage.British)}", "measure") { Number = words };
                }

                return true;
            }

            if (unit.Symbol is "m" && unit != Minute && !times && IsMillion(passage, start, number, unitEnd, unitEnd - end == 1))
            {
                // "1.5m km"
                if (passage.NextWord(unitEnd).Length > 1 && TryReadUnit(passage, unitEnd, number with { Integer = "1000000" }, out var counted, out var countedEnd))
                {
                    reading = new Reading(countedEnd, $"{words} million {counted.Say(false, passage.British)}", "measure") { Number = words };
                    return true;
                }

                reading = new Reading(unitEnd, $"{words} million", "cardinal") { Number = words, Scaled = true };
                return true;
            }

            var adjective = IsAdjective(passage, unitEnd, unit) || (passage.At(end) == '-' && passage.IsLetter(end + 1))
                || (IsNoun(passage.NextWord(unitEnd)) && char.IsLetter(unit.Symbol[0]) && (unit.Symbol is "mm" || passage.PreviousWord(start) is "a" or "an" or "A" or "An"))
                || (unit.Symbol.Length > 1 && char.IsLetter(unit.Symbol[0]) && passage.PreviousWord(start) is "a" or "A" && passage.IsSpace(start - 1));
            var said = unit.Say((!times && number.IsOne && !number.Negative) || adjective, passage.British);
            if (passage.At(unitEnd) == '/' && !unit.Symbol.Contains('/'))
            {
                AppendRate(passage, ref said, ref unitEnd);
                AppendRatio(passage, ref said, ref unitEnd);
            }

            var finish = passage.At(unitEnd) == '.' && char.IsLetter(unit.Symbol[^1]) && IsAbbreviated(unit.Symbol) && !passage.SentenceEndsAt(unitEnd + 1) ? unitEnd + 1 : unitEnd;
            reading = new Reading(finish, $"{words} {said}", "measure") { Number = words };
            return true;
        }

        // "40C", "-10F": a temperature, where the number can be one.
        if (!times && passage.At(number.End) is 'C' or 'F' && !passage.IsLetterOrDigit(number.End + 1) && (number.Negative || number.Integer.Length is 2 or 3 || number.Fraction.Length == 1 || SpeaksOfTemperature(passage, start, number.End + 1)) && !number.Grouped && passage.At(number.End + 1) != '.' | passage.SentenceEndsAt(number.End + 2))
        {
            reading = new Reading(number.End + 1, $"{words} degrees {(passage.At(number.End) == 'C' ? "Celsius" : "Fahrenheit")}", "measure") { Number = words };
            return true;
        }

        // "drop to 28 F"
        if (!times && number.Integer.Length is 1 or 2 or 3 && !number.Grouped && passage.At(number.End) == ' ' && passage.At(number.End + 1) is 'C' or 'F' && !passage.IsLetterOrDigit(number.End + 2)
            && (passage.At(number.End + 2) != '.' || passage.SentenceEndsAt(number.End + 3)) && !Passage.IsApostrophe(passage.At(number.End + 2)) && (number.Negative || TemperatureCues.Contains(passage.PreviousWord(start))) && !char.IsUpper(passage.At(passage.SkipSpaces(number.End + 2))))
        {
            reading = new Reading(number.End + 2, $"{words} degrees {(passage.At(number.End + 1) == 'C' ? "Celsius" : "Fahrenheit")}", "measure") { Number = words };
            return true;
        }

        // "2.5x", "10x": a multiple.
        if (passage.At(number.End) is 'x' or '×' && !times && !passage.IsLetterOrDigit(number.End + 1))
        {
            reading = new Reading(number.End + 1, $"{words} times", "measure") { Number = words };
            return true;
        }

        if (times)
        {
            if (passage.At(end) == 's' && !passage.IsLetterOrDigit(end + 1))
            {
                words = NumberWords.Plural(words);
                end++;
            }

            reading = new Reading(end, words, "measure");
        }

        return times;
    }

    private static bool IsAbbreviated(string symbol) => symbol is "ft" or "in" or "yd" or "yds" or "mi" or "oz" or "lb" or "lbs" or "hr" or "hrs" or "min" or "mins" or "sec" or "secs" or "yr" or "yrs" or "sq ft" or "km" or "kg" or "pts" or "mos" or "wk" or "wks" or "tsp" or "tbsp" or "ins" or "gal" or "qt" or "bbl" or "nmi";

    private static readonly MeasureUnit Millibar = new("mbar", "millibar", "millibars");

    private static readonly MeasureUnit Minute = new("m", "minute", "minutes");

    private static readonly WordSet TemperatureCues = new("of to by at reach reached hit hits top tops topped below above around about under over near exceed exceeded and or lows highs");
    private static readonly WordSet TemperatureNouns = new("warming limit target rise above below warmer colder overnight goal threshold mark");

    /// <summary>"2C of warming", "5C-7C": one digit alone would as well be a class at school.</summary>
    private static bool SpeaksOfTemperature(Passage passage, int start, int end) =>
        TemperatureCues.Contains(passage.PreviousWord(start)) || TemperatureNouns.Contains(passage.NextWord(end))
        || (passage.NextWord(end) is "of" && passage.NextWord(passage.SkipSpaces(end) + 2) is "warming" or "heating")
        || (Passage.IsDash(passage.At(end)) && passage.DigitsEnd(end + 1) is var right && passage.At(right) == passage.At(end - 1) && !passage.IsLetterOrDigit(right + 1))
        || (Passage.IsDash(passage.At(start - 1)) && passage.At(start - 2) == passage.At(end - 1) && passage.IsDigit(start - 3));

    /// <summary>The digit before the "h" in "4h 12m", else -1.</summary>
    private static int PreviousHour(Passage passage, int start)
    {
        var i = passage.At(start - 1) == ' ' ? start - 2 : start - 1;
        return passage.At(i) == 'h' ? i - 1 : -1;
    }

    /// <summary>"1m 4f": miles and furlongs of a horse race.</summary>
    private static bool TryReadFurlongs(Passage passage, NumberLiteral miles, string words, out Reading reading)
    {
        reading = default;
        var i = passage.SkipSpaces(miles.End + 1);
        if (passage.At(miles.End) != 'm' || miles.Value is < 1 or > 4 || !NumberLiteral.TryRead(passage, i, out var furlongs) || furlongs.Value is < 1 or > 7
            || passage.At(furlongs.End) != 'f' || passage.IsLetterOrDigit(furlongs.End + 1))
        {
            return false;
        }

        var one = furlongs.IsOne || Measured.Contains(passage.NextWord(furlongs.End + 1));
        reading = new Reading(furlongs.End + 1, $"{words} mile{(miles.IsOne ? "" : "s")} {furlongs.Say(passage.British)} furlong{(one ? "" : "s")}", "measure");
        return true;
    }

    /// <summary>"44M miles" in the units' own short forms: "44M mi."</summary>
    private static bool IsCapitalMillion(Passage passage, int end, NumberLiteral number, out string scale, out int scaleEnd)
    {
        (scale, scaleEnd) = ("million", end + 1);
        return passage.At(end) == 'M' && passage.IsSpace(end + 1) && number.Value != 3;
    }

    private static readonly WordSet Extents = new("x long tall high wide deep thick by of", ignoreCase: true);

    /// <summary>"12' x 14'", "1-3\" of snow": marks for feet and inches where an extent follows, since both are quotation marks as well.</summary>
    private static bool TryReadMarks(Passage passage, NumberLiteral number, string words, out Reading reading)
    {
        reading = default;
        var mark = passage.At(number.End);
        if (number.Negative || mark is not ('"' or '″' or '\'' or '′'))
        {
            return false;
        }

        var next = passage.At(number.End + 1) == ' ' ? number.End + 2 : number.End + 1;
        var word = passage.WordAt(next);
        var extent = mark is '"' or '″' ? Extents.Contains(word) && (word is not ("of" or "by") || passage.NextWord(next + 2) is "snow" or "rain" or "ice" or "water" or "sleet" or "hail") : Extents.Contains(word) && word is not ("of" or "by");
        var behind = passage.At(number.End - number.Integer.Length - number.Fraction.Length - (number.Fraction.Length > 0 ? 1 : 0) - 1);
        extent |= (behind == 'x' || (behind == ' ' && passage.PreviousWord(number.End - number.Integer.Length - number.Fraction.Length - (number.Fraction.Length > 0 ? 1 : 0)) is "x")) && number.Value < 1000;
        if (!extent)
        {
            return false;
        }

        var unit = mark is '"' or '″' ? (number.IsOne ? "inch" : "inches") : number.IsOne ? "foot" : "feet";
        reading = new Reading(number.End + 1, $"{words} {unit}", "measure") { Number = words };
        return true;
    }

    private static void AppendRate(Passage passage, ref string said, ref int end)
    {
        var i = end + 1;
        var last = i;
        while (last - i < MeasureUnits.LongestSymbol && (passage.IsLetter(last) || passage.At(last) is '²' or '³' || (last - i is 1 or 2 && passage.At(last) is '2' or '3')))
        {
            last++;
        }

        if (last > i && !passage.IsLetterOrDigit(last) && MeasureUnits.Per(passage.Slice(i, last), passage.British) is { } per)
        {
            said += $" per {per}";
            end = last;
        }
    }

    /// <summary>"140mg/100ml": so much of one in so much of another.</summary>
    private static void AppendRatio(Passage passage, ref string said, ref int end)
    {
        if (passage.At(end) == '/' && NumberLiteral.TryRead(passage, end + 1, out var number) && !number.Negative && TryReadUnit(passage, number.End, number, out var unit, out var unitEnd)
            && !passage.IsLetterOrDigit(unitEnd) && unit.Symbol is not ("GB" or "TB" or "MB" or "s"))
        {
            said += $" per {number.Say(passage.British)} {unit.Say(number.IsOne, passage.British)}";
            end = unitEnd;
        }
    }

    /// <summary>"51°30′N", "0°7′39″W".</summary>
    private static bool TryReadCoordinate(Passage passage, NumberLiteral degrees, string words, out Reading reading)
    {
        reading = default;
        var i = degrees.End;
        if (passage.At(i) is not ('°' or 'º') || !NumberLiteral.TryRead(passage, passage.SkipSpaces(i + 1), out var minutes) || minutes.Negative || passage.At(minutes.End) is not ('′' or '\'' or '’'))
        {
            return false;
        }

        var said = $"{words} {(degrees.IsOne ? "degree" : "degrees")} {(minutes.Fraction.Length == 0 ? NumberWords.Cardinal(minutes.Integer, passage.British) : minutes.Say(passage.British))} {(minutes.IsOne ? "minute" : "minutes")}";
        var end = minutes.End + 1;
        if (NumberLiteral.TryRead(passage, passage.SkipSpaces(end), out var seconds) && !seconds.Negative && passage.At(seconds.End) is '″' or '"' or '”')
        {
            said += $" {seconds.Say(passage.British)} {(seconds.IsOne ? "second" : "seconds")}";
            end = seconds.End + 1;
        }

        var point = passage.SkipSpaces(end);
        if (!passage.IsLetterOrDigit(point + 1) && passage.At(point) is 'N' or 'S' or 'E' or 'W')
        {
            said += passage.At(point) switch { 'N' => " north", 'S' => " south", 'E' => " east", _ => " west" };
            end = point + 1;
        }

        reading = new Reading(end, said, "measure");
        return true;
    }

    /// <summary>"25 x 7", "4x100", "2×8": lengths side by side.</summary>
    private static bool TryReadBy(Passage passage, ref string words, ref int end)
    {
        var found = false;
        for (var dimension = 0; dimension < 3; dimension++)
        {
            var i = passage.SkipSpaces(end);
            var spaced = i > end;
            if (passage.At(i) is not ('x' or '×' or 'X'))
            {
                break;
            }

            var next = passage.SkipSpaces(i + 1);
            if ((next > i + 1) != spaced || !NumberLiteral.TryRead(passage, next, out var number) || number.Negative)
            {
                break;
            }

            words += $" by {number.Say(passage.British)}";
            end = number.End;
            found = true;
        }

        return found;
    }

    /// <summary>"6ft 2in", "5'11\"", "6ft 2".</summary>
    private static bool TryReadFeetAndInches(Passage passage, NumberLiteral feet, string words, out Reading reading)
    {
        reading = default;
        var i = feet.End;
        var marks = passage.At(i) is '\'' or '′' or '’' && passage.IsDigit(i + 1);
        if (marks)
        {
            i++;
        }
        else
        {
            i = passage.SkipSpaces(i);
            if (passage.WordAt(i) is not "ft")
            {
                return false;
            }

            i += passage.At(i + 2) == '.' ? 3 : 2;
            i = passage.SkipSpaces(i);
        }

        if (!NumberLiteral.TryRead(passage, i, out var inches) || inches.Negative || inches.Value is < 0 or > 12)
        {
            return false;
        }

        var end = inches.End;
        var inchWords = inches.Say(passage.British);
        if (marks)
        {
            if (passage.At(end) is not ('"' or '″' or '”'))
            {
                return false;
            }

            reading = new Reading(end + 1, $"{words} foot {inchWords}", "measure") { Number = words };
            return true;
        }

        var unit = passage.SkipSpaces(end);
        if (passage.WordAt(unit) is not ("in" or "ins"))
        {
            return false;
        }

        end = unit + passage.WordAt(unit).Length;
        if (passage.At(end) == '.' && !passage.SentenceEndsAt(end + 1))
        {
            end++;
        }

        var one = inches.IsOne || Measured.Contains(passage.NextWord(end));
        reading = new Reading(end, $"{words} foot {inchWords} {(one ? "inch" : "inches")}", "measure") { Number = words };
        return true;
    }

    private static bool TryReadUnit(Passage passage, int index, NumberLiteral number, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MeasureUnit? unit, out int end)
    {
        unit = null;
        end = index;
        var i = index;
        var hyphen = passage.At(i) == '-' && passage.IsLetter(i + 1);
        i = hyphen ? i + 1 : passage.SkipSpaces(i);
        var spaced = i > index;
        var letters = i;
        while (letters < passage.Text.Length && letters - i < MeasureUnits.LongestSymbol && (char.IsLetter(passage.Text[letters]) || passage.Text[letters] is '°' or 'º' or '/' or '²' or '³' or '℃' or '℉' || (letters > i && letters - i <= 2 && passage.Text[letters] is '2' or '3')))
        {
            letters++;
        }

        // "sq km" and "fl oz" have a blank inside.
        if (passage.WordAt(i) is "sq" or "fl" && passage.At(i + 2) is ' ' or '.' or '-')
        {
            var second = passage.SkipSpaces(passage.At(i + 2) == '.' ? i + 3 : i + 2);
            second += passage.At(second) == '-' ? 1 : 0;
            var word = passage.WordAt(second);
            if (MeasureUnits.TryGet($"{passage.WordAt(i)} {word}", out unit))
            {
                end = second + word.Length;
                return true;
            }
        }

        for (; letters > i; letters--)
        {
            if (passage.IsLetterOrDigit(letters) || !MeasureUnits.TryGet(passage.Slice(i, letters), out unit))
            {
                continue;
            }

            // "2 in" is a preposition, "2 in." and "2in" are inches; "5 s" and "3 m" keep to the press's habit.
            var symbol = unit.Symbol;
            if (spaced && symbol is "in" or "cal" && passage.At(letters) == '.')
            {
                end = letters;
                return true;
            }

            if (spaced && ((unit.AttachedOnly && !(symbol is "s" && number.Fraction.Length > 0)) || (symbol is "in" or "st" or "t" or "h" or "min" or "ins" or "b" or "cal" && !(symbol is "min" or "t" or "h" && !passage.IsLetter(letters)))))
            {
                return false;
            }

            if (symbol is "st" or "t" or "b" or "B" or "s" or "g" or "W" or "V" or "J" && number.Value is > 0 and < 100 && number.IsPlain && spaced && hyphen)
            {
                return false;
            }

            // "omega-3s", "two 2x4s": several of a number.
            if (symbol is "s" && (char.IsLetter(passage.At(index - number.Integer.Length - 2)) && passage.At(index - number.Integer.Length - 1) == '-' || passage.At(index - number.Integer.Length - 1) is 'x' or '×'))
            {
                return false;
            }

            // "21st" is an ordinal, "13st" are stones.
            if (symbol is "st" && number.Value % 10 == 1 && number.Value % 100 != 11)
            {
                return false;
            }

            end = letters;
            return true;
        }

        return false;
    }

    private static bool IsNoun(ReadOnlySpan<char> word) => word.Length > 2 && char.IsLower(word[0]) && !CommonWords.IsFunctionWord(word);

    private static bool IsAdjective(Passage passage, int end, MeasureUnit unit)
    {
        if (passage.At(end) == '-' && passage.IsLetter(end + 1))
        {
            return true;
        }

        return char.IsLetter(unit.Symbol[0]) && Measured.Contains(passage.NextWord(passage.At(end) == '.' ? end + 1 : end));
    }
}
