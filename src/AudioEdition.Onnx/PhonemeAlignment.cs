namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Finds which characters of a pronounced line belong to which word.</summary>
/// <remarks>
/// eSpeak joins small words ("of the" is said as one) and spells out what it cannot read, so that its blanks are not the text's. How each word sounds alone is
/// laid beside the line at the least cost (edit distance): weak forms and linked sounds cost little, and every character finds its word.
/// </remarks>
internal static class PhonemeAlignment
{
    private const int Changed = 3;

    /// <summary>A stress mark is no sound, so none takes the place of one; words lose their stress among others.</summary>
    private const int ChangedToStress = 4;
    private const int StressLeftOut = 1;
    private const int LeftOut = 2;
    private const int PutIn = 2;

    /// <summary>A table of that many cells takes 4 MB; a clause has some 10,000.</summary>
    private const int MaxCells = 1_000_000;

    /// <summary>Aligns.</summary>
    /// <param name="line">The pronounced line.</param>
    /// <param name="alone">Each word pronounced alone, in order.</param>
    /// <returns>For each character of the line the index of its word, −1 for blanks; null where the line is too long to be worth it.</returns>
    public static int[]? Align(string line, IReadOnlyList<string> alone)
    {
        var expected = alone.SelectMany((w, i) => w.Where(c => c != ' ').Select(c => (Character: c, Word: i))).ToArray();
        var actual = Enumerable.Range(0, line.Length).Where(i => line[i] != ' ').ToArray();
        var (rows, columns) = (expected.Length + 1, actual.Length + 1);
        if (expected.Length == 0 || (long)rows * columns > MaxCells)
        {
            return null;
        }

        var costs = Costs(line, expected, actual, rows, columns);
        var words = new int[line.Length];
        Array.Fill(words, -1);
        var (row, column) = (rows - 1, columns - 1);
        while (column > 0)
        {
            var place = actual[column - 1];
            var cost = costs[(row * columns) + column];
            if (row > 0 && cost == costs[((row - 1) * columns) + column - 1] + Cost(expected[row - 1].Character, line[place]))
            {
                words[place] = expected[row - 1].Word;
                row--;
                column--;
            }
            else if (row > 0 && cost == costs[((row - 1) * columns) + column] + CostOfLeavingOut(expected[row - 1].Character))
            {
                row--;
            }
            else
            {
                // A linked sound ("law (r) and") belongs to the word before.
                words[place] = expected[Math.Max(0, row - 1)].Word;
                column--;
            }
        }

        return words;
    }

    private static int[] Costs(string line, (char Character, int Word)[] expected, int[] actual, int rows, int columns)
    {
        var costs = new int[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[(i * columns) + j] = i > 0 ? costs[(i - 1) * columns] + CostOfLeavingOut(expected[i - 1].Character) : j * PutIn;
                    continue;
                }

                var match = costs[((i - 1) * columns) + j - 1] + Cost(expected[i - 1].Character, line[actual[j - 1]]);
                var gap = Math.Min(costs[((i - 1) * columns) + j] + CostOfLeavingOut(expected[i - 1].Character), costs[(i * columns) + j - 1] + PutIn);
                costs[(i * columns) + j] = Math.Min(match, gap);
            }
        }

        return costs;
    }

    private static int Cost(char expected, char actual) => expected == actual ? 0 : IsStress(expected) || IsStress(actual) ? ChangedToStress : Changed;

    private static int CostOfLeavingOut(char expected) => IsStress(expected) ? StressLeftOut : LeftOut;

    private static bool IsStress(char c) => c is 'ˈ' or 'ˌ';
}
