namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Finds which phones of a sentence belong to which word.</summary>
/// <remarks>
/// Flite prints phones with times and no word boundaries. How a word sounds alone is asked for separately; both sequences are then laid side by side at the
/// least cost (edit distance), which is 0 but where neighbours changed a phone: "the apple", "of Velmora".
/// </remarks>
internal static class PhoneAlignment
{
    private const int Changed = 2;
    private const int LeftOut = 3;
    private const int PutIn = 3;
    private const int PauseInsideWord = 1;

    /// <summary>Above a cost of one changed phone in three, the two sequences are not the same words.</summary>
    private const double MaxCostPerPhone = Changed / 3.0;

    /// <summary>A table of that many cells takes 4 MB and 10 ms; a unit of speech has some 60,000.</summary>
    private const int MaxCells = 1_000_000;

    /// <summary>Aligns.</summary>
    /// <param name="words">Each word's phones when said alone, without pauses.</param>
    /// <param name="phones">The phones of the whole, pauses included.</param>
    /// <returns>For each word the index of its first and its last phone; null where they do not fit.</returns>
    public static IReadOnlyList<(int First, int Last)>? Align(IReadOnlyList<IReadOnlyList<string>> words, IReadOnlyList<FlitePhone> phones)
    {
        var expected = words.SelectMany((w, i) => w.Select(p => (Phone: p, Word: i))).ToArray();
        var (rows, columns) = (expected.Length + 1, phones.Count + 1);
        if (expected.Length == 0 || (long)rows * columns > MaxCells)
        {
            return null;
        }

        var costs = new int[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            var isInsideWord = i > 0 && i < expected.Length && expected[i - 1].Word == expected[i].Word;
            for (var j = 0; j < columns; j++)
            {
                if (i == 0 && j == 0)
                {
                    continue;
                }

                var cost = int.MaxValue / 2;
                if (i > 0)
                {
                    cost = costs[((i - 1) * columns) + j] + LeftOut;
                }

                if (j > 0)
                {
                    cost = Math.Min(cost, costs[(i * columns) + j - 1] + InsertionCost(phones[j - 1], isInsideWord));
                }

                if (i > 0 && j > 0 && !phones[j - 1].IsPause)
                {
                    cost = Math.Min(cost, costs[((i - 1) * columns) + j - 1] + MatchCost(expected[i - 1].Phone, phones[j - 1].Name));
                }

                costs[(i * columns) + j] = cost;
            }
        }

        return costs[^1] <= MaxCostPerPhone * expected.Length ? Trace(costs, columns, expected, phones, words.Count) : null;
    }

    private static int InsertionCost(FlitePhone phone, bool isInsideWord) => phone.IsPause ? (isInsideWord ? PauseInsideWord : 0) : PutIn;

    private static int MatchCost(string expected, string actual) => expected == actual ? 0 : Changed;

    private static (int First, int Last)[]? Trace(int[] costs, int columns, (string Phone, int Word)[] expected, IReadOnlyList<FlitePhone> phones, int wordCount)
    {
        var spans = Enumerable.Repeat((First: -1, Last: -1), wordCount).ToArray();
        var (i, j) = (expected.Length, phones.Count);
        while (i > 0 && j > 0)
        {
            var cost = costs[(i * columns) + j];
            if (!phones[j - 1].IsPause && cost == costs[((i - 1) * columns) + j - 1] + MatchCost(expected[i - 1].Phone, phones[j - 1].Name))
            {
                // An inserted phone between two words stays outside both: to which it belongs nobody knows.
                var word = expected[i - 1].Word;
                spans[word] = (j - 1, spans[word].Last < 0 ? j - 1 : spans[word].Last);
                i--;
                j--;
            }
            else if (cost == costs[((i - 1) * columns) + j] + LeftOut)
            {
                i--;
            }
            else
            {
                j--;
            }
        }

        return spans.All(s => s.First >= 0) ? spans : null;
    }
}
