namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>Months and their short forms.</summary>
internal static class Months
{
    public static readonly string[] Names =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    private static readonly WordTable<int> Table = new(
        Names.Select((name, i) => KeyValuePair.Create(name, i + 1))
            .Concat(Names.Where(n => n.Length > 3).Select(n => KeyValuePair.Create(n[..3], Array.IndexOf(Names, n) + 1)))
            .Append(KeyValuePair.Create("Sept", 9)),
        ignoreCase: true);

    /// <summary>Reads a month at a place.</summary>
    /// <param name="passage">The text.</param>
    /// <param name="start">First letter.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="end">After the name and, for a short form, its full stop.</param>
    public static bool TryRead(Passage passage, int start, out int month, out int end)
    {
        var word = passage.WordAt(start);
        end = start + word.Length;
        if (word.Length < 3 || !Table.TryGet(word, out month))
        {
            month = 0;
            return false;
        }

        if (passage.At(end) == '.' && word.Length <= 4 && !word.Equals("May", StringComparison.OrdinalIgnoreCase))
        {
            end++;
        }

        return true;
    }
}
