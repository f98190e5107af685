namespace AudioEdition.Publishing.Cover;

/// <summary>What a drawn cover says.</summary>
public sealed record CoverContent
{
    /// <summary>The headline; set as large as its length allows.</summary>
    public required string Headline { get; init; }

    /// <summary>The site or paper, above the headline.</summary>
    public string? Site { get; init; }

    /// <summary>Day of publication, at the foot.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>A short line at the foot beside the date, such as a running time or the byline.</summary>
    public string? Note { get; init; }

    /// <summary>BCP 47 tag of the language in which the date is written. Default <c>en</c>.</summary>
    public string Language { get; init; } = "en";
}
