using System.Globalization;

namespace AudioEdition.Emulator.Ssml;

/// <summary>The values of attributes.</summary>
internal static class SsmlValues
{
    private const int MaxBreakMs = 20_000;

    public static int Break(string? time, string? strength) => time is not null ? Math.Min(Time(time), MaxBreakMs) : strength switch
    {
        "x-weak" => 250,
        "weak" => 500,
        null or "medium" => 750,
        "strong" => 1_000,
        "x-strong" => 1_250,
        "none" => 0,
        _ => throw new SsmlException($"break: strength {strength} is unknown"),
    };

    public static int Time(string value)
    {
        var (number, factor) = value.EndsWith("ms", StringComparison.Ordinal) ? (value[..^2], 1)
            : value.EndsWith('s') ? (value[..^1], 1_000)
            : throw new SsmlException($"time {value} has no unit (ms or s)");
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed)
            ? (int)(parsed * factor)
            : throw new SsmlException($"time {value} is no number");
    }

    public static double Rate(string? value) => value switch
    {
        null or "default" or "medium" => 1,
        "x-slow" => 0.5,
        "slow" => 0.64,
        "fast" => 1.55,
        "x-fast" => 2,
        _ => InRange(Relative(value, "rate"), 0.5, 2, "rate", value),
    };

    public static double Pitch(string? value)
    {
        switch (value)
        {
            case null or "default" or "medium":
                return 1;
            case "x-low":
                return 0.55;
            case "low":
                return 0.8;
            case "high":
                return 1.2;
            case "x-high":
                return 1.45;
        }

        if (value.EndsWith("st", StringComparison.Ordinal) && Number(value[..^2]) is { } semitones)
        {
            return InRange(Math.Pow(2, semitones / 12), 0.5, 1.5, "pitch", value);
        }

        if (value.EndsWith("Hz", StringComparison.Ordinal) && Number(value[..^2]) is { } hertz)
        {
            return value[0] is '+' or '-' ? 1 + (hertz / 400) : 1;
        }

        return InRange(Relative(value, "pitch"), 0.5, 1.5, "pitch", value);
    }

    public static void StyleDegree(string? value)
    {
        if (value is not null && Number(value) is not (>= 0.01 and <= 2))
        {
            throw new SsmlException($"styledegree {value} lies outside of 0.01 to 2");
        }
    }

    public static void Phones(string phones, string alphabet)
    {
        if (alphabet is not ("ipa" or "sapi" or "ups" or "x-sampa"))
        {
            throw new SsmlException($"phoneme: alphabet {alphabet} is unknown");
        }

        // An unknown phone makes the service refuse the whole document.
        if (alphabet == "ipa" && phones.FirstOrDefault(c => !IsIpa(c)) is var wrong && wrong != '\0')
        {
            throw new SsmlException($"phoneme: '{wrong}' is no phone of the IPA");
        }
    }

    private static bool IsIpa(char c) =>
        c is (>= 'a' and <= 'z') or (>= '\u0250' and <= '\u036F') or ' ' or '.' or '|' or '‖' or '‿' or 'æ' or 'ç' or 'ð' or 'ø' or 'ħ' or 'ŋ' or 'œ' or 'β' or 'θ' or 'χ'
            or (>= '\u1D00' and <= '\u1DBF') or (>= '\u207F' and <= '\u2094') or '\u02C8';

    private static double Relative(string value, string what)
    {
        if (value.EndsWith('%') && Number(value[..^1]) is { } percent)
        {
            return 1 + (percent / 100);
        }

        return value[0] is not ('+' or '-') && Number(value) is { } factor ? factor : throw new SsmlException($"prosody: {what} {value} is unknown");
    }

    private static double? Number(string value) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double InRange(double number, double min, double max, string what, string value) => number >= min - 1e-9 && number <= max + 1e-9
        ? number
        : throw new SsmlException($"prosody: {what} {value} lies outside of {min.ToString(CultureInfo.InvariantCulture)} to {max.ToString(CultureInfo.InvariantCulture)}");
}
