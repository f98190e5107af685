using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>Small steps on spans of one text.</summary>
internal static class TextSpans
{
    /// <summary>The span without white space at its ends; empty where it holds nothing else.</summary>
    public static TextSpan Trim(string text, TextSpan span)
    {
        var start = SkipWhiteSpace(text, span.Start, span.End);
        var end = span.End;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    /// <summary>First index at or after <paramref name="start"/> that is not white space, or <paramref name="end"/>.</summary>
    public static int SkipWhiteSpace(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>True where the span holds something that is heard.</summary>
    public static bool IsVoiced(string text, TextSpan span) => Voicing.IsVoiced(text.AsSpan(span.Start, span.Length));

    /// <summary>The span's characters without a copy.</summary>
    public static ReadOnlySpan<char> Slice(string text, TextSpan span) => text.AsSpan(span.Start, span.Length);
}
