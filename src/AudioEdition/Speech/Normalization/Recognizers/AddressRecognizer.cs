using System.Text;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>House number, street and kind of street: "1428 Elm St.", "12 S 1st st"; postal codes after a state.</summary>
internal sealed class AddressRecognizer : Recognizer
{
    private const int MostNames = 4;

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var end = passage.DigitsEnd(start);
        var length = end - start;
        if (length == 5 && TryReadPostalCode(passage, start, end, out reading))
        {
            return true;
        }

        if (length is 0 or > 5 || passage.At(end) != ' ')
        {
            return false;
        }

        var words = new StringBuilder(NumberWords.Label(passage.Slice(start, end), passage.British));
        var i = end + 1;
        for (var name = 0; name <= MostNames; name++)
        {
            if (passage.IsDigit(i))
            {
                if (!new OrdinalRecognizer().TryRead(passage, i, out var ordinal) || passage.At(ordinal.End) != ' ')
                {
                    return false;
                }

                words.Append(' ').Append(ordinal.Spoken);
                i = ordinal.End + 1;
                continue;
            }

            var word = passage.WordAt(i);
            if (word.IsEmpty)
            {
                return false;
            }

            end = i + word.Length;
            var stopped = passage.At(end) == '.';
            var isShort = word.Length <= 4;
            if (name > 0 && Abbreviations.Streets.TryGet(word, out var street) && !IsSaint(passage, word, end))
            {
                words.Append(' ').Append(street);
                if (stopped && isShort && !passage.SentenceEndsAt(end + 1))
                {
                    end++;
                }

                reading = new Reading(end, words.ToString(), "address");
                return true;
            }

            if (!char.IsUpper(word[0]) || (word.Length > 1 && char.IsUpper(word[1]) && !Abbreviations.Compass.TryGet(word, out _)))
            {
                return false;
            }

            words.Append(' ');
            if (Abbreviations.Compass.TryGet(word, out var point))
            {
                words.Append(point);
            }
            else if (word is "St")
            {
                words.Append("Saint");
            }
            else if (word is "Dr")
            {
                words.Append("Doctor");
            }
            else
            {
                words.Append(word);
            }

            // "St. James's Square"
            if (Passage.IsApostrophe(passage.At(end)) && passage.At(end + 1) == 's' && !passage.IsLetterOrDigit(end + 2))
            {
                words.Append("'s");
                end += 2;
                stopped = false;
            }

            stopped |= word is "St" && passage.At(end) == '.';

            i = end + (stopped && word.Length <= 2 ? 1 : 0);
            if (passage.At(i) != ' ')
            {
                return false;
            }

            i++;
        }

        return false;
    }

    private static bool IsSaint(Passage passage, ReadOnlySpan<char> word, int end) =>
        word is "St" && char.IsUpper(passage.At(passage.SkipSpaces(passage.At(end) == '.' ? end + 1 : end))) && !passage.SentenceEndsAt(passage.At(end) == '.' ? end + 1 : end);

    private static bool TryReadPostalCode(Passage passage, int start, int end, out Reading reading)
    {
        reading = default;
        var i = start;
        while (i > 0 && start - i < 3 && passage.Text[i - 1] is ' ' or ',')
        {
            i--;
        }

        // "N.Y. 12207", "Calif. 90210"
        var state = passage.PreviousWord(start, out var stateStart);
        var dotted = passage.At(i - 1) == '.' && i < start
            && (Abbreviations.States.TryGet(state, out _) || (state.Length == 1 && passage.At(stateStart - 1) == '.' && char.IsUpper(passage.At(stateStart - 2)) && !passage.IsLetter(stateStart - 3)));
        if (dotted || (i >= 2 && i < start && passage.Slice(i - 2, i) is "DC"))
        {
            reading = new Reading(end, NumberWords.Digits(passage.Slice(start, end)), "address");
            return true;
        }

        if (i < 2 || i == start || !Abbreviations.PostalStates.TryGet(passage.Slice(i - 2, i), out _) || passage.IsLetterOrDigit(i - 3))
        {
            return false;
        }

        reading = new Reading(end, NumberWords.Digits(passage.Slice(start, end)), "address");
        return true;
    }
}
