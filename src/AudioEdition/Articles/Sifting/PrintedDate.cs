using System.Globalization;

namespace AudioEdition.Articles.Sifting;

/// <summary>Reads the date of a line such as "Published 10:42, 3 March 2031 | Updated 14 minutes ago".</summary>
internal static class PrintedDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first whole date of the line at midnight UTC, or at the clock time that stands by it; null where there is none.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) && text.Any(char.IsDigit) && text.Length >= 8 && exact.Year > 1800 && HasYear(text))
        {
            return exact;
        }

        var words = Tokenizer.Tokenize(text).ConvertAll(t => t.Key);
        for (var i = 0; i < words.Count; i++)
        {
            if (Iso(words[i]) is { } iso)
            {
                return iso;
            }

            var month = words[i].Length >= 3 ? Array.IndexOf(Months, words[i][..3]) + 1 : 0;
            if (month == 0 || char.IsDigit(words[i][0]))
            {
                continue;
            }

            // 3 March 2031, March 3 2031
            var before = i > 0 ? Number(words[i - 1]) : 0;
            var after = i + 1 < words.Count ? Number(words[i + 1]) : 0;
            var later = i + 2 < words.Count ? Number(words[i + 2]) : 0;
            var (day, year) = before is >= 1 and <= 31 && after >= 1800 ? (before, after) : after is >= 1 and <= 31 && later >= 1800 ? (after, later) : (0, 0);
            if (year is > 1800 and < 3000 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                return new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) + Clock(words);
            }
        }

        return null;
    }

    private static bool HasYear(string text) => Tokenizer.Tokenize(text).Exists(t => t.IsNumber && t.Key.Length >= 4);

    private static DateTimeOffset? Iso(string word) =>
        word.Length == 8 && word.All(char.IsAsciiDigit) && DateTimeOffset.TryParseExact(word, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static TimeSpan Clock(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var digits = words[i].TrimEnd('a', 'p', 'm');
            if (digits.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(digits, ["h\\:mm", "hh\\:mm", "h\\:mm\\:ss", "hh\\:mm\\:ss"], CultureInfo.InvariantCulture, out var clock))
            {
                var suffix = words[i].Length > digits.Length ? words[i][digits.Length..] : i + 1 < words.Count ? words[i + 1] : "";
                return suffix == "pm" && clock.Hours < 12 ? clock + TimeSpan.FromHours(12) : suffix == "am" && clock.Hours == 12 ? clock - TimeSpan.FromHours(12) : clock;
            }
        }

        return TimeSpan.Zero;
    }

    private static int Number(string word)
    {
        var digits = word.AsSpan().TrimEnd("stndrdth");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
