using System.Text;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Numbers that name: "Flight 370", "Section 230", "Boeing 737-800"; and letters with digits: "F-16", "MH17", "COP28", "A320neo".</summary>
internal sealed class LabelRecognizer : Recognizer
{
    private static readonly WordSet Named = new("Flight flight Section Route Highway Interstate Room Boeing Airbus Embraer Bus Train Area Building Channel Unit Bombardier Cessna Apollo Peugeot Porsche Ferrari Form Rule Title Regulation Resolution Proposition Prop Extension Suite Apartment Apt", ignoreCase: false);
    private static readonly WordSet Makers = new("Boeing Airbus Embraer Bombardier Cessna Porsche Ferrari Peugeot", ignoreCase: false);

    public override bool TryRead(Passage passage, int start, out Reading reading) =>
        passage.IsDigit(start) ? TryReadNamed(passage, start, out reading) : passage.At(start) == '.' ? TryReadCalibre(passage, start, out reading) : TryReadSerial(passage, start, out reading);

    private static readonly WordSet Guns = new("caliber calibre cal rifle rifles pistol pistols revolver revolvers handgun handguns Magnum ammunition bullet bullets round rounds gun cartridge");

    /// <summary>".22-caliber", "a .357 Magnum": hundredths of an inch, said without the point.</summary>
    private static bool TryReadCalibre(Passage passage, int start, out Reading reading)
    {
        var end = passage.DigitsEnd(start + 1);
        reading = default;
        if (end - start is not (3 or 4) || !(passage.At(end) is '-' or ' ') || !Guns.Contains(passage.WordAt(end + 1)))
        {
            return false;
        }

        reading = new Reading(end, NumberWords.Label(passage.Slice(start + 1, end), passage.British), "label");
        return true;
    }

    private static bool TryReadNamed(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var end = passage.DigitsEnd(start);
        var before = passage.PreviousWord(start);
        if (IsJetliner(passage, start, end))
        {
            // "747-400": an aircraft even where its maker is not named.
            var variant = passage.DigitsEnd(end + 1);
            reading = new Reading(variant, $"{NumberWords.Label(passage.Slice(start, end), passage.British)} {NumberWords.Label(passage.Slice(end + 1, variant), passage.British)}", "label");
            return true;
        }

        if (passage.At(end) == '-' && before is "No" && passage.DigitsEnd(end + 1) is var docket && docket > end + 1 && end - start < 5 && docket - end < 7 && !passage.IsLetterOrDigit(docket))
        {
            // "No. 23-719": a court's docket.
            reading = new Reading(docket, $"{NumberWords.Label(passage.Slice(start, end), passage.British)} {Row(passage.Slice(end + 1, docket), passage.British)}", "label");
            return true;
        }

        if (TryReadCitation(passage, start, end, out reading))
        {
            return true;
        }

        var type = passage.At(start - 1) == '-' && start > 2 && passage.IsLetter(start - 2) && TypeStart(passage, start - 1) is var from && char.IsUpper(passage.At(from)) && start - 1 - from is 2 or 3;
        if (end - start is not (3 or 4) || passage.At(end) is '.' or ',' && passage.IsDigit(end + 1) || !(type || Named.Contains(before)))
        {
            return false;
        }

        var digits = passage.Slice(start, end);
        var words = NumberWords.Label(digits, passage.British);
        var maker = Makers.Contains(before);
        if (passage.At(end) == '-' && maker && passage.IsDigit(end + 1))
        {
            var last = passage.DigitsEnd(end + 1);
            words += $" {NumberWords.Label(passage.Slice(end + 1, last), passage.British)}";
            end = last;
        }

        if (passage.IsLetter(end) && !(maker && passage.At(end) != 's'))
        {
            return false;
        }

        reading = new Reading(end, words, "label");
        return true;
    }

    /// <summary>The first letter of "Kh" in "Kh-101".</summary>
    private static int TypeStart(Passage passage, int end)
    {
        var i = end;
        while (passage.IsLetter(i - 1) && end - i < 5)
        {
            i--;
        }

        return i;
    }

    /// <summary>"401(k)", "501(c)(3)", "12(3)": a paragraph of a law.</summary>
    private static bool TryReadCitation(Passage passage, int start, int end, out Reading reading)
    {
        reading = default;
        if (end - start is 0 or > 4 || passage.At(end) != '(' || Passage.IsDash(passage.At(start - 1)))
        {
            return false;
        }

        var words = new StringBuilder(NumberWords.Label(passage.Slice(start, end), passage.British));
        var i = end;
        for (var part = 0; part < 4 && passage.At(i) == '('; part++)
        {
            var close = i + 1;
            while (close - i < 4 && passage.IsLetterOrDigit(close) && passage.At(close) < 128)
            {
                close++;
            }

            var inside = passage.Slice(i + 1, close);
            if (passage.At(close) != ')' || inside.IsEmpty || (inside.Length > 1 && !char.IsDigit(inside[0])) || (char.IsDigit(inside[0]) && inside.IndexOfAnyExceptInRange('0', '9') >= 0))
            {
                break;
            }

            words.Append(' ').Append(char.IsDigit(inside[0]) ? NumberWords.Cardinal(inside, passage.British) : char.ToUpperInvariant(inside[0]).ToString());
            i = close + 1;
        }

        reading = new Reading(i, words.ToString(), "label");
        return i > end && !passage.IsLetterOrDigit(i);
    }

    private static bool IsJetliner(Passage passage, int start, int end) =>
        end - start == 3 && passage.At(start) == '7' && passage.At(start + 2) == '7' && passage.At(end) == '-' && !Passage.IsDash(passage.At(start - 1))
        && passage.DigitsEnd(end + 1) is var variant && (variant == end + 2 || (variant == end + 4 && passage.At(end + 2) == '0' && passage.At(end + 3) == '0')) && !passage.IsLetterOrDigit(variant);

    /// <summary>A part of a serial number: up to four digits as a number that names, more of them one by one.</summary>
    private static string Row(ReadOnlySpan<char> digits, bool british) =>
        digits.Length > 4 || digits[0] == '0' ? NumberWords.Digits(digits, digits.Length < 4 ? "oh" : "zero") : NumberWords.Label(digits, british);

    /// <summary>Capitals, perhaps a hyphen, digits: the letters by name or as the acronym they are, the digits as a number.</summary>
    private static bool TryReadSerial(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var end = start;
        while (char.IsUpper(passage.At(end)) && end - start < 6)
        {
            end++;
        }

        var capitals = passage.Slice(start, end);
        var hyphen = passage.At(end) is '-' or '‑' or '–' && passage.IsDigit(end + 1);
        var digitsStart = hyphen ? end + 1 : end;
        if (capitals.Length is > 0 and < 5 && passage.At(end) == '.' && passage.IsDigit(end + 1))
        {
            return TryReadLineage(passage, start, end, out reading);
        }

        if (capitals.IsEmpty || !passage.IsDigit(digitsStart) || passage.At(end) == '–' && capitals.Length > 1)
        {
            return false;
        }

        var digitsEnd = passage.DigitsEnd(digitsStart);
        var digits = passage.Slice(digitsStart, digitsEnd);
        if (digits.Length > 5 || (passage.At(digitsEnd) is ',' && passage.IsDigit(digitsEnd + 1)))
        {
            return false;
        }

        if (digits.Length == 1 && !passage.IsLetterOrDigit(digitsEnd) && Acronyms.Mixed.TryGet(passage.Slice(start, digitsEnd), out var known))
        {
            reading = new Reading(digitsEnd, known, "initialism");
            return true;
        }

        var words = new StringBuilder();
        if (capitals.Length > 1 && Acronyms.IsWord(capitals))
        {
            words.Append(capitals);
        }
        else
        {
            Spell(words, capitals);
        }

        words.Append(' ').Append(digits.Length > 4 || (digits[0] == '0' && digits.Length > 1) ? NumberWords.Digits(digits, digits.Length < 4 ? "oh" : "zero")
            : digits.Length == 4 && digits[0] is '1' or '2' && hyphen ? NumberWords.Year(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), passage.British)
            : digits.Length == 2 || digits.Length == 1 ? NumberWords.Cardinal(digits, passage.British) : NumberWords.Label(digits, passage.British));
        end = digitsEnd;

        // "A350-1000", "CVE-2024-44308": every part by itself.
        for (var part = 0; part < 3 && passage.At(end) == '-' && passage.IsDigit(end + 1) && passage.DigitsEnd(end + 1) is var partEnd && partEnd - end < 8 && !passage.IsLetter(partEnd); part++)
        {
            words.Append(' ').Append(Row(passage.Slice(end + 1, partEnd), passage.British));
            end = partEnd;
        }

        // "PM2.5", "M5.8"
        if (passage.At(end) == '.' && passage.IsDigit(end + 1))
        {
            var pointEnd = passage.DigitsEnd(end + 1);
            words.Append(" point ").Append(NumberWords.Digits(passage.Slice(end + 1, pointEnd)));
            end = pointEnd;
        }

        // "J10-J15"
        if (Passage.IsDash(passage.At(end)) && passage.Text.AsSpan(end + 1).StartsWith(capitals) && passage.IsDigit(end + 1 + capitals.Length) && TryReadSerial(passage, end + 1, out var last))
        {
            reading = new Reading(last.End, $"{words} to {last.Spoken}", "label");
            return true;
        }

        var tail = passage.WordAt(end);
        if (passage.At(end + tail.Length) == '.' && passage.IsLetter(end + tail.Length + 1))
        {
            tail = default;
        }

        if (tail is "s")
        {
            var plural = NumberWords.Plural(words.ToString());
            words.Clear().Append(plural);
            end++;
        }
        else if (tail.Length is 2 or 3 && tail[^1] == 's' && char.IsUpper(tail[0]) && char.IsUpper(tail[^2]))
        {
            // "F-35Bs"
            words.Append(' ');
            Spell(words, tail[..^1]);
            words.Append("'s");
            end += tail.Length;
        }
        else if (tail.Length is > 0 and <= 3 && char.IsUpper(tail[0]))
        {
            words.Append(' ');
            Spell(words, tail);
            end += tail.Length;
        }
        else if (!tail.IsEmpty && tail.Length <= 3 && tail is not "neo")
        {
            words.Append(' ');
            Spell(words, tail);
            end += tail.Length;
        }

        reading = new Reading(end, words.ToString(), "label");
        return true;
    }

    /// <summary>"BA.2.86", "JN.1": letters, points and digits of a virus's family tree.</summary>
    private static bool TryReadLineage(Passage passage, int start, int end, out Reading reading)
    {
        var words = new StringBuilder();
        Spell(words, passage.Slice(start, end));
        for (var part = 0; part < 5 && passage.At(end) == '.' && passage.IsDigit(end + 1); part++)
        {
            var partEnd = passage.DigitsEnd(end + 1);
            words.Append(" point ").Append(Row(passage.Slice(end + 1, partEnd), passage.British));
            end = partEnd;
        }

        reading = new Reading(end, words.ToString(), "label");
        return !passage.IsLetterOrDigit(end);
    }

    private static void Spell(StringBuilder words, ReadOnlySpan<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (i > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToUpperInvariant(letters[i]));
        }
    }
}
