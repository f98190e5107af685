namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>Units of measure by their symbols.</summary>
internal static class MeasureUnits
{
    private static readonly WordTable<MeasureUnit> Table = new(Entries().Select(e => KeyValuePair.Create(e.Symbol, e)));

    /// <summary>The unit of a symbol; case counts ("Mb", "MB").</summary>
    public static bool TryGet(ReadOnlySpan<char> symbol, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MeasureUnit? unit) => Table.TryGet(symbol, out unit);

    /// <summary>No symbol is longer.</summary>
    public const int LongestSymbol = 8;

    /// <summary>What a rate is counted by ("g/m²", "kWh/year"): the word, or the unit's name in the singular.</summary>
    public static string? Per(ReadOnlySpan<char> symbol, bool british) => symbol switch
    {
        "day" or "week" or "month" or "year" or "hour" or "minute" or "second" or "person" or "head" or "capita" => symbol.ToString(),
        "d" => "day",
        "y" or "a" or "yr" => "year",
        "mo" => "month",
        "wk" => "week",
        _ => TryGet(symbol, out var unit) ? unit.Say(true, british) : null,
    };

    private static IEnumerable<MeasureUnit> Entries()
    {
        (string Prefix, string Name)[] lengths = [("k", "kilo"), ("c", "centi"), ("m", "milli"), ("μ", "micro"), ("µ", "micro"), ("n", "nano"), ("", "")];
        foreach (var (prefix, name) in lengths)
        {
            yield return Metric($"{prefix}m", $"{name}met");
            foreach (var square in (string[])["²", "2"])
            {
                yield return Metric($"{prefix}m{square}", $"square {name}met");
            }

            foreach (var cubic in (string[])["³", "3"])
            {
                yield return Metric($"{prefix}m{cubic}", $"cubic {name}met");
            }
        }

        foreach (var (prefix, name) in ((string, string)[])[("M", "mega"), ("m", "milli"), ("c", "centi"), ("d", "deci"), ("h", "hecto"), ("μ", "micro"), ("µ", "micro"), ("", "")])
        {
            yield return Metric($"{prefix}l", $"{name}lit");
            yield return Metric($"{prefix}L", $"{name}lit");
        }

        foreach (var (prefix, name) in ((string, string)[])[("k", "kilo"), ("m", "milli"), ("μ", "micro"), ("µ", "micro"), ("n", "nano"), ("", "")])
        {
            yield return Plain($"{prefix}g", $"{name}gram");
        }

        foreach (var (prefix, name) in ((string, string)[])[("k", "kilo"), ("K", "kilo"), ("M", "mega"), ("G", "giga"), ("T", "tera"), ("P", "peta")])
        {
            yield return Plain($"{prefix}B", $"{name}byte");
            yield return Plain($"{prefix}b", $"{name}bit");
            yield return new($"{prefix}bps", $"{name}bit per second", $"{name}bits per second");
            yield return new($"{prefix}b/s", $"{name}bit per second", $"{name}bits per second");
            yield return new($"{prefix}bit/s", $"{name}bit per second", $"{name}bits per second");
            yield return new($"{prefix}B/s", $"{name}byte per second", $"{name}bytes per second");
        }

        foreach (var (prefix, name) in ((string, string)[])[("k", "kilo"), ("M", "mega"), ("m", "milli"), ("G", "giga"), ("T", "tera"), ("", "")])
        {
            yield return Plain($"{prefix}W", $"{name}watt");
            yield return Plain($"{prefix}Wh", name.Length == 0 ? "watt-hour" : $"{name}watt-hour");
            if (prefix != "T")
            {
                yield return Plain($"{prefix}V", $"{name}volt");
            }

            yield return new($"{prefix}Hz", $"{name}hertz", $"{name}hertz");
            yield return new($"{prefix}Pa", $"{name}pascal", $"{name}pascals");
            yield return Plain($"{prefix}J", $"{name}joule");
            yield return Plain($"{prefix}eV", name.Length == 0 ? "electron volt" : $"{name}-electron volt");
        }

        yield return new("mbps", "megabit per second", "megabits per second");
        yield return new("kbps", "kilobit per second", "kilobits per second");
        yield return new("gbps", "gigabit per second", "gigabits per second");
        yield return new("km/h", "kilometer per hour", "kilometers per hour");
        yield return new("kmh", "kilometer per hour", "kilometers per hour");
        yield return new("kph", "kilometer per hour", "kilometers per hour");
        yield return new("km/s", "kilometer per second", "kilometers per second");
        yield return new("m/s", "meter per second", "meters per second");
        yield return new("m/s²", "meter per second squared", "meters per second squared");
        yield return new("g/km", "gram per kilometer", "grams per kilometer");
        yield return new("mg/l", "milligram per liter", "milligrams per liter");
        yield return new("mg/L", "milligram per liter", "milligrams per liter");
        yield return new("mg/dl", "milligram per deciliter", "milligrams per deciliter");
        yield return new("mg/dL", "milligram per deciliter", "milligrams per deciliter");
        yield return new("µg/m³", "microgram per cubic meter", "micrograms per cubic meter");
        yield return new("μg/m³", "microgram per cubic meter", "micrograms per cubic meter");
        yield return new("mph", "mile per hour", "miles per hour");
        yield return new("mpg", "mile per gallon", "miles per gallon");
        yield return new("rpm", "revolution per minute", "revolutions per minute");
        yield return new("bpm", "beat per minute", "beats per minute");
        yield return new("fps", "frame per second", "frames per second");
        yield return new("psi", "pound per square inch", "pounds per square inch");
        yield return new("ppm", "part per million", "parts per million");
        yield return new("ppb", "part per billion", "parts per billion");
        yield return new("dpi", "dot per inch", "dots per inch");
        yield return new("°C", "degree Celsius", "degrees Celsius");
        yield return new("°F", "degree Fahrenheit", "degrees Fahrenheit");
        yield return new("ºC", "degree Celsius", "degrees Celsius");
        yield return new("ºF", "degree Fahrenheit", "degrees Fahrenheit");
        yield return new("℃", "degree Celsius", "degrees Celsius");
        yield return new("℉", "degree Fahrenheit", "degrees Fahrenheit");
        yield return new("°", "degree", "degrees");
        yield return new("º", "degree", "degrees");
        yield return new("°K", "kelvin", "kelvins");
        yield return new("ft", "foot", "feet") { Spaced = true };
        yield return new("in", "inch", "inches");
        yield return new("ins", "inch", "inches");
        yield return new("yd", "yard", "yards");
        yield return new("yds", "yard", "yards");
        yield return new("mi", "mile", "miles");
        yield return new("mi²", "square mile", "square miles");
        yield return new("ft²", "square foot", "square feet");
        yield return new("ft³", "cubic foot", "cubic feet");
        yield return new("oz", "ounce", "ounces");
        yield return new("lb", "pound", "pounds");
        yield return new("lbs", "pound", "pounds");
        yield return new("st", "stone", "stone");
        yield return new("kt", "kiloton", "kilotons");
        yield return new("t", "tonne", "tonnes");
        yield return new("ha", "hectare", "hectares");
        yield return new("hr", "hour", "hours");
        yield return new("hrs", "hour", "hours");
        yield return new("h", "hour", "hours");
        yield return new("min", "minute", "minutes");
        yield return new("mins", "minute", "minutes");
        yield return new("sec", "second", "seconds");
        yield return new("secs", "second", "seconds");
        yield return new("s", "second", "seconds") { AttachedOnly = true };
        yield return new("ms", "millisecond", "milliseconds");
        yield return new("yr", "year", "years");
        yield return new("yrs", "year", "years");
        yield return new("kcal", "kilocalorie", "kilocalories");
        yield return new("cal", "calorie", "calories");
        yield return new("hp", "horsepower", "horsepower");
        yield return new("bhp", "brake horsepower", "brake horsepower");
        yield return new("dB", "decibel", "decibels");
        yield return new("mAh", "milliamp hour", "milliamp hours");
        yield return new("MP", "megapixel", "megapixels") { AttachedOnly = true };
        yield return new("cc", "C C", "C C");
        yield return new("bpd", "barrel per day", "barrels per day");
        yield return new("sqm", "square meter", "square meters");
        yield return new("sqft", "square foot", "square feet");
        yield return new("sq m", "square meter", "square meters");
        yield return new("sq ft", "square foot", "square feet");
        yield return new("sq km", "square kilometer", "square kilometers");
        yield return new("mmHg", "millimeter of mercury", "millimeters of mercury");
        yield return new("hPa", "hectopascal", "hectopascals");
        yield return new("N", "newton", "newtons") { AttachedOnly = true };
        yield return new("kN", "kilonewton", "kilonewtons");
        yield return new("Nm", "newton meter", "newton meters");
        yield return new("tsp", "teaspoon", "teaspoons");
        yield return new("tbsp", "tablespoon", "tablespoons");
        yield return new("b/d", "barrel per day", "barrels per day");
        yield return new("boe/d", "barrel of oil equivalent per day", "barrels of oil equivalent per day");
        yield return new("pts", "point", "points");
        yield return new("mos", "month", "months");
        yield return new("wk", "week", "weeks");
        yield return new("wks", "week", "weeks");
        yield return new("°N", "degree north", "degrees north");
        yield return new("°S", "degree south", "degrees south");
        yield return new("°E", "degree east", "degrees east");
        yield return new("°W", "degree west", "degrees west");
        yield return new("mb", "megabit", "megabits");
        yield return new("ov", "over", "overs");
        yield return new("ovs", "over", "overs");
        yield return new("wkt", "wicket", "wickets");
        yield return new("wkts", "wicket", "wickets");
        yield return new("gal", "gallon", "gallons");
        yield return new("qt", "quart", "quarts");
        yield return new("bu", "bushel", "bushels");
        yield return new("bbl", "barrel", "barrels");
        yield return new("nmi", "nautical mile", "nautical miles");
        yield return new("mbar", "millibar", "millibars");
        yield return new("Mt", "megatonne", "megatonnes");
        yield return new("Gt", "gigatonne", "gigatonnes");
        yield return new("sq mi", "square mile", "square miles");
        yield return new("fl oz", "fluid ounce", "fluid ounces");
        yield return new("ly", "light-year", "light-years");
        yield return new("gb", "gigabyte", "gigabytes");
        yield return new("nm/s", "nanometer per second", "nanometers per second");
    }

    private static MeasureUnit Metric(string symbol, string stem) => new(symbol, $"{stem}er", $"{stem}ers");

    private static MeasureUnit Plain(string symbol, string name) => new(symbol, name, $"{name}s");
}
