namespace AudioEdition.Tests.Listening;

/// <summary>Word error rate: substitutions, insertions and deletions against the words that should have been heard.</summary>
internal static class WordErrors
{
    /// <returns>Errors (the least number of edits) and the number of words of the reference.</returns>
    public static (int Errors, int Words) Count(string reference, string heard)
    {
        var expected = Words(reference);
        var actual = Words(heard);
        var row = Enumerable.Range(0, actual.Length + 1).ToArray();
        for (var i = 1; i <= expected.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= actual.Length; j++)
            {
                var substitution = diagonal + (expected[i - 1] == actual[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return (row[^1], expected.Length);
    }

    /// <returns>Errors against the number of words of the reference; over 1 where more is heard than was said.</returns>
    public static double Rate(string reference, string heard)
    {
        var (errors, words) = Count(reference, heard);
        return (double)errors / words;
    }

    private static string[] Words(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetter(c) || c == '\'' ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
