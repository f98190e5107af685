namespace AudioEdition.Cli;

/// <summary>Nothing of a feed could be read; each item's fault was told on its own.</summary>
internal sealed class FeedFailedException(string message, Exception innerException)
    : AudioEditionException(message, innerException);
