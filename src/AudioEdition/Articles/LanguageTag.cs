namespace AudioEdition.Articles;

/// <summary>Language tags as pages write them ("en_US", "EN-gb") to BCP 47 form.</summary>
internal static class LanguageTag
{
    /// <summary>"en_us" to "en-US"; null for what is no tag.</summary>
    public static string? Normalize(string? tag)
    {
        var parts = (tag ?? "").Trim().Split('-', '_');
        if (parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter))
        {
            return null;
        }

        var region = parts.Skip(1).FirstOrDefault(p => p.Length == 2 && p.All(char.IsAsciiLetter));
        var language = parts[0].ToLowerInvariant();
        return region is null ? language : $"{language}-{region.ToUpperInvariant()}";
    }
}
