using System.Collections.Frozen;
using System.Globalization;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Feeds;

/// <summary>Dates as feeds write them: RFC 822 and RFC 3339 with all the liberties that are taken.</summary>
internal static class FeedDate
{
    /// <summary>RFC 822 §5.1 and what European feeds add; minutes from UTC.</summary>
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["BST"] = 60,
        ["CET"] = 60,
        ["MET"] = 60,
        ["CEST"] = 120,
        ["MEST"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["JST"] = 540,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Null for what is no date, and for one that no news has (before 1900).</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        var value = text?.Trim();
        if (value is not { Length: >= 4 and <= 100 })
        {
            return null;
        }

        var date = Rfc822(value) ?? Iso(value) ?? PrintedDate.Parse(value);
        return date is { Year: >= 1900 and <= 9000 } ? date : null;
    }

    private static DateTimeOffset? Iso(string value) =>
        value.Length >= 8 && char.IsAsciiDigit(value[0]) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>"Tue, 3 Jun 2031 09:05:00 +0200", without the day's name, the seconds or the zone, with a long month or a year of two digits.</summary>
    private static DateTimeOffset? Rfc822(string value)
    {
        int day = 0, month = 0, year = -1, zone = 0;
        TimeSpan? clock = null;
        foreach (var word in value.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Contains(':', StringComparison.Ordinal))
            {
                clock ??= Clock(word);
            }
            else if (clock is not null && Offset(word) is { } minutes)
            {
                zone = minutes;
            }
            else if (int.TryParse(word.AsSpan().TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (day == 0 && number is >= 1 and <= 31)
                {
                    day = number;
                }
                else if (year < 0 && month > 0)
                {
                    // RFC 2822 §4.3.
                    year = word.Length switch { <= 2 => number < 50 ? 2000 + number : 1900 + number, 3 => 1900 + number, _ => number };
                }
            }
            else if (month == 0 && word.Length >= 3)
            {
                month = Array.IndexOf(Months, word[..3].ToLowerInvariant()) + 1;
            }
        }

        return month > 0 && day > 0 && year is >= 1 and <= 9998 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.FromMinutes(zone)) + (clock ?? TimeSpan.Zero)
            : null;
    }

    private static TimeSpan? Clock(string word) =>
        TimeSpan.TryParseExact(word, ["h\\:mm", "hh\\:mm", "h\\:mm\\:ss", "hh\\:mm\\:ss", "hh\\:mm\\:ss\\.FFFFFFF"], CultureInfo.InvariantCulture, out var clock) && clock < TimeSpan.FromDays(1) ? clock : null;

    private static int? Offset(string word)
    {
        if (word is ['+' or '-', ..])
        {
            var digits = word[1..].Replace(":", "", StringComparison.Ordinal);
            return digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number / 100 <= 14 && number % 100 < 60
                ? (word[0] == '-' ? -1 : 1) * ((number / 100 * 60) + (number % 100))
                : null;
        }

        return Zones.TryGetValue(word.Trim('(', ')'), out var minutes) ? minutes : null;
    }
}
