using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Fractions "2/3", "23 4/5", "3½", and pairs that are said as they stand: "24/7", "50/50", "2020/21".</summary>
internal sealed class FractionRecognizer : Recognizer
{
    public static bool IsVulgar(char c) => TryGetVulgar(c, out _, out _);

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var british = passage.British;
        if (TryGetVulgar(passage.At(start), out var top, out var bottom))
        {
            reading = WithUnit(passage, start + 1, Say(top, bottom, british));
            return true;
        }

        if (!passage.IsDigit(start) || passage.IsDigit(start - 1) || (passage.At(start - 1) is '/' or '.' && passage.IsDigit(start - 2)))
        {
            return false;
        }

        var end = passage.DigitsEnd(start);
        if (end - start > 4)
        {
            return false;
        }

        var whole = passage.Slice(start, end);
        if (TryGetVulgar(passage.At(end), out top, out bottom))
        {
            reading = WithUnit(passage, end + 1, Mixed(NumberWords.Cardinal(whole, british), top, bottom, british));
            return true;
        }

        if (passage.At(end) is ' ' or '-' && passage.IsDigit(end + 1) && TryReadSlashed(passage, end + 1, out top, out bottom, out var mixedEnd) && top < bottom && bottom <= 16)
        {
            reading = Make(mixedEnd, Mixed(NumberWords.Cardinal(whole, british), top, bottom, british));
            return true;
        }

        if (!TryReadSlashed(passage, start, out top, out bottom, out end))
        {
            return false;
        }

        if (top is >= 50 and <= 300 && bottom is >= 20 and < 200 && top > bottom && (passage.NextWord(end) is "mmHg" || SpeaksOf(passage, start, "pressure") || passage.PreviousWord(start) is "BP"))
        {
            reading = Make(end, $"{NumberWords.Cardinal(top, british)} over {NumberWords.Cardinal(bottom, british)}");
            return true;
        }

        if (top > bottom && bottom is > 0 and <= 20 && (Odds.Contains(passage.NextWord(end)) || passage.PreviousWord(start) is "at" or "odds" or "from" || SpeaksOf(passage, start, "odds")))
        {
            reading = Make(end, $"{NumberWords.Cardinal(top, british)} to {NumberWords.Cardinal(bottom, british)}");
            return true;
        }

        if (passage.DigitsEnd(start) == start + 4 && top is > 1500 and < 2100)
        {
            var second = passage.Slice(start + 5, end);
            if (second.Length is 2 or 4)
            {
                var later = second.Length == 4 ? NumberWords.Year(bottom, british) : NumberWords.Label(second, british);
                reading = new Reading(end, $"{NumberWords.Year(top, british)} {later}", "year");
                return true;
            }
        }

        if ((top, bottom) is (24, 7) or (50, 50) or (9, 11) or (7, 7) or (20, 20) || (top == bottom && top > 0) || (top > bottom && bottom > 0 && top > 12 && top + bottom is 100))
        {
            reading = Make(end, $"{NumberWords.Cardinal(top, british)} {NumberWords.Cardinal(bottom, british)}");
            return true;
        }

        if (top == 0 || bottom == 0 || passage.At(start) == '0' || top > bottom)
        {
            var joint = top + bottom == 100 ? " " : bottom is 10 or 100 or 5 ? " out of " : " slash ";
            reading = Make(end, NumberWords.Cardinal(top, british) + joint + NumberWords.Cardinal(bottom, british));
            return true;
        }

        if (bottom == 100 || (bottom == 10 && passage.PreviousWord(start) is "scored" or "rated" or "score" or "rating"))
        {
            reading = Make(end, $"{NumberWords.Cardinal(top, british)} out of {NumberWords.Cardinal(bottom, british)}");
            return true;
        }

        if (bottom > 10 && top <= bottom && Parts.Contains(passage.PreviousWord(start)))
        {
            // "lap 57/58", "scored 41/60"
            reading = Make(end, $"{NumberWords.Cardinal(top, british)} out of {NumberWords.Cardinal(bottom, british)}");
            return true;
        }

        reading = WithUnit(passage, end, Say(top, bottom, british));
        return true;
    }

    private static readonly WordSet Parts = new("lap page game match round stage episode scored got answered passed");
    private static readonly WordSet Odds = new("favourite favorite shot outsider odds chance on against winner chances");

    private static bool SpeaksOf(Passage passage, int start, string word) =>
        passage.Text.AsSpan(Math.Max(0, start - 40), start - Math.Max(0, start - 40)).Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>"1½m", "½-mile" and "8½ x 11".</summary>
    private static Reading WithUnit(Passage passage, int end, string words)
    {
        var by = passage.SkipSpaces(end);
        if (passage.At(by) is 'x' or '×' && passage.SkipSpaces(by + 1) is var next && passage.IsDigit(next))
        {
            return Make(by + 1, $"{words} by");
        }

        // "½" of snow", "3/8-in. bit"
        if (passage.At(end) == '"' && passage.NextWord(end + 1) is "of" or "thick" or "wide" or "long" or "deep" or "pipe" or "drill" or "nails")
        {
            return new Reading(end + 1, $"{words} inch", "measure");
        }

        if (passage.At(end) == '-' && passage.WordAt(end + 1) is "in" or "mi" or "lb" or "oz" or "ft" && MeasureUnits.TryGet(passage.WordAt(end + 1), out var joined))
        {
            var joinedEnd = end + 1 + joined.Symbol.Length;
            return new Reading(passage.At(joinedEnd) == '.' ? joinedEnd + 1 : joinedEnd, $"{words} {joined.Say(true, passage.British)}", "measure");
        }

        // "3/4-mile", "a 2/3-page ad": a measure that stands before a noun is singular.
        if (passage.At(end) == '-' && passage.IsLetter(end + 1) && words.EndsWith('s') && passage.WordAt(end + 1) is not ("of" or "and"))
        {
            return Make(end, words[..^1]);
        }

        // "1/2 tsp", "¾ lb"
        var kitchen = passage.NextWord(end);
        if (kitchen is "tsp" or "tbsp" or "oz" or "lb" or "lbs" or "kg" or "km" or "mi" or "ft" or "cm" or "mm" or "hr" or "hrs" or "min" or "mins" or "yr" or "yrs" && MeasureUnits.TryGet(kitchen, out var spaced))
        {
            var unitEnd = passage.SkipSpaces(end) + kitchen.Length;
            return new Reading(passage.At(unitEnd) == '.' && !passage.SentenceEndsAt(unitEnd + 1) ? unitEnd + 1 : unitEnd, $"{words} {spaced.Say(!words.Contains(" and ", StringComparison.Ordinal), passage.British)}", "measure");
        }

        var unit = passage.WordAt(end);
        if (unit.Length > 0 && !passage.IsLetterOrDigit(end + unit.Length) && MeasureUnits.TryGet(unit, out var measure))
        {
            return new Reading(end + unit.Length, $"{words} {measure.Say(false, passage.British)}", "measure");
        }

        return Make(end, words);
    }

    private static bool TryReadSlashed(Passage passage, int start, out int top, out int bottom, out int end)
    {
        (top, bottom) = (0, 0);
        var slash = passage.DigitsEnd(start);
        end = slash;
        if (passage.At(slash) is not ('/' or '⁄') || slash == start || slash - start > 4)
        {
            return false;
        }

        end = passage.DigitsEnd(slash + 1);
        if (end == slash + 1 || end - slash > 5 || (passage.IsLetter(end) && passage.WordAt(end) is not ("rd" or "th" or "rds" or "ths")) || (passage.At(end) is '/' or '⁄' && passage.IsDigit(end + 1)))
        {
            return false;
        }

        var digitsEnd = end;
        end += passage.WordAt(end).Length;
        top = int.Parse(passage.Slice(start, slash), System.Globalization.CultureInfo.InvariantCulture);
        bottom = int.Parse(passage.Slice(slash + 1, digitsEnd), System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }

    private static string Mixed(string whole, int top, int bottom, bool british) =>
        top == 1 && bottom is 2 or 4 ? $"{whole} and a {(bottom == 2 ? "half" : "quarter")}" : $"{whole} and {Say(top, bottom, british)}";

    private static string Say(int top, int bottom, bool british)
    {
        var denominator = bottom switch
        {
            2 => top == 1 ? "half" : "halves",
            4 => top == 1 ? "quarter" : "quarters",
            _ => NumberWords.Ordinal(bottom, british) + (top == 1 ? "" : "s"),
        };
        return (top, bottom) switch
        {
            (0, _) => $"zero {denominator}",
            (1, 2) => "one half",
            _ => $"{NumberWords.Cardinal(top, british)} {denominator}",
        };
    }

    private static Reading Make(int end, string words) => new(end, words, "fraction");

    private static bool TryGetVulgar(char c, out int top, out int bottom)
    {
        (top, bottom) = c switch
        {
            '½' => (1, 2),
            '⅓' => (1, 3),
            '⅔' => (2, 3),
            '¼' => (1, 4),
            '¾' => (3, 4),
            '⅕' => (1, 5),
            '⅖' => (2, 5),
            '⅗' => (3, 5),
            '⅘' => (4, 5),
            '⅙' => (1, 6),
            '⅚' => (5, 6),
            '⅐' => (1, 7),
            '⅛' => (1, 8),
            '⅜' => (3, 8),
            '⅝' => (5, 8),
            '⅞' => (7, 8),
            '⅑' => (1, 9),
            '⅒' => (1, 10),
            _ => (0, 0),
        };
        return bottom > 0;
    }
}
