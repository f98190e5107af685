namespace AudioEdition.Articles;

/// <summary>A block of the article that is read aloud.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in <see cref="Article.Text"/>; neither empty nor edged by white space.</param>
/// <param name="Level">Depth: heading 1–6 as in HTML, list nesting from 1; 0 for all else.</param>
public sealed record ArticleBlock(BlockKind Kind, TextSpan Span, int Level = 0);
