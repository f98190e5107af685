namespace AudioEdition.Cli.Servers.Serving;

/// <summary>The server cannot start.</summary>
internal sealed class ServerException(string message, Exception innerException)
    : AudioEditionException(message, innerException);
