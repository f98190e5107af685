using AudioEdition.Articles;

namespace AudioEdition.Scripts.Quotes;

/// <summary>An outermost quoted run of an article; it never crosses a block.</summary>
public sealed record Quotation
{
    /// <summary>The words inside the marks, in indices of the article's text; not empty, not edged by white space.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The same with its marks; equal to <see cref="Span"/> on a side where the mark is missing.</summary>
    public required TextSpan MarkedSpan { get; init; }

    /// <summary>Speech, fragment or label.</summary>
    public required QuotationKind Kind { get; init; }

    /// <summary>Index of the quotation that this one goes on with in a later paragraph (no closing mark before), or null.</summary>
    public int? ContinuesIndex { get; init; }

    /// <summary>What was mended to read the marks ("closing mark missing"), or null where they were right.</summary>
    public string? Repair { get; init; }
}
