namespace AudioEdition.Articles.Sifting;

/// <summary>What a front end knows of the article beside its blocks; null where it knows nothing.</summary>
internal sealed record FrontMatter
{
    public string? Headline { get; init; }

    public string? Standfirst { get; init; }

    /// <summary>A summary for search engines; no part of what is read, but it tells which text is the article's.</summary>
    public string? Description { get; init; }

    /// <summary>The body's text as the page tells it beside what it shows; null where it tells none.</summary>
    public string? ToldBody { get; init; }

    public string? Byline { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Language { get; init; }

    public string? Site { get; init; }

    public string? Section { get; init; }

    public Uri? CanonicalAddress { get; init; }

    public Uri? LeadImage { get; init; }

    public IReadOnlyList<RightsNote> Rights { get; init; } = [];

    /// <summary>False where the page says that its text is not free to read; null where it says nothing.</summary>
    public bool? IsFree { get; init; }

    /// <summary>Words of the whole article as the page tells it; null where it does not.</summary>
    public int? ToldWords { get; init; }
}
