namespace AudioEdition.Casting;

/// <summary>How well a voice's language tag fits a text's.</summary>
internal static class LocaleFit
{
    private const int LongestTag = 35;

    /// <summary>True for what BCP 47 calls well-formed, without its rarer forms: letters and digits in parts of up to eight, a language first.</summary>
    public static bool IsTag(string tag)
    {
        if (tag.Length > LongestTag)
        {
            return false;
        }

        var parts = tag.Split('-');
        return parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(p => p.Length is >= 2 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>True where both are of one language, or one names none.</summary>
    public static bool SameLanguage(string? voice, string? text) =>
        voice is null || string.IsNullOrEmpty(text) || MemoryExtensions.Equals(Language(voice), Language(text), StringComparison.OrdinalIgnoreCase);

    /// <summary>True where the text names no region, or the voice's tag begins as the text's.</summary>
    public static bool SameRegion(string? voice, string? text) =>
        voice is null || string.IsNullOrEmpty(text) || !text.Contains('-')
        || voice.Equals(text, StringComparison.OrdinalIgnoreCase)
        || voice.StartsWith(text + "-", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith(voice + "-", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Language(ReadOnlySpan<char> tag) => tag.IndexOf('-') is >= 0 and var dash ? tag[..dash] : tag;
}
