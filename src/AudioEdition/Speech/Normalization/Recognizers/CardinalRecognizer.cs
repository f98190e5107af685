using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>What is left of numbers: cardinals, decimals, with scale or without, versions, ratios.</summary>
internal sealed class CardinalRecognizer : Recognizer
{
    private static readonly WordSet Formats = new("tv tvs television televisions video screen screens resolution display displays camera cameras footage streaming monitor film uhd race run");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var plus = passage.At(start) == '+';
        if (!NumberLiteral.TryRead(passage, plus ? start + 1 : start, out var number))
        {
            return false;
        }

        var words = (plus ? "plus " : "") + number.Say(passage.British);
        var end = number.End;

        // "1.2.3": every further part follows a point of its own.
        for (var part = 0; part < 4 && number.Fraction.Length > 0 && passage.At(end) == '.' && passage.IsDigit(end + 1); part++)
        {
            var partEnd = passage.DigitsEnd(end + 1);
            words += $" point {NumberWords.Digits(passage.Slice(end + 1, partEnd))}";
            end = partEnd;
        }

        // "9.5/10": a mark.
        if (number.Fraction.Length > 0 && passage.At(end) == '/' && passage.DigitsEnd(end + 1) is var markEnd && passage.Slice(end + 1, markEnd) is "5" or "10" or "100" && !passage.IsLetterOrDigit(markEnd))
        {
            words += $" out of {NumberWords.Cardinal(passage.Slice(end + 1, markEnd), passage.British)}";
            reading = new Reading(markEnd, words, "decimal");
            return true;
        }

        // "3:1", "16:9"; times were read before.
        if (passage.At(end) == ':' && passage.IsDigit(end + 1) && number.IsPlain)
        {
            if (NumberLiteral.TryRead(passage, end + 1, out var right))
            {
                reading = new Reading(right.End, $"{words} to {right.Say(passage.British)}", "ratio");
                return true;
            }
        }

        // "1.2M followers"; 3M is a company.
        if (passage.At(end) == 'M' && !passage.IsLetterOrDigit(end + 1) && !number.Negative && number.Value != 3)
        {
            reading = new Reading(end + 1, $"{words} million", number.Fraction.Length > 0 ? "decimal" : "cardinal") { Number = words, Scaled = true };
            return true;
        }

        // "4K TV": a format, where "10K homes" counts.
        if (passage.At(end) == 'K' && number.IsPlain && number.Value is > 0 and < 100 && Formats.Contains(passage.NextWord(end + 1)))
        {
            reading = new Reading(end + 1, $"{words} K", "label");
            return true;
        }

        if ((passage.IsLetter(end) || passage.IsSpace(end)) && Scales.TryRead(passage, end, money: false, out var scale, out var scaleEnd))
        {
            reading = new Reading(scaleEnd, $"{words} {scale}", number.Fraction.Length > 0 ? "decimal" : "cardinal") { Number = words, Scaled = true };
            return true;
        }

        // "5G", "4K", "2D", "10X" are models and formats: the letter is said by its name.
        if (char.IsUpper(passage.At(end)) && !passage.IsLetterOrDigit(end + 1) && number.IsPlain && !(passage.At(end + 1) == '.' && passage.IsLetter(end + 2)))
        {
            reading = new Reading(end + 1, $"{words} {passage.At(end)}", "label");
            return true;
        }

        reading = new Reading(end, words, number.Fraction.Length > 0 ? "decimal" : "cardinal") { Number = words };
        return true;
    }
}
