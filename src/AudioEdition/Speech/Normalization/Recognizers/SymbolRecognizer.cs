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

    /// <summary>Between words a slash is said, but for pairs that everybody reads without it.</summary>
    private static string? Slash(Passage passage, int start)
    {
        if (!passage.IsLetterOrDigit(start - 1) || !passage.IsLetterOrDigit(start + 1))
        {
            return passage.IsDigit(start - 1) || passage.IsDigit(start + 1) ? "slash" : null;
        }

        var before = passage.PreviousWord(start);
        var after = passage.WordAt(start + 1);
        if (before is "and" && after is "or")
        {
            return "";
        }

        return before is "he" or "his" or "him" or "He" or "His" or "she" or "She" or "her" && after is "she" or "her" or "hers" or "he" or "his" or "him" ? "or" : "slash";
    }
}
