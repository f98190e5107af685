using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>The piece that is synthesized, cached, timed and corrected: a sentence or a run of sentences of one voice.</summary>
public sealed record NarrationUnit
{
    /// <summary>Position in <see cref="Script.Units"/>, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>
    /// Where it stands in the article's text, never across a block, a quotation's inside the marks;
    /// null for words that are not the article's (disclosure, intro, outro).
    /// </summary>
    public required TextSpan? Span { get; init; }

    /// <summary>The words as written.</summary>
    public required string Text { get; init; }

    /// <summary>What stands between this unit and the one before.</summary>
    public required BoundaryKind Boundary { get; init; }

    /// <summary>Index into <see cref="Script.Quotations"/> for a quotation unit, else null. A long quotation has several units.</summary>
    public int? QuotationIndex { get; init; }
}
