namespace AudioEdition.Articles.PlainText;

/// <summary>The mark that makes a line an item of a list.</summary>
/// <param name="Length">Characters of the mark and the blanks after it; 0 where there is none.</param>
/// <param name="IsBullet">True for a bullet, which nobody reads aloud; false for a number, which one does.</param>
internal readonly record struct ListMarker(int Length, bool IsBullet)
{
    public static ListMarker Measure(string line)
    {
        if (line.Length > 2 && line[0] is '•' or '‣' or '◦' or '▪' or '●' or '■' or '·' or '*' or '-' or '–' or '+' && line.Length > 2 && line[1] == ' ')
        {
            return new ListMarker(2, IsBullet: true);
        }

        if (line.Length > 2 && line[0] is '•' or '‣' or '◦' or '▪' or '●' or '■' && line.Length > 1 && char.IsLetterOrDigit(line[1]))
        {
            return new ListMarker(1, IsBullet: true);
        }

        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits is 1 or 2 && line.Length > digits + 2 && line[digits] is '.' or ')' && line[digits + 1] == ' '
            ? new ListMarker(digits + 2, IsBullet: false)
            : default;
    }
}
