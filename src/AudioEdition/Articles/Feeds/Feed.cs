namespace AudioEdition.Articles.Feeds;

/// <summary>A feed as it was read: RSS, Atom or JSON Feed.</summary>
public sealed record Feed
{
    /// <summary>The feed's title; the source where it has none.</summary>
    public required string Title { get; init; }

    /// <summary>The site's address, or null.</summary>
    public Uri? Address { get; init; }

    /// <summary>BCP 47 tag, or null where the feed tells none.</summary>
    public string? Language { get; init; }

    /// <summary>The items in the feed's order; each <see cref="FeedItem.Id"/> once.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>The newest items, newest first.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>By date of publication where every item has one; else as the feed orders them, which by custom is newest first.</returns>
    public IReadOnlyList<FeedItem> Newest(int count) =>
        [.. (Items.All(i => i.Published is not null) ? Items.OrderByDescending(i => i.Published!.Value.UtcTicks) : Items.AsEnumerable()).Take(count)];
}
