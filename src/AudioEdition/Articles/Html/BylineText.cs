namespace AudioEdition.Articles.Html;

/// <summary>Bylines as pages print them, trimmed to the names.</summary>
internal static class BylineText
{
    private static readonly string[] Openings = ["by ", "written by ", "posted by ", "words by ", "text by ", "story by ", "von ", "por ", "par "];

    public static string Trim(string text)
    {
        var name = text.Trim(' ', ',', '|', '-', '–', '—', '•', ':', '.');
        foreach (var opening in Openings)
        {
            if (name.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                name = name[opening.Length..].Trim();
                break;
            }
        }

        var end = name.IndexOfAny(['|', '•', '·', '@', '(', '\n']);
        name = end > 2 ? name[..end] : name;
        foreach (var stop in new[] { " / ", " - ", " – ", " — ", ", Updated", " Updated", " Published", " Posted", " on ", " View ", " Follow", " January ", " February ", " March ", " April ", " May ", " June ", " July ", " August ", " September ", " October ", " November ", " December " })
        {
            var at = name.IndexOf(stop, StringComparison.Ordinal);
            name = at > 3 ? name[..at] : name;
        }

        return name.Trim(' ', ',', '|', '-', ':');
    }
}
