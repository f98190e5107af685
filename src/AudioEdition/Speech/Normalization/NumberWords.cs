using System.Globalization;
using System.Text;

namespace AudioEdition.Speech.Normalization;

/// <summary>Numbers in words.</summary>
internal static class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Scales =
    [
        "", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion", "nonillion", "decillion",
    ];

    /// <summary>A whole number; longer than scales reach, it is said digit by digit.</summary>
    /// <param name="digits">ASCII digits only, at least one.</param>
    /// <param name="british">With "and" before tens and units.</param>
    public static string Cardinal(ReadOnlySpan<char> digits, bool british)
    {
        var trimmed = digits.TrimStart('0');
        if (trimmed.IsEmpty)
        {
            return Small[0];
        }

        if (trimmed.Length > 3 * Scales.Length)
        {
            return Digits(digits);
        }

        var words = new StringBuilder();
        while (!trimmed.IsEmpty)
        {
            var scale = (trimmed.Length - 1) / 3;
            var length = trimmed.Length - (3 * scale);
            var group = int.Parse(trimmed[..length], NumberStyles.None, CultureInfo.InvariantCulture);
            trimmed = trimmed[length..];
            if (group == 0)
            {
                continue;
            }

            AppendGroup(words, group, british && (group >= 100 || (scale == 0 && words.Length > 0)));
            if (scale > 0)
            {
                words.Append(' ').Append(Scales[scale]);
            }
        }

        return words.ToString();
    }

    public static string Cardinal(int value, bool british) => Cardinal(value.ToString(CultureInfo.InvariantCulture), british);

    /// <summary>The ordinal of a cardinal: its last word changes.</summary>
    public static string Ordinal(string cardinal)
    {
        var last = cardinal.LastIndexOfAny([' ', '-']) + 1;
        var word = cardinal[last..];
        var ordinal = word switch
        {
            "one" => "first",
            "two" => "second",
            "three" => "third",
            "five" => "fifth",
            "eight" => "eighth",
            "nine" => "ninth",
            "twelve" => "twelfth",
            _ => word.EndsWith('y') ? $"{word[..^1]}ieth" : $"{word}th",
        };
        return cardinal[..last] + ordinal;
    }

    public static string Ordinal(int value, bool british) => Ordinal(Cardinal(value, british));

    /// <summary>More than one of a number word: "nineties", "sixes".</summary>
    public static string Plural(string cardinal) =>
        cardinal.EndsWith('y') ? $"{cardinal[..^1]}ies" : cardinal.EndsWith('x') ? $"{cardinal}es" : $"{cardinal}s";

    /// <summary>Digit by digit; whatever is no ASCII digit is passed over.</summary>
    public static string Digits(ReadOnlySpan<char> digits, string zero = "zero")
    {
        var words = new StringBuilder();
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                continue;
            }

            if (words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(digit == '0' ? zero : Small[digit - '0']);
        }

        return words.ToString();
    }

    /// <summary>A year as it is said: in pairs but for the first years of a millennium.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="british">"two thousand and five" instead of "two thousand five".</param>
    public static string Year(int year, bool british)
    {
        var (century, rest) = (year / 100, year % 100);
        if (year < 100 || (year is >= 1000 and < 1010) || (year is >= 2000 and < 2010) || year % 1000 == 0)
        {
            return Cardinal(year, british);
        }

        return rest switch
        {
            0 => $"{Cardinal(century, british)} hundred",
            < 10 => year < 1000
                ? Cardinal(year, british)
                : $"{Cardinal(century, british)} oh {Small[rest]}",
            _ => $"{Cardinal(century, british)} {Cardinal(rest, british)}",
        };
    }

    /// <summary>A number that names rather than counts (flight, house, section): "three seventy", "twelve eleven", "one oh five".</summary>
    /// <param name="digits">One to four ASCII digits, else it is said as a cardinal.</param>
    /// <param name="british">See <see cref="Cardinal(ReadOnlySpan{char}, bool)"/>.</param>
    public static string Label(ReadOnlySpan<char> digits, bool british)
    {
        if (digits.Length is < 3 or > 4 || digits[0] == '0')
        {
            return digits.Length > 1 && digits[0] == '0' ? Digits(digits, "oh") : Cardinal(digits, british);
        }

        var value = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var (head, rest) = (value / 100, value % 100);
        return rest switch
        {
            0 => value % 1000 == 0 ? Cardinal(value, british) : $"{Cardinal(head, british)} hundred",
            < 10 => $"{Cardinal(head, british)} oh {Small[rest]}",
            _ => $"{Cardinal(head, british)} {Cardinal(rest, british)}",
        };
    }

    private static void AppendGroup(StringBuilder words, int group, bool and)
    {
        if (words.Length > 0)
        {
            words.Append(' ');
        }

        if (group >= 100)
        {
            words.Append(Small[group / 100]).Append(" hundred");
            group %= 100;
            if (group == 0)
            {
                return;
            }

            words.Append(' ');
        }

        if (and)
        {
            words.Append("and ");
        }

        if (group < 20)
        {
            words.Append(Small[group]);
            return;
        }

        words.Append(Tens[group / 10]);
        if (group % 10 != 0)
        {
            words.Append('-').Append(Small[group % 10]);
        }
    }
}
