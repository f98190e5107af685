using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Results and votes: "3-2", "6-4, 3-6", "7-6 (7-5)", "voted 5–4".</summary>
internal sealed class ScoreRecognizer : Recognizer
{
    /// <summary>How far back the word that speaks of a contest may stand.</summary>
    private const int Window = 90;

    private static readonly WordSet Contest = new(
        """
        beat beats beating won win wins winning winner lost lose loses losing defeat defeats defeated draw draws drew drawn trail trails trailing trailed
        lead leads leading led score scores scored scoring victory ahead level levelled goal goals aggregate set sets equalised equalized equaliser
        vote voted votes ruled ruling decision split penalties shootout champions thrashed hammered edged overcame downed routed crushed advantage
        deficit scoreline tie tied halftime match game series up down behind comeback
        """);

    private static readonly WordSet Ranges = new("aged ages age between from children pages page grade grades years days weeks months hours minutes about around");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        if (TryReadRow(passage, start, out reading))
        {
            return true;
        }

        var leftEnd = passage.DigitsEnd(start);
        if (leftEnd == start || leftEnd - start > 3 || passage.At(leftEnd) is not ('-' or '–') || !passage.IsDigit(leftEnd + 1) || passage.At(start - 1) is '-' or '–' or '.' or ',')
        {
            return false;
        }

        var end = passage.DigitsEnd(leftEnd + 1);
        if (end - leftEnd > 4 || passage.IsLetterOrDigit(end) || FractionRecognizer.IsVulgar(passage.At(end)) || passage.At(end) is '-' or '–' && passage.IsDigit(end + 1) || passage.At(end) is '.' or ',' or ':' or '/' && passage.IsDigit(end + 1)
            || passage.At(end) is '%' or '=' or '°')
        {
            return false;
        }

        var left = int.Parse(passage.Slice(start, leftEnd), System.Globalization.CultureInfo.InvariantCulture);
        var right = int.Parse(passage.Slice(leftEnd + 1, end), System.Globalization.CultureInfo.InvariantCulture);
        if (Ranges.Contains(passage.PreviousWord(start)) || !(left >= right || SpeaksOfContest(passage, start, end)))
        {
            return false;
        }

        var words = left >= 30 && right <= 10 && SpeaksOfCricket(passage, start, end) ? $"{NumberWords.Cardinal(left, passage.British)} for {NumberWords.Cardinal(right, passage.British)}" : passage.British
            ? $"{Say(left)} {(left == right && left > 0 ? "all" : Say(right))}"
            : left == right && left == 50 ? "fifty-fifty" : $"{NumberWords.Cardinal(left, false)} to {NumberWords.Cardinal(right, false)}";
        // "6-3 6-4 7-5": sets run into each other without a pause.
        if (passage.At(end) == ' ' && passage.DigitsEnd(end + 1) is var next && next > end + 1 && next < end + 4 && passage.At(next) is '-' or '–' && passage.DigitsEnd(next + 1) - next is 2 or 3)
        {
            words += ",";
        }

        reading = new Reading(end, words, "score");
        return true;

        string Say(int value) => value == 0 ? "nil" : NumberWords.Cardinal(value, true);
    }

    /// <summary>"4-3-3", "10-3-1": a formation or a record, number by number.</summary>
    private static bool TryReadRow(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var words = "";
        var i = start;
        var count = 0;
        for (; count < 6; count++)
        {
            var end = passage.DigitsEnd(i);
            if (end == i || end - i > 3 || (end - i == 3 && count > 1) || (end - i == 2 && passage.At(i) == '0'))
            {
                return false;
            }

            words += (count > 0 ? " " : "") + NumberWords.Cardinal(passage.Slice(i, end), passage.British);
            i = end;
            if (!(passage.At(i) is '-' or '–' && passage.IsDigit(i + 1)))
            {
                break;
            }

            i++;
        }

        reading = new Reading(i, words, "score");
        return count >= 2 && !passage.IsLetterOrDigit(i) && passage.At(i) is not ('%' or '/' or '°' or '-' or '–') && passage.At(start - 1) is not ('-' or '–' or '.' or '/');
    }

    private static readonly WordSet Cricket = new("ov wkts wkt stumps wicket wickets innings overs over lunch tea declared bowled bowler batsman batter Test test cricket Ashes close run runs chase crease T20 ODI");

    /// <summary>"254-6 at stumps": so many runs for so many wickets.</summary>
    private static bool SpeaksOfCricket(Passage passage, int start, int end)
    {
        var to = Math.Min(passage.Text.Length, end + 40);
        for (var i = Math.Max(0, start - 60); i < to; i++)
        {
            if (passage.IsLetter(i) && !passage.IsLetter(i - 1))
            {
                var word = passage.WordAt(i);
                if (Cricket.Contains(word))
                {
                    return true;
                }

                i += word.Length;
            }
        }

        return false;
    }

    private static bool SpeaksOfContest(Passage passage, int start, int end)
    {
        for (var i = Math.Max(0, start - Window); i < start; i++)
        {
            if (passage.IsLetter(i) && !passage.IsLetter(i - 1))
            {
                var word = passage.WordAt(i);
                if (Contest.Contains(word))
                {
                    return !CommonWords.IsCounted(passage.NextWord(end)) && !Ranges.Contains(passage.NextWord(end));
                }

                i += word.Length;
            }
        }

        return Contest.Contains(passage.NextWord(end));
    }
}
