using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>A quantity of any class, or a range of two: "$250-$300", "2pm-5pm", "10–15%", "1960-80", "2-3 °C".</summary>
internal sealed class QuantityRecognizer : Recognizer
{
    private static readonly Recognizer[] Quantities =
    [
        new TimeRecognizer(), new MoneyRecognizer(), new PercentRecognizer(), new FractionRecognizer(), new OrdinalRecognizer(),
        new YearRecognizer(), new MeasureRecognizer(), new CardinalRecognizer(),
    ];

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        if (!TryReadOne(passage, start, out reading))
        {
            return false;
        }

        var right = RangeEnd(passage, reading);
        if (right < 0)
        {
            return true;
        }

        if (IsSubtraction(passage, right))
        {
            return true;
        }

        if (TryReadShortYear(passage, start, reading, right, out var years))
        {
            reading = years;
            return true;
        }

        if (!TryReadRight(passage, start, reading, right, out var second))
        {
            return true;
        }

        // "15W-40": what is measured on the left and bare on the right is no range.
        if (reading.SemioticClass == "measure" && second.SemioticClass == "cardinal")
        {
            return true;
        }

        var first = reading.Spoken;
        if (second.SemioticClass == "time" && reading.SemioticClass != "time" && TimeRecognizer.TryReadDottedClock(passage, start, out var clock, out var clockEnd) && clockEnd == reading.End)
        {
            first = clock;
        }
        else if (reading.Number is not null && reading.SemioticClass == second.SemioticClass
            && ((second.Scaled && !reading.Scaled) || (reading.SemioticClass == "money" && passage.IsDigit(right) && !reading.Scaled)))
        {
            first = reading.Number;
        }

        // "£10m-£15m deal": the unit is said once.
        if (second.Attributive is { } unit && first.EndsWith($" {unit}", StringComparison.Ordinal))
        {
            first = first[..^(unit.Length + 1)];
        }

        reading = new Reading(second.End, $"{first} to {second.Spoken}", second.SemioticClass is "cardinal" ? "range" : second.SemioticClass);
        return true;
    }

    private static bool TryReadOne(Passage passage, int start, out Reading reading)
    {
        foreach (var quantity in Quantities)
        {
            if (quantity.TryRead(passage, start, out reading))
            {
                return true;
            }
        }

        reading = default;
        return false;
    }

    /// <summary>Where the second half of a range starts, or -1.</summary>
    private static int RangeEnd(Passage passage, Reading left)
    {
        var i = left.End;
        var spaced = false;
        if (passage.At(i) == ' ' && Passage.IsDash(passage.At(i + 1)) && passage.At(i + 2) == ' ')
        {
            spaced = true;
            i++;
        }

        if (!Passage.IsDash(passage.At(i)))
        {
            return -1;
        }

        i += spaced ? 2 : 1;
        var c = passage.At(i);
        var starts = char.IsAsciiDigit(c) || Currency.IsSymbol(c) || (c is '.' or '-' or '−' && passage.IsDigit(i + 1)) || (c is '\'' or '’' && left.SemioticClass == "year" && passage.IsDigit(i + 1));
        if (!starts || (spaced && left.SemioticClass is not ("time" or "money" or "percent" or "year" or "measure" or "decade")))
        {
            return -1;
        }

        return i;
    }

    private static bool TryReadRight(Passage passage, int start, Reading left, int right, out Reading second)
    {
        if (left.SemioticClass == "money" && passage.IsDigit(right) && MoneyRecognizer.TryReadCurrency(passage, start, out var currency))
        {
            return MoneyRecognizer.TryReadAmount(passage, right, currency!, right, false, out second);
        }

        return TryReadOne(passage, right, out second);
    }

    private static bool TryReadShortYear(Passage passage, int start, Reading left, int right, out Reading reading)
    {
        reading = default;
        var end = passage.DigitsEnd(right);
        if (left.SemioticClass != "year" || end - right != 2 || passage.IsLetterOrDigit(end) || passage.At(start) is not ('1' or '2'))
        {
            return false;
        }

        reading = new Reading(end, $"{left.Spoken} to {NumberWords.Label(passage.Slice(right, end), passage.British)}", "year");
        return true;
    }

    /// <summary>"1-2=5" is arithmetic.</summary>
    private static bool IsSubtraction(Passage passage, int right) => passage.At(passage.DigitsEnd(right)) == '=';
}
