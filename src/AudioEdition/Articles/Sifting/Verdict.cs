namespace AudioEdition.Articles.Sifting;

/// <summary>What became of a block.</summary>
/// <param name="Kind">What it is, where it is kept.</param>
/// <param name="Cut">Why it is cut; null where it is kept.</param>
/// <param name="Evidence">The words or the shape that decided.</param>
internal readonly record struct Verdict(BlockKind Kind, CutReason? Cut, string Evidence)
{
    public bool IsKept => Cut is null;

    public static Verdict Keep(BlockKind kind) => new(kind, null, "");

    public static Verdict CutAs(CutReason reason, string evidence) => new(BlockKind.Paragraph, reason, evidence);
}
