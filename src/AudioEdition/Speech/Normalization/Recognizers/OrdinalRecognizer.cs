namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Ordinals in digits: "1st", "22nd", "1,000th".</summary>
internal sealed class OrdinalRecognizer : Recognizer
{
    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        if (!NumberLiteral.TryRead(passage, start, out var number) || number.Negative || number.Fraction.Length > 0)
        {
            return false;
        }

        var ending = passage.WordAt(number.End);
        if (ending is "ers" && number.IsPlain && number.Integer.Length < 3)
        {
            // "49ers", "76ers"
            var stem = NumberWords.Cardinal(number.Integer, passage.British);
            reading = new Reading(number.End + 3, stem.EndsWith('e') ? $"{stem}rs" : $"{stem}ers", "ordinal");
            return true;
        }

        if (ending.Length != 2 || number.Integer.Length > 15)
        {
            return false;
        }

        var last = number.Integer[^1];
        var teen = number.Integer.Length > 1 && number.Integer[^2] == '1';
        var right = teen ? "th" : last switch { '1' => "st", '2' => "nd", '3' => "rd", _ => "th" };
        if (!ending.Equals(right, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        reading = new Reading(number.End + 2, NumberWords.Ordinal(NumberWords.Cardinal(number.Integer, passage.British)), "ordinal");
        return true;
    }
}
