using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Single signs that have a name; whatever has none (emoji, ornaments) is left to be silent.</summary>
internal sealed class SymbolRecognizer : Recognizer
{
    private const string Class = "symbol";

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var c = passage.At(start);
        var beforeWord = char.IsLetterOrDigit(passage.At(start - 1)) || passage.At(start - 1) is '%' or ')' or '+';
        var next = passage.SkipSpaces(start + 1);
        var digitNext = passage.IsDigit(next);
        if (c == '+' && passage.At(start + 1) == '/' && passage.At(start + 2) is '-' or '−' or '–')
        {
            reading = new Reading(start + 3, "plus or minus", Class);
            return true;
        }

        if (c == '§' && passage.At(start + 1) == '§')
        {
            reading = new Reading(start + 2, "sections", Class);
            return true;
        }

        if (c == '/' && TryReadPer(passage, start, out reading))
        {
            return true;
        }

        // "$$$" is no sum.
        if (Currency.IsSymbol(c) && (Currency.IsSymbol(passage.At(start + 1)) || Currency.IsSymbol(passage.At(start - 1))))
        {
            return false;
        }

        var words = c switch
        {
            '&' or '＆' => "and",
            '%' => "percent",
            '§' => "section",
            '©' when digitNext => "copyright",
            '¶' => "paragraph",
            '№' => "number",
            '°' => "degrees",
            '÷' => "divided by",
            '±' => "plus or minus",
            '≈' => "about",
            '~' when digitNext => "about",
            '#' when digitNext => "number",
            '=' when next < passage.Text.Length && start > 0 && !(passage.At(start + 1) == '=' || passage.At(start - 1) == '=') => "equals",
            '×' => digitNext ? "times" : "by",
            '<' when digitNext => "less than",
            '>' when digitNext => "more than",
            '≤' => "at most",
            '≥' => "at least",
            '+' when beforeWord || digitNext => "plus",
            '-' or '−' or '–' when beforeWord && digitNext && IsArithmetic(passage, start) => "minus",
            '@' when passage.IsLetterOrDigit(next) => "at",
            'µ' or 'μ' => "micro",
            >= '₀' and <= '₉' => NumberWords.Cardinal(c - '₀', passage.British),
            '²' when beforeWord => "squared",
            '³' when beforeWord => "cubed",
            '/' => Slash(passage, start),
            _ when Currency.IsSymbol(c) && Currency.TryGetSymbol(passage.Slice(start, start + 1), out var currency) => currency.One,
            _ when FractionRecognizer.IsVulgar(c) => null,
            _ => null,
        };
        if (words is null)
        {
            return false;
        }

        reading = new Reading(start + 1, words, Class);
        return true;
    }

    /// <summary>"1-2=5": an equals sign stands after the number.</summary>
    private static bool IsArithmetic(Passage passage, int start) => passage.At(passage.DigitsEnd(start + 1)) == '=';

    /// <summary>"50 meteors/hr", "two meals/day": so many in each.</summary>
    private static bool TryReadPer(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!passage.IsLetterOrDigit(start - 1) || passage.At(start - 1) > 127)
        {
            return false;
        }

        var unit = passage.WordAt(start + 1);
        var end = start + 1 + unit.Length;
        if (passage.IsLetterOrDigit(end) || passage.At(end) == '/')
        {
            return false;
        }

        var word = unit switch
        {
            "hr" => "hour",
            "yr" => "year",
            "mo" => "month",
            "wk" => "week",
            "min" => "minute",
            "sec" => "second",
            "kg" => "kilogram",
            "km" => passage.British ? "kilometre" : "kilometer",
            "kWh" => "kilowatt-hour",
            "MWh" => "megawatt-hour",
            "lb" => "pound",
            "gal" => "gallon",
            "bbl" => "barrel",
            "oz" => "ounce",
            "day" or "week" or "month" or "year" or "hour" or "person" or "night" or "head" or "minute" or "second" or "game" or "s" when (passage.At(start - 1) == 's' && passage.PreviousWord(start).Length > 3) || (char.IsUpper(passage.At(start - 1)) && unit.Length > 2) => unit is "s" ? "second" : unit.ToString(),
            _ => null,
        };
        if (word is null)
        {
            return false;
        }

        reading = new Reading(passage.At(end) == '.' && unit.Length < 4 && !passage.SentenceEndsAt(end + 1) ? end + 1 : end, $"per {word}", Class);
        return true;
    }

    /// <summary>Between words a slash is said, but for pairs that everybody reads without it.</summary>
    private static string? Slash(Passage passage, int start)
    {
        if (!passage.IsLetterOrDigit(start - 1) || !passage.IsLetterOrDigit(start + 1))
        {
            // "two for $5"
            return passage.IsDigit(start - 1) && Currency.IsSymbol(passage.At(start + 1)) ? "for" : passage.IsDigit(start - 1) || passage.IsDigit(start + 1) ? "slash" : null;
        }

        var before = passage.PreviousWord(start);
        var after = passage.WordAt(start + 1);
        // "P/E", "N/A": two letters say it all.
        if (before.Length == 1 && after.Length == 1 && char.IsUpper(before[0]) && char.IsUpper(after[0]))
        {
            return "";
        }

        if ((before is "and" && after is "or") || (before is "HIV" && after is "AIDS" or "Aids"))
        {
            return "";
        }

        return before is "he" or "his" or "him" or "He" or "His" or "she" or "She" or "her" && after is "she" or "her" or "hers" or "he" or "his" or "him" ? "or" : "slash";
    }
}
