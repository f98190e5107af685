namespace AudioEdition.Mastering.Beds;

/// <summary>A file cannot be laid under a programme as its music.</summary>
/// <param name="path">The file, as it was given.</param>
/// <param name="message">What is wrong with it, and what to do.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class MusicBedException(string path, string message, Exception? innerException = null)
    : AudioEditionException($"'{path}' cannot be the music bed: {message}", innerException)
{
    /// <summary>The file, as it was given.</summary>
    public string Path { get; } = path;
}
