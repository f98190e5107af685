namespace AudioEdition.Publishing.Encoders;

/// <summary>An audio file could not be written or read by the encoder.</summary>
public sealed class EncoderException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The file concerned, or null where it is the encoder itself.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public EncoderException(string? path, string message, Exception? innerException = null)
        : base(message, innerException) => Path = path;

    /// <summary>The file concerned, or null.</summary>
    public string? Path { get; }
}
