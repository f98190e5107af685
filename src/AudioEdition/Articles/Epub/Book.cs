namespace AudioEdition.Articles.Epub;

/// <summary>A book as it was read: its front matter and its chapters.</summary>
public sealed record Book
{
    /// <summary>The title; the source where the book tells none.</summary>
    public required string Title { get; init; }

    /// <summary>The authors' names in the book's order.</summary>
    public IReadOnlyList<string> Creators { get; init; } = [];

    /// <summary>BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The publisher, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary>The chapters in reading order, at least one. What stands around them is in their cuts, with its reason.</summary>
    public required IReadOnlyList<Article> Chapters { get; init; }
}
