namespace AudioEdition.Scripts.Quotes;

/// <summary>Character classes that hold for composed and decomposed text alike.</summary>
internal static class Letters
{
    /// <summary>Letter, digit, or the accent that belongs to the letter before it.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036F';

    /// <summary>Characters of a range without the accents that stand on their own.</summary>
    public static int Count(string text, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            count += text[i] is >= '\u0300' and <= '\u036F' ? 0 : 1;
        }

        return count;
    }

    /// <summary>White space, and the marks of no width that stand for nothing.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';
}
