namespace AudioEdition.Cli;

/// <summary>The command was called in a way that cannot be meant: a missing file, options that exclude each other.</summary>
internal sealed class UsageException(string message, Exception? innerException = null)
    : AudioEditionException(message, innerException);
