namespace AudioEdition.Emulator.Ssml;

/// <summary>A document that the service would refuse.</summary>
public sealed class SsmlException : Exception
{
    /// <summary>Creates it without a message.</summary>
    public SsmlException()
    {
    }

    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong.</param>
    public SsmlException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">Why.</param>
    public SsmlException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
