namespace AudioEdition.Articles;

/// <summary>A part of the input that is not read, and why.</summary>
/// <param name="Span">Where it stands in <see cref="Article.Text"/>.</param>
/// <param name="Reason">Why it is cut.</param>
/// <param name="Evidence">The words or the shape that decided, for people.</param>
public sealed record ArticleCut(TextSpan Span, CutReason Reason, string Evidence);
