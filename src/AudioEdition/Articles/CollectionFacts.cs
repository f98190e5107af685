namespace AudioEdition.Articles;

/// <summary>What an edition of several articles tells of the whole: the feed's title, or the book's.</summary>
public sealed record CollectionFacts
{
    /// <summary>The edition's title.</summary>
    public required string Title { get; init; }

    /// <summary>Authors of the whole, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>When it was published; null to take the newest article's date.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Publisher or site, or null to take the first article's.</summary>
    public string? Site { get; init; }

    /// <summary>Its own address, or null.</summary>
    public Uri? Address { get; init; }
}
