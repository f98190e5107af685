namespace AudioEdition.Articles.Sifting;

/// <summary>The classifier's result: a verdict for every block, and the head matter among them.</summary>
internal sealed record Sifted(IReadOnlyList<Verdict> Verdicts, HeadMatter Head);
