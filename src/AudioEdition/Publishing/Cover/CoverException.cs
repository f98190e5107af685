namespace AudioEdition.Publishing.Cover;

/// <summary>A picture cannot be made into a cover.</summary>
/// <param name="source">The file or address that it was read from.</param>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class CoverException(string source, string message, Exception? innerException = null) : AudioEditionException($"'{source}' {message}", innerException)
{
    /// <summary>The file or address that the picture was read from.</summary>
    public string PictureSource { get; } = source;
}
