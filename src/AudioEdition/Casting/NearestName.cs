namespace AudioEdition.Casting;

/// <summary>What somebody meant who mistyped a name.</summary>
internal static class NearestName
{
    /// <summary>More changes make another word.</summary>
    private const int MostChanges = 2;

    private const int TooLong = 40;

    /// <summary>The nearest of the names, the first of equals.</summary>
    /// <returns>Null where none is near.</returns>
    public static string? Of(string name, ReadOnlySpan<string> names)
    {
        string? nearest = null;
        var least = MostChanges + 1;
        foreach (var candidate in names)
        {
            if (EditDistance(name, candidate) is var distance && distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    private static int EditDistance(string a, string b)
    {
        if (a.Length > TooLong)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + same));
            }
        }

        return row[^1];
    }
}
