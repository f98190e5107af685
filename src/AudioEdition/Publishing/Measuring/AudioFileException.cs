namespace AudioEdition.Publishing.Measuring;

/// <summary>An audio file is not what its format says it must be.</summary>
public sealed class AudioFileException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public AudioFileException(string path, string message, Exception? innerException = null)
        : base($"“{path}”: {message}", innerException) => (Path, Detail) = (path, message);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it, without its name.</summary>
    public string Detail { get; }
}
