namespace AudioEdition.Articles;

/// <summary>The input was read, but holds no article text.</summary>
public sealed class NothingToNarrateException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="source">File name or address.</param>
    /// <param name="message">What was found instead, and what to do.</param>
    public NothingToNarrateException(string source, string message)
        : base(message) => ArticleSource = source;

    /// <summary>File name or address.</summary>
    public string ArticleSource { get; }
}
