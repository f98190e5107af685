namespace AudioEdition.Speech.Normalization;

/// <summary>A number as it is written: sign, digits with or without grouping, decimals.</summary>
/// <param name="End">Index after it.</param>
/// <param name="Negative">A minus stands before it.</param>
/// <param name="Integer">The digits before the point, ungrouped; empty for ".5".</param>
/// <param name="Fraction">The digits after the point; empty where there are none.</param>
/// <param name="Grouped">With separators between thousands, so that it is no year.</param>
internal readonly record struct NumberLiteral(int End, bool Negative, string Integer, string Fraction, bool Grouped)
{
    /// <summary>True without sign, point and separators.</summary>
    public bool IsPlain => !Negative && !Grouped && Fraction.Length == 0;

    /// <summary>True for exactly one.</summary>
    public bool IsOne => Fraction.Length == 0 && Integer == "1";

    /// <summary>The value of a short whole number, else -1.</summary>
    public int Value => Fraction.Length == 0 && Integer.Length is > 0 and < 10 ? int.Parse(Integer, System.Globalization.CultureInfo.InvariantCulture) : -1;

    public static bool TryRead(Passage passage, int start, out NumberLiteral number)
    {
        number = default;
        var i = start;
        var negative = false;
        if (passage.At(i) is '-' or '−' or '–')
        {
            negative = true;
            i++;
        }

        var integerEnd = passage.DigitsEnd(i);
        var integer = passage.Text[i..integerEnd];
        var grouped = false;
        if (integer.Length is > 0 and <= 3)
        {
            while (passage.At(integerEnd) is ',' or '\u00A0' or '\u202F' or '\u2009' && passage.DigitsEnd(integerEnd + 1) == integerEnd + 4)
            {
                integer += passage.Text[(integerEnd + 1)..(integerEnd + 4)];
                integerEnd += 4;
                grouped = true;
            }

            if (!grouped)
            {
                ReadOtherGroups(passage, i, ref integer, ref integerEnd, ref grouped);
            }
        }

        var end = integerEnd;
        var fraction = "";
        if (passage.At(end) is '.' or '·' && passage.IsDigit(end + 1))
        {
            end = passage.DigitsEnd(end + 1);
            fraction = passage.Text[(integerEnd + 1)..end];
        }

        if (integer.Length == 0 && fraction.Length == 0)
        {
            return false;
        }

        number = new NumberLiteral(end, negative, integer, fraction, grouped);
        return true;
    }

    /// <summary>"48 300" of the continent and "1,50,000" of India.</summary>
    private static void ReadOtherGroups(Passage passage, int start, ref string integer, ref int end, ref bool grouped)
    {
        var i = end;
        if (integer[0] != '0' && passage.At(i) == ' ' && !passage.IsLetterOrDigit(start - 1) && passage.At(start - 1) is not ('-' or '.' or ',' or ':' or '/'))
        {
            while (passage.At(i) == ' ' && passage.DigitsEnd(i + 1) == i + 4 && i - end < 12)
            {
                i += 4;
            }

            // A unit, a hyphen or a further number makes the second group a number of its own ("3 100m races").
            if (i > end && !passage.IsLetter(i) && !Passage.IsDash(passage.At(i)) && passage.At(i) is not (':' or '/' or '%' or '°') && !(passage.At(i) == ' ' && passage.IsDigit(i + 1))
                && !(passage.At(i) is '.' or ',' && passage.IsDigit(i + 1)))
            {
                integer += passage.Text[end..i].Replace(" ", "", StringComparison.Ordinal);
                (end, grouped) = (i, true);
            }

            return;
        }

        if (integer.Length <= 2)
        {
            while (passage.At(i) == ',' && passage.DigitsEnd(i + 1) == i + 3 && i - end < 12)
            {
                i += 3;
            }

            if (i > end && passage.At(i) == ',' && passage.DigitsEnd(i + 1) == i + 4)
            {
                i += 4;
                integer += passage.Text[end..i].Replace(",", "", StringComparison.Ordinal);
                (end, grouped) = (i, true);
            }
        }
    }

    /// <summary>The number in words.</summary>
    public string Say(bool british)
    {
        var minus = Negative ? "minus " : "";
        if (Fraction.Length == 0)
        {
            return minus + (Integer.Length > 1 && Integer[0] == '0' ? NumberWords.Digits(Integer) : NumberWords.Cardinal(Integer, british));
        }

        // A newsreader of London says "nought point five", one of New York "zero point five"; after the point both say "zero".
        var whole = Integer.Length == 0 ? "" : Integer == "0" ? (british ? "nought " : "zero ") : $"{NumberWords.Cardinal(Integer, british)} ";
        return $"{minus}{whole}point {NumberWords.Digits(Fraction)}";
    }
}
