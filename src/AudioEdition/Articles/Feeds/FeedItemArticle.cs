namespace AudioEdition.Articles.Feeds;

/// <summary>An item of a feed, read.</summary>
/// <param name="Item">The item.</param>
/// <param name="Article">Its article.</param>
/// <param name="Warning">What had to be made do with, for people; null where nothing had.</param>
public sealed record FeedItemArticle(FeedItem Item, Article Article, string? Warning);
