using AudioEdition.Articles.Html;

namespace AudioEdition.Articles.Feeds;

/// <summary>Names of authors as feeds give them.</summary>
internal static class FeedAuthors
{
    /// <summary>Without "By", and without addresses; empty where no name is left.</summary>
    public static string Trim(string name)
    {
        var trimmed = BylineText.Trim(name);
        return trimmed.Length > 100 || trimmed.Contains("://", StringComparison.Ordinal) || trimmed.Equals("admin", StringComparison.OrdinalIgnoreCase) ? "" : trimmed;
    }
}
