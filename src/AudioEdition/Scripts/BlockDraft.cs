using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>A block with its units, at least one; or a part of a very long block.</summary>
internal sealed record BlockDraft(BlockKind Kind, IReadOnlyList<UnitDraft> Units)
{
    public bool IsTitle => Kind is BlockKind.Headline or BlockKind.Heading;

    public UnitKind UnitKind => Kind switch
    {
        BlockKind.Headline => UnitKind.Headline,
        BlockKind.Standfirst => UnitKind.Standfirst,
        BlockKind.Byline => UnitKind.Byline,
        BlockKind.Heading => UnitKind.Heading,
        _ => UnitKind.Narration,
    };

    /// <summary>
    /// The block itself, or its parts where it goes on for minutes, as text does whose paragraphs were lost on the way: chapters begin with blocks, and a listener has to find
    /// places to jump to. Parts begin with a sentence and hold whole quotations.
    /// </summary>
    public IEnumerable<BlockDraft> Parts()
    {
        const int LongBlockLength = 1_800;
        const int LeastPartLength = 600;
        var start = 0;
        if (Units[^1].Span.End - Units[0].Span.Start > LongBlockLength && !IsTitle)
        {
            for (var i = 1; i < Units.Count; i++)
            {
                var unit = Units[i];
                if (unit.Boundary == BoundaryKind.Sentence
                    && (unit.QuotationIndex is null || unit.QuotationIndex != Units[i - 1].QuotationIndex)
                    && unit.Span.Start - Units[start].Span.Start >= LeastPartLength
                    && Units[^1].Span.End - unit.Span.Start >= LeastPartLength)
                {
                    yield return this with { Units = [.. Units.Skip(start).Take(i - start)] };
                    start = i;
                }
            }
        }

        yield return start == 0 ? this : this with { Units = [.. Units.Skip(start)] };
    }
}
