namespace AudioEdition.Articles;

/// <summary>The input cannot be read as an article at all: binary, too large, broken encoding.</summary>
public sealed class ArticleFormatException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="source">File name or address.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="line">Line of the fault, from 1; null where none can be named.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public ArticleFormatException(string source, string message, int? line = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ArticleSource = source;
        Line = line;
    }

    /// <summary>File name or address.</summary>
    public string ArticleSource { get; }

    /// <summary>Line of the fault, from 1; null where none can be named.</summary>
    public int? Line { get; }
}
