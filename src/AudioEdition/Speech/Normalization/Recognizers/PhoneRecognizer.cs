using System.Text;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Telephone numbers: groups of digits that are said one by one, with a pause between the groups.</summary>
internal sealed class PhoneRecognizer : Recognizer
{
    private static readonly WordSet Cues = new("call called calling phone telephone tel ring text dial dialled dialed dialing hotline helpline fax line number on at samaritans");
    private static readonly WordSet EmergencyCues = new("call called calling calls phone phoned telephone ring rang text texted texting txt Txt dial dialled dialed dialing contact helpline hotline lifeline samaritans");
    private static readonly WordSet EmergencyNouns = new("call calls caller callers dispatcher dispatchers operator operators lifeline hotline number system recording recordings centre center emergency handler handlers service tape tapes log logs");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var i = start;
        var plus = passage.At(i) == '+';
        if (plus)
        {
            i++;
        }

        if (!passage.IsDigit(i) && passage.At(i) != '(')
        {
            return false;
        }

        Span<(int Start, int End)> groups = stackalloc (int, int)[8];
        var count = 0;
        var end = i;
        var separators = 0;
        var blanksOnly = true;
        while (count < groups.Length)
        {
            var open = passage.At(i) == '(';
            if (open)
            {
                i++;
            }

            var digitsEnd = passage.DigitsEnd(i);
            if (digitsEnd == i || digitsEnd - i > 12)
            {
                break;
            }

            groups[count++] = (i, digitsEnd);
            i = digitsEnd;
            if (open)
            {
                if (passage.At(i) != ')')
                {
                    return false;
                }

                i++;
                blanksOnly = false;
            }

            end = i;
            if (passage.At(i) is '-' or '.' or ' ' or '\u00A0' or '‑' && (passage.IsDigit(i + 1) || (passage.At(i + 1) == '(' && passage.IsDigit(i + 2))))
            {
                blanksOnly &= passage.At(i) is ' ' or '\u00A0';
                separators++;
                i++;
            }
            else if (!(passage.At(i) == '(' && passage.IsDigit(i + 1)) && !(open && passage.IsDigit(i)))
            {
                break;
            }
        }

        if (passage.PreviousWord(start) is "ISBN" or "ISSN" && !plus)
        {
            return TryReadBookNumber(passage, start, out reading);
        }

        if (count == 0 || passage.IsLetterOrDigit(end) || (passage.At(end) == ',' && passage.IsDigit(end + 1)))
        {
            return false;
        }

        var total = 0;
        foreach (var (from, to) in groups[..count])
        {
            total += to - from;
        }

        if (!IsPhone(passage, start, groups[..count], plus, total, blanksOnly))
        {
            return false;
        }

        var words = new StringBuilder(plus ? "plus " : "");
        for (var g = 0; g < count; g++)
        {
            if (g > 0)
            {
                words.Append(", ");
            }

            var digits = passage.Slice(groups[g].Start, groups[g].End);
            words.Append(digits is "800" ? "eight hundred" : NumberWords.Digits(digits));
        }

        reading = new Reading(end, words.ToString(), "phone");
        return true;
    }

    private static bool IsPhone(Passage passage, int start, ReadOnlySpan<(int Start, int End)> groups, bool plus, int total, bool blanksOnly)
    {
        var first = groups[0].End - groups[0].Start;
        var last = groups[^1].End - groups[^1].Start;
        var zero = passage.At(groups[0].Start) == '0';
        if (plus)
        {
            return total is >= 8 and <= 15;
        }

        var word = passage.PreviousWord(start);
        if (groups.Length == 1)
        {
            // "Call 999", "dial 116123": said digit by digit only after a verb that dials.
            if (total == 3 && passage.Slice(groups[0].Start, groups[0].End) is "911" or "999" or "112" or "101" or "111" or "988" or "000"
                && (EmergencyNouns.Contains(passage.NextWord(groups[0].End)) || (word is "or" or "and" && SpeaksOfCall(passage, start))))
            {
                return true;
            }

            if (total is 5 or 6 && word is "to" && SpeaksOfCall(passage, start) && passage.NextWord(groups[0].End) is not ("people" or "homes"))
            {
                return true;
            }

            return (total == 3 || total is 5 or 6) && EmergencyCues.Contains(word)
                || (zero && total is 10 or 11) || (total is >= 10 and <= 11 && Cues.Contains(word));
        }

        if (!blanksOnly && last == 4 && groups.Length is 3 or 4 && groups[^2].End - groups[^2].Start == 3 && groups[^3].End - groups[^3].Start == 3)
        {
            return total is 10 or 11;
        }

        // "123-45-6789": an American's social security number.
        if (groups.Length == 3 && first == 3 && last == 4 && groups[1].End - groups[1].Start == 2 && passage.At(groups[0].End) == '-')
        {
            return true;
        }

        if (zero && first is 4 or 5 && groups.Length == 2 && last >= 3)
        {
            return total is >= 7 and <= 12;
        }

        if (!blanksOnly && groups.Length == 2 && first == 3 && last == 4)
        {
            // Exchange 555 is nobody's: it stands for a number in films and examples.
            return passage.Slice(groups[0].Start, groups[0].End) is "555" || passage.At(groups[0].End) != '.' && Cues.Contains(word);
        }

        if (zero && first >= 3)
        {
            return total is >= 9 and <= 12 || (total is 7 or 8 && EmergencyCues.Contains(word));
        }

        return blanksOnly && total is >= 6 and <= 12 && (EmergencyCues.Contains(word) || (word is "on" or "at" && SpeaksOfCall(passage, start)));
    }

    /// <summary>"ISBN 978-3-16-148410-0": digit by digit, the hyphens are silent.</summary>
    private static bool TryReadBookNumber(Passage passage, int start, out Reading reading)
    {
        var end = start;
        while (end - start < 20 && (passage.IsDigit(end) || (passage.At(end) is '-' or ' ' or '–' && passage.IsDigit(end + 1))))
        {
            end++;
        }

        var words = NumberWords.Digits(passage.Slice(start, end));
        if (passage.At(end) == 'X' || (passage.At(end) == '-' && passage.At(end + 1) == 'X'))
        {
            end = passage.At(end) == 'X' ? end + 1 : end + 2;
            words += " X";
        }

        reading = new Reading(end, words, "phone");
        return !passage.IsLetterOrDigit(end) && end > start;
    }

    /// <summary>"Call the helpline on": the verb stands a few words before.</summary>
    private static bool SpeaksOfCall(Passage passage, int start)
    {
        for (var i = Math.Max(0, start - 50); i < start; i++)
        {
            if (passage.IsLetter(i) && !passage.IsLetter(i - 1) && EmergencyCues.Contains(passage.WordAt(i)))
            {
                return true;
            }
        }

        return false;
    }
}
