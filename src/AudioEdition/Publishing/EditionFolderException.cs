namespace AudioEdition.Publishing;

/// <summary>An edition cannot be written where it was asked for.</summary>
public sealed class EditionFolderException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="folder">The folder that was asked for.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public EditionFolderException(string folder, string message, Exception? innerException = null)
        : base(message, innerException) => Folder = folder;

    /// <summary>The folder that was asked for.</summary>
    public string Folder { get; }
}
