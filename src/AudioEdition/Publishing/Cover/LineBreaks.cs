using System.Globalization;
using System.Text;

namespace AudioEdition.Publishing.Cover;

/// <summary>Where a headline may be broken: at spaces, and in scripts that write none between any two characters.</summary>
internal static class LineBreaks
{
    /// <summary>Characters that no line begins with (JIS X 4051 names most of them).</summary>
    private const string NeverFirst = "、。，．・：；！？）］｝」』】〉》〕ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]}!?.,:;”’";

    private const string NeverLast = "（［｛「『【〈《〔([{“‘";

    /// <summary>The pieces of a text that stay whole, and whether a space stands before each.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<(string Text, bool IsSpaced)> Pieces(string text)
    {
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var starts = StringInfo.ParseCombiningCharacters(word);
            var from = 0;
            for (var i = 1; i < starts.Length; i++)
            {
                if ((IsUnspaced(word, starts[i - 1]) || IsUnspaced(word, starts[i])) && !NeverLast.Contains(word[starts[i - 1]], StringComparison.Ordinal) && !NeverFirst.Contains(word[starts[i]], StringComparison.Ordinal))
                {
                    yield return (word[from..starts[i]], from == 0);
                    from = starts[i];
                }
            }

            yield return (word[from..], from == 0);
        }
    }

    /// <summary>Thai and its neighbours, kana, Chinese characters and their full-width companions. Where Thai words end, a dictionary would have to tell.</summary>
    private static bool IsUnspaced(string word, int at) => Rune.TryGetRuneAt(word, at, out var rune)
        && rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
            or (>= 0x2E80 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);
}
