using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Amounts of money: "$1.2bn", "£3m", "€12.50", "C$500 million", "50p", "NOK 500m", "500 USD".</summary>
internal sealed class MoneyRecognizer : Recognizer
{
    private const string Class = "money";

    private static readonly FractionRecognizer Fractions = new();
    private static readonly Currency Pence = new("P", "P");
    private static readonly Currency Cent = new("cent", "cents");
    private static readonly WordSet Articles = new("a an the this that its new their his her our another proposed planned estimated massive huge record");
    /// <summary>What a sum of money is put before as an adjective even without an article: "$45m deal", "£20 notes".</summary>
    private static readonly WordSet Priced = new(
        """
        deal deals bill bills fine fines contract contracts package plan project fund bonus budget bid takeover investment settlement lawsuit loan loans grant grants note notes
        coin coins ticket tickets prize purse fee debt deficit surplus bailout stake buyout mansion house home flat apartment ransom bounty scheme programme program
        scholarship scholarships voucher vouchers refund payout payment stimulus penalty verdict levy subsidy shortfall pledge transfer salary threshold cap limit tax bond bonds
        merger acquisition order upgrade expansion renovation facility campaign lottery jackpot line facelift stadium factory plant
        """);

    private static readonly WordSet Participles = new("sought spent lost paid held made given won set found bid put kept left due needed cut hit more less worth per");
    private static readonly WordSet Periods = new("mo month yr year hr hour day week wk night gal kg g lb oz litre liter gallon barrel bbl tonne ton person head unit share MWh kWh acre sqft minute mile t bu MMBtu bushel watt kW lot game");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (passage.IsDigit(start))
        {
            return TryReadTrailing(passage, start, out reading);
        }

        var i = start;
        var minus = false;
        if (passage.At(i) is '-' or '−' or '+')
        {
            minus = passage.At(i) != '+';
            i++;
        }

        var symbol = i;
        while (passage.IsLetter(i) && i - symbol < 4)
        {
            i++;
        }

        Currency? currency;
        if (Currency.IsSymbol(passage.At(i)))
        {
            i++;
            if (!Currency.TryGetSymbol(passage.Slice(symbol, i), out currency))
            {
                return false;
            }

            // "$US200" of Australian papers.
            var country = passage.WordAt(i);
            if (country.Length is 1 or 2 && passage.At(i - 1) == '$' && i - symbol == 1 && passage.IsDigit(i + country.Length) && Currency.TryGetSymbol($"{country}$", out var foreign))
            {
                currency = foreign;
                i += country.Length;
            }
        }
        else if (i == symbol || (!Currency.TryGetCode(passage.Slice(symbol, i), out currency) && !Currency.TryGetSymbol(passage.Slice(symbol, i), out currency)))
        {
            return false;
        }
        else if (passage.At(i) == '.' && passage.Slice(symbol, i) is "Rs")
        {
            i++;
        }

        // "EUR/USD 1.0450": a pair of currencies, then its rate.
        if (passage.At(start - 1) == '/')
        {
            return false;
        }

        if (passage.At(i) == '/' && Currency.TryGetCode(passage.WordAt(i + 1), out var other) && !passage.IsLetterOrDigit(i + 1 + passage.WordAt(i + 1).Length))
        {
            reading = new Reading(i + 1 + passage.WordAt(i + 1).Length, $"{LastWord(currency.One)} {LastWord(other.One)}", Class);
            return true;
        }

        i = passage.SkipSpaces(i);
        return TryReadAmount(passage, i, currency, start, minus, out reading);
    }

    /// <summary>Reads the number after a currency, with scale, minor unit and rate.</summary>
    public static bool TryReadAmount(Passage passage, int index, Currency currency, int start, bool minus, out Reading reading)
    {
        reading = default;
        if (!NumberLiteral.TryRead(passage, index, out var number))
        {
            return false;
        }

        // "€1,50" of the continent.
        if (number.IsPlain && passage.At(number.End) == ',' && passage.DigitsEnd(number.End + 1) == number.End + 3 && !passage.IsLetterOrDigit(number.End + 3) && passage.At(number.End + 3) != ',')
        {
            number = number with { End = number.End + 3, Fraction = passage.Text[(number.End + 1)..(number.End + 3)] };
        }

        // "$12 1/2", "£2½"
        if (number.IsPlain && (FractionRecognizer.IsVulgar(passage.At(number.End)) || (passage.At(number.End) == ' ' && passage.IsDigit(number.End + 1))) && Fractions.TryRead(passage, index, out var mixed) && mixed.End > number.End + 1 - (passage.At(number.End) == ' ' ? 0 : 1)
            && mixed.SemioticClass == "fraction")
        {
            var scaledUp = Scales.TryRead(passage, mixed.End, money: true, out var power, out var powerEnd);
            reading = new Reading(scaledUp ? powerEnd : mixed.End, $"{(minus ? "minus " : "")}{mixed.Spoken} {(scaledUp ? $"{power} " : "")}{currency.Many}", Class) { Number = mixed.Spoken, Scaled = scaledUp };
            return true;
        }

        var british = passage.British;
        var sign = minus ? "minus " : "";
        var end = number.End;
        string words;
        string bare;
        var scaled = Scales.TryRead(passage, end, money: true, out var scale, out var scaleEnd);
        if (scaled)
        {
            end = scaleEnd;
            bare = number.Say(british);
            words = $"{bare} {scale} {((passage.At(number.End) == '-' && passage.NextWord(end) is { IsEmpty: false } after && char.IsLower(after[0]) && !CommonWords.IsFunctionWord(after)) || IsAdjective(passage, start, end) ? currency.One : currency.Many)}";
        }
        else if (number.Fraction.Length is 1 or 2 && currency.MinorMany is not null)
        {
            bare = number.Say(british);
            var minor = int.Parse(number.Fraction.PadRight(2, '0'), System.Globalization.CultureInfo.InvariantCulture);
            var minorWords = minor == 0 ? "" : $"{NumberWords.Cardinal(minor, british)} {(minor == 1 ? currency.MinorOne : currency.MinorMany)}";
            var major = number.Integer.TrimStart('0').Length == 0 && minor > 0
                ? ""
                : $"{NumberWords.Cardinal(number.Integer.Length == 0 ? "0" : number.Integer, british)} {(number.Integer == "1" ? currency.One : currency.Many)}";
            words = major.Length > 0 && minorWords.Length > 0 ? $"{major} and {minorWords}" : major + minorWords;
        }
        else
        {
            bare = number.Say(british);
            words = $"{bare} {(number.IsOne || IsAdjective(passage, start, end) ? currency.One : currency.Many)}";
        }

        AppendRate(passage, ref words, ref end);
        AppendPeriod(passage, ref words, ref end);
        reading = new Reading(end, sign + words, Class) { Number = sign + bare, Scaled = scaled, Attributive = words.EndsWith($" {currency.One}", StringComparison.Ordinal) && !number.IsOne ? currency.Many : null };
        return !char.IsAsciiDigit(passage.At(end));
    }

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    /// <summary>"£1,800 pcm", "£90 pw" of landlords.</summary>
    private static void AppendPeriod(Passage passage, ref string words, ref int end)
    {
        var period = passage.NextWord(end);
        if (period is "pcm" or "pw" or "pa" or "pppn")
        {
            words += period switch { "pcm" => " per calendar month", "pw" => " per week", "pa" => " per annum", _ => " per person per night" };
            end = passage.SkipSpaces(end) + period.Length;
        }
    }

    /// <summary>The currency before a number, for the second half of "$3-5m".</summary>
    public static bool TryReadCurrency(Passage passage, int start, out Currency? currency)
    {
        var i = start;
        while (passage.IsLetter(i) && i - start < 4)
        {
            i++;
        }

        currency = null;
        return Currency.IsSymbol(passage.At(i)) && Currency.TryGetSymbol(passage.Slice(start, i + 1), out currency);
    }

    private static bool TryReadTrailing(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!NumberLiteral.TryRead(passage, start, out var number))
        {
            return false;
        }

        if (number.IsPlain && passage.At(number.End) == ',' && passage.DigitsEnd(number.End + 1) == number.End + 3 && passage.SkipSpaces(number.End + 3) is var mark && Currency.IsSymbol(passage.At(mark))
            && !passage.IsDigit(mark + 1) && Currency.TryGetSymbol(passage.Slice(mark, mark + 1), out var behind)
            && TryReadAmount(passage, start, behind, start, false, out reading))
        {
            reading = reading with { End = mark + 1 };
            return true;
        }

        var end = number.End;
        var unit = passage.WordAt(end);
        if (unit is "p" && (passage.British || number.Value is > 0 and < 100) && !number.Negative && number.Integer.Length < 4 && !number.Grouped && !passage.IsLetterOrDigit(end + 1) && passage.At(end + 1) != '.')
        {
            reading = new Reading(end + 1, $"{number.Say(true)} {Pence.Many}", Class) { Number = number.Say(true) };
            return true;
        }

        var british = passage.British;
        if (passage.At(end) == '¢' || (unit is "c" && number.IsPlain && number.Value < 100))
        {
            var cents = $"{number.Say(british)} {(number.IsOne ? Cent.One : Cent.Many)}";
            var centEnd = end + 1;
            AppendRate(passage, ref cents, ref centEnd);
            reading = new Reading(centEnd, cents, Class) { Number = number.Say(british) };
            return true;
        }

        var scaled = Scales.TryRead(passage, end, money: true, out var scale, out var scaleEnd);
        var i = scaled ? scaleEnd : end;
        var next = passage.SkipSpaces(i);
        Currency? currency = null;
        if (Currency.IsSymbol(passage.At(next)) && !passage.IsDigit(next + 1) && passage.At(next + 1) != '.')
        {
            Currency.TryGetSymbol(passage.Slice(next, next + 1), out currency);
            next++;
        }
        else
        {
            var code = passage.WordAt(next);
            if (code.Length is 2 or 3 && Currency.TryGetCode(code, out currency) && !(next == i && code is "kr"))
            {
                next += code.Length;
            }
        }

        if (currency is null)
        {
            return false;
        }

        var words = scaled ? $"{number.Say(british)} {scale} {currency.Many}" : $"{number.Say(british)} {(number.IsOne ? currency.One : currency.Many)}";
        reading = new Reading(next, words, Class) { Number = number.Say(british), Scaled = scaled };
        return true;
    }

    /// <summary>"$20/mo" is "twenty dollars a month"; "$5-a-day" goes on by itself.</summary>
    private static void AppendRate(Passage passage, ref string words, ref int end)
    {
        if (passage.At(end) != '/')
        {
            return;
        }

        var unit = passage.WordAt(end + 1);
        if (!Periods.Contains(unit))
        {
            return;
        }

        var name = unit switch
        {
            "mo" => "month",
            "yr" => "year",
            "hr" => "hour",
            "wk" => "week",
            "kg" => "kilogram",
            "g" => "gram",
            "lb" => "pound",
            "oz" => "ounce",
            "gal" => "gallon",
            "bbl" => "barrel",
            "MWh" => "megawatt-hour",
            "kWh" => "kilowatt-hour",
            "sqft" => "square foot",
            "t" => "tonne",
            "bu" => "bushel",
            "MMBtu" => "million B T U's",
            "kW" => "kilowatt",
            _ => unit.ToString(),
        };
        words += $" per {name}";
        end += 1 + unit.Length;
        if (passage.At(end) == '.' && unit.Length <= 3 && !passage.SentenceEndsAt(end + 1))
        {
            end++;
        }
    }

    /// <summary>"a $5 bill", "the $1.2bn deal": the unit stands in the singular before a noun.</summary>
    private static bool IsAdjective(Passage passage, int start, int end)
    {
        if (passage.At(end) == '-' && passage.IsLetter(end + 1) && passage.WordAt(end + 1) is not ("a" or "an" or "per"))
        {
            return true;
        }

        var noun = passage.NextWord(end);
        if (Participles.Contains(noun))
        {
            return false;
        }

        var before = passage.PreviousWord(start, out var beforeStart);
        var possessive = before is "s" && Passage.IsApostrophe(passage.At(beforeStart - 1));
        var title = !noun.IsEmpty && char.IsUpper(noun[0]) && (possessive || before is "a" or "A" or "an" or "its" or "their" or "his" or "her");
        // "the $1.5B Jones verdict"
        if (noun.Length > 1 && char.IsUpper(noun[0]) && before is "a" or "the" or "its" or "A" or "The" && passage.SkipSpaces(end) + noun.Length is var second && Priced.Contains(passage.NextWord(passage.At(second) == '-' ? second + 1 + passage.WordAt(second + 1).Length : second)))
        {
            return true;
        }

        if (Priced.Contains(noun) && before is not ("of" or "s"))
        {
            return true;
        }

        return !noun.IsEmpty && (char.IsLower(noun[0]) || title) && !CommonWords.IsFunctionWord(noun) && !noun.EndsWith("ed") && (possessive || Articles.Contains(before));
    }
}
