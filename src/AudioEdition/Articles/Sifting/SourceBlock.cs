namespace AudioEdition.Articles.Sifting;

/// <summary>A block as a front end found it, before it is judged.</summary>
/// <param name="Text">One line of clean text, not empty.</param>
/// <param name="Shape">What the front end knows of it.</param>
/// <param name="Level">Heading level or list nesting; 0 for all else.</param>
internal sealed record SourceBlock(string Text, BlockShape Shape = BlockShape.Paragraph, int Level = 0)
{
    /// <summary>Blocks of one list or of one paragraph of short lines share a number; they tend to share a fate.</summary>
    public int Group { get; init; }

    /// <summary>Share of the characters that are links, 0–1; 0 where the front end knows no links.</summary>
    public double LinkDensity { get; init; }

    /// <summary>True where the front end knows links and headings, so that a title among furniture is told by its link.</summary>
    public bool HasMarkup { get; init; }

    /// <summary>Set where the front end itself knows that the block is no part of the article.</summary>
    public CutReason? KnownCut { get; init; }

    /// <summary>Why <see cref="KnownCut"/> is set.</summary>
    public string KnownEvidence { get; init; } = "";

    /// <summary>Set where the front end itself knows what the block is (a title of the front matter).</summary>
    public BlockKind? KnownKind { get; init; }
}
