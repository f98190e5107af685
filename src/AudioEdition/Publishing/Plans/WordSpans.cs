using AudioEdition.Articles;

namespace AudioEdition.Publishing.Plans;

/// <summary>The words of a text: its runs without white space or control characters, which no format shows.</summary>
internal static class WordSpans
{
    public static List<TextSpan> Of(string text)
    {
        var words = new List<TextSpan>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || IsBlank(text[i]))
            {
                if (start >= 0)
                {
                    words.Add(new TextSpan(start, i));
                }

                start = -1;
            }
            else if (start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    /// <summary>The words parted by one space each.</summary>
    public static string OneLine(string text) => string.Join(' ', Of(text).Select(w => w.In(text)));

    /// <summary>True where the texts differ in white space at most.</summary>
    public static bool SameWords(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && IsBlank(a[i]))
            {
                i++;
            }

            while (j < b.Length && IsBlank(b[j]))
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (a[i++] != b[j++])
            {
                return false;
            }
        }
    }
}
