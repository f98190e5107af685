using System.Buffers;
using System.Globalization;

namespace AudioEdition.Articles.Sifting;

/// <summary>Reads the date of a line such as "Published 10:42, 3 March 2031 | Updated 14 minutes ago".</summary>
internal static class PrintedDate
{
    /// <summary>What dates of digits alone are made of; the framework would read them the American way.</summary>
    private static readonly SearchValues<char> Digital = SearchValues.Create("0123456789/., :");

    /// <summary>How the months' names begin, English first.</summary>
    private static readonly string[][] Months =
    [
        ["jan", "gen", "ene", "oca", "янв", "sty", "styc"], ["feb", "fév", "fev", "şub", "фев", "lut", "févr"], ["mar", "mär", "maa", "maart", "мар"], ["apr", "avr", "abr", "nis", "kwi", "апр"],
        ["may", "mai", "maj", "mei", "mag", "мая", "май"], ["jun", "juin", "giu", "haz", "czerw", "июн"], ["jul", "juil", "lug", "tem", "lip", "июл"], ["aug", "aoû", "aou", "ago", "ağu", "agu", "sie", "авг"],
        ["sep", "set", "eyl", "wrz", "сен"], ["oct", "okt", "out", "ott", "eki", "paź", "окт"], ["nov", "kas", "lis", "ноя"], ["dec", "déc", "dez", "dic", "des", "ara", "gru", "дек"],
    ];

    /// <summary>True where the line is a date and little else.</summary>
    public static bool IsDate(string text) => ClosedVocabulary.IsDate(Tokenizer.Tokenize(text));

    /// <summary>The first whole date of the line at midnight UTC, or at the clock time that stands by it; null where there is none.</summary>
    /// <param name="text">The line.</param>
    /// <param name="language">BCP 47 tag; tells whether 5/10 is in May or in October. Where it does not tell, such a date is none.</param>
    public static DateTimeOffset? Parse(string text, string? language = null)
    {
        if (text.AsSpan().IndexOfAnyExcept(Digital) >= 0 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) && text.Any(char.IsDigit) && text.Length >= 8 && exact.Year > 1800 && HasYear(text))
        {
            return exact;
        }

        var words = Tokenizer.Tokenize(text).ConvertAll(t => t.Key);
        words.RemoveAll(w => w is "de" or "del" or "of");
        for (var i = 0; i < words.Count; i++)
        {
            if (Iso(words[i]) is { } iso)
            {
                return iso;
            }

            if (InDigits(text, words, i, language) is { } digits)
            {
                return digits;
            }

            var month = words[i].Length >= 3 && !char.IsDigit(words[i][0]) ? Array.FindIndex(Months, m => Array.Exists(m, n => words[i].StartsWith(n, StringComparison.Ordinal))) + 1 : 0;
            if (month == 0)
            {
                continue;
            }

            // 3 March 2031, March 3 2031, 3 de março de 2031
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

    /// <summary>13.11.2031 and 13-11-2031 begin with the day; 11/13/2031 does so outside the United States.</summary>
    private static DateTimeOffset? InDigits(string text, List<string> words, int i, string? language)
    {
        if (words[i].Length == 8 && words[i].All(char.IsAsciiDigit) && text.Contains('.', StringComparison.Ordinal))
        {
            return Day(Number(words[i][..2]), Number(words[i][2..4]), Number(words[i][4..]));
        }

        if (i + 2 >= words.Count || !text.Contains($"{words[i]}/{words[i + 1]}/{words[i + 2]}", StringComparison.Ordinal))
        {
            return null;
        }

        var (first, second, third) = (Number(words[i]), Number(words[i + 1]), Number(words[i + 2]));
        if (first > 1800)
        {
            return Day(third, second, first);
        }

        var year = words[i + 2].Length == 2 ? 2000 + third : third;
        var monthFirst = second > 12 || (first <= 12 && language is "en-US");
        var dayFirst = first > 12 || (second <= 12 && language is not (null or "en" or "en-US" or "en-CA"));
        return monthFirst ? Day(second, first, year) : dayFirst ? Day(first, second, year) : null;
    }

    private static DateTimeOffset? Day(int day, int month, int year) =>
        year is > 1800 and < 3000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) : null;

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
