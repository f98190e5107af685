using System.Text;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization;

/// <summary>When a lone capital with a full stop is somebody's initial and when it ends a sentence.</summary>
internal static class Initials
{
    private const int LongestWord = 40;

    /// <summary>What is told apart by a letter: "Group B. Norway won" has two sentences.</summary>
    private static readonly WordSet Lettered = new("group plan part class type hepatitis vitamin category grade section option appendix exhibit block gate terminal person patient team pool level");

    /// <summary>True for a word that a letter belongs to.</summary>
    public static bool TakesLetter(ReadOnlySpan<char> word) => Lettered.Contains(word);

    /// <summary>True where a full stop between the two would be read as that of an initial, were the spoken text written.</summary>
    /// <param name="spoken">What was said so far.</param>
    /// <param name="next">What is said next.</param>
    public static bool ReadsAsInitial(StringBuilder spoken, ReadOnlySpan<char> next)
    {
        if (next.IsEmpty || !char.IsUpper(next[0]) || spoken.Length == 0 || !char.IsUpper(spoken[^1]) || (spoken.Length > 1 && spoken[^2] != ' '))
        {
            return false;
        }

        var end = spoken.Length - 1;
        while (end > 0 && spoken[end - 1] is ' ' or '.')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < LongestWord && char.IsLetter(spoken[start - 1]))
        {
            start--;
        }

        var before = spoken.ToString(start, end - start);
        var word = next[..(next.IndexOf(' ') is var blank and >= 0 ? blank : next.Length)];
        var isRow = (before.Length == 1 && end == spoken.Length - 2) || (before is "and" && start > 1 && char.IsLetter(spoken[start - 2]) && (start == 2 || !char.IsLetter(spoken[start - 3])));
        return !isRow && !TakesLetter(before) && !CommonWords.IsSentenceOpener(word) && !(spoken[^1] is 'I' && before.Length > 0 && char.IsLower(before[0]));
    }
}
