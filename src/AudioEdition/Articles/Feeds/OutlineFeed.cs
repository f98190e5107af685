namespace AudioEdition.Articles.Feeds;

/// <summary>A feed of a list.</summary>
/// <param name="Title">The list's name for it, or null.</param>
/// <param name="Address">Where the feed is.</param>
public sealed record OutlineFeed(string? Title, Uri Address);
