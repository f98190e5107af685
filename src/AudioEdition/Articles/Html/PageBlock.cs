namespace AudioEdition.Articles.Html;

/// <summary>A run of text of a page between two block boundaries.</summary>
/// <param name="Text">One line of clean text.</param>
/// <param name="Node">The block-level element that holds it.</param>
/// <param name="Words">Words in it.</param>
/// <param name="LinkDensity">Share of its characters that are links, 0–1.</param>
/// <param name="BoldDensity">Share of its characters in bold, 0–1.</param>
internal sealed record PageBlock(string Text, PageNode Node, int Words, double LinkDensity, double BoldDensity)
{
    /// <summary>The end of a sentence stands in it.</summary>
    public bool EndsSentence { get; } = Sifting.BlockFeatures.EndsWithStop(Text);

    /// <summary>A piece of running text.</summary>
    public bool IsProse => Words >= 8 && LinkDensity < 0.5 && (EndsSentence || Words >= 20) && Node.Tag is not ("h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "figcaption");

    /// <summary>How much of running text it is, in words.</summary>
    public double ProseWeight => IsProse ? Words * Math.Min(1.0, Words / 25.0) * (1 - LinkDensity) : 0;
}
