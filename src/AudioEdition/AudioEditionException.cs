namespace AudioEdition;

/// <summary>An expected failure: the message says what happened, to which input, and what to do next.</summary>
/// <remarks>The sealed children carry the facts that a caller acts on. Anything else that is thrown is a fault of the program.</remarks>
public abstract class AudioEditionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, to which input, and what to do next.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    protected AudioEditionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
