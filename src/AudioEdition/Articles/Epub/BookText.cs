using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Epub;

/// <summary>A text of the reading order, cut into blocks.</summary>
internal sealed record BookText
{
    public required string Path { get; init; }

    /// <summary>What the text calls itself by <c>epub:type</c> or role of its body or only section; null where it tells nothing.</summary>
    public string? Kind { get; init; }

    /// <summary>Outside the reading order.</summary>
    public bool IsAside { get; init; }

    /// <summary>Blocks in order; those with a known cut are left out.</summary>
    public required IReadOnlyList<SourceBlock> Blocks { get; init; }

    /// <summary>Notes, marks of notes and page numbers that were taken out.</summary>
    public IReadOnlyList<SourceBlock> TakenOut { get; init; } = [];

    public IEnumerable<SourceBlock> Kept => Blocks.Where(b => b.KnownCut is null);

    public IEnumerable<SourceBlock> Headings => Kept.Where(b => b.Shape == BlockShape.Heading);

    public bool HasBody => Kept.Any(b => b.Shape != BlockShape.Heading);

    public int Words => Kept.Sum(b => b.Text.AsSpan().Count(' ') + 1);
}
