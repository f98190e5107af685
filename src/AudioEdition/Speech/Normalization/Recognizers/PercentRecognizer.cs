namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Percentages, percentage points and basis points.</summary>
internal sealed class PercentRecognizer : Recognizer
{
    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var plus = passage.At(start) == '+';
        if (!NumberLiteral.TryRead(passage, plus ? start + 1 : start, out var number))
        {
            return false;
        }

        var i = passage.SkipSpaces(number.End);
        var c = passage.At(i);
        string unit;
        var end = i + 1;
        if (c == '%')
        {
            unit = "percent";
        }
        else if (c == '‰')
        {
            unit = "per thousand";
        }
        else
        {
            var word = passage.WordAt(i);
            end = i + word.Length;
            var one = number.IsOne;
            unit = word switch
            {
                "bps" or "bp" => one ? "basis point" : "basis points",
                "pp" or "pps" or "ppt" or "ppts" => one ? "percentage point" : "percentage points",
                "pc" or "pct" => "percent",
                _ => "",
            };
            if (unit.Length == 0 || passage.IsDigit(end))
            {
                return false;
            }

            if (word is "pct" or "pc" && passage.At(end) == '.' && !passage.SentenceEndsAt(end + 1))
            {
                end++;
            }
        }

        // Newsreaders of London and New York say the same word; only its spelling differs.
        var said = passage.British && unit == "percent" ? "per cent" : unit;
        var bare = (plus ? "plus " : "") + number.Say(passage.British);
        reading = new Reading(end, $"{bare} {said}", "percent") { Number = bare };
        return true;
    }
}
