using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>A block with its units, at least one.</summary>
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
}
