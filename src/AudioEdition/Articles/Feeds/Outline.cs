namespace AudioEdition.Articles.Feeds;

/// <summary>A list of feeds (OPML).</summary>
/// <param name="Title">The list's title, or null.</param>
/// <param name="Feeds">The feeds in the list's order, each address once; at least one.</param>
public sealed record Outline(string? Title, IReadOnlyList<OutlineFeed> Feeds);
