namespace AudioEdition.Articles;

/// <summary>An article as it was read: its whole text, what of it is kept, what is cut and why.</summary>
/// <remarks>
/// Every character of <see cref="Text"/> that is not white space lies in exactly one of <see cref="Blocks"/> or <see cref="Cuts"/>.
/// </remarks>
public sealed record Article
{
    /// <summary>Where it came from: a file name, an address, or <c>-</c> for standard input.</summary>
    public required string Source { get; init; }

    /// <summary>The text with Unix newlines, blocks parted by a blank line, in Unicode form C; all spans are indices into it.</summary>
    public required string Text { get; init; }

    /// <summary>What is read, in reading order; spans rise and do not overlap.</summary>
    public required IReadOnlyList<ArticleBlock> Blocks { get; init; }

    /// <summary>What is not read; spans rise and overlap neither each other nor a block.</summary>
    public IReadOnlyList<ArticleCut> Cuts { get; init; } = [];

    /// <summary>The title, or null where the article has none.</summary>
    public string? Headline { get; init; }

    /// <summary>The summary under the headline, or null.</summary>
    public string? Standfirst { get; init; }

    /// <summary>The authors' names as printed, without "By"; or null.</summary>
    public string? Byline { get; init; }

    /// <summary>The place that opens the first paragraph ("OSLO"), as a span of <see cref="Text"/>; or null.</summary>
    public TextSpan? Dateline { get; init; }

    /// <summary>When it was published, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>BCP 47 tag. Default <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The publication's name, or null.</summary>
    public string? Site { get; init; }

    /// <summary>The part of the publication that it stands in ("World"), as the page tells it; or null.</summary>
    public string? Section { get; init; }

    /// <summary>The article's own address, or null.</summary>
    public Uri? CanonicalAddress { get; init; }

    /// <summary>Address of the lead image, or null.</summary>
    public Uri? LeadImage { get; init; }

    /// <summary>Opt-outs, licence and copyright, as the page and its server tell them. Default none.</summary>
    public IReadOnlyList<RightsNote> Rights { get; init; } = [];

    /// <summary>Why this seems to be the beginning of a longer article, which has to be paid for or wants a login; null where it seems whole.</summary>
    public string? PartialEvidence { get; init; }
}
