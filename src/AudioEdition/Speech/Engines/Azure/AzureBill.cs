namespace AudioEdition.Speech.Engines.Azure;

/// <summary>What a document puts on the bill.</summary>
/// <remarks>
/// Microsoft's rule ("billable characters"): every character of the text, blanks and punctuation too, and of the markup, all but <c>speak</c> and <c>voice</c>; a Chinese
/// character, also in Japanese or Korean, counts twice. A character that XML writes as a reference (<c>&amp;amp;</c>) counts once here: the rule says nothing about it.
/// </remarks>
internal static class AzureBill
{
    /// <summary>Characters of a document of <see cref="Ssml.SsmlWriter"/>.</summary>
    public static long Characters(string ssml)
    {
        var count = 0L;
        for (var at = 0; at < ssml.Length;)
        {
            var isMarkup = ssml[at] == '<';
            var end = ssml.IndexOf(isMarkup ? '>' : '<', at) is >= 0 and var found ? found + (isMarkup ? 1 : 0) : ssml.Length;
            var piece = ssml.AsSpan(at, end - at);
            count += isMarkup && IsFree(piece) ? 0 : Count(piece, isMarkup);
            at = end;
        }

        return count;
    }

    private static bool IsFree(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart("</");
        var end = name.IndexOfAny(" >/");
        return end >= 0 && name[..end] is "speak" or "voice";
    }

    private static long Count(ReadOnlySpan<char> piece, bool isMarkup)
    {
        var count = 0L;
        var isReference = false;
        foreach (var rune in piece.EnumerateRunes())
        {
            count += isReference ? 0 : IsIdeograph(rune.Value) ? 2 : 1;
            isReference = !isMarkup && (rune.Value == '&' || (isReference && rune.Value != ';'));
        }

        return count;
    }

    private static bool IsIdeograph(int c) =>
        c is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x2FA1F) or (>= 0x30000 and <= 0x323AF);
}
