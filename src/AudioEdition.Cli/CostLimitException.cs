namespace AudioEdition.Cli;

/// <summary>An edition costs more than was allowed. The command was called as it should be, and the edition was not made.</summary>
internal sealed class CostLimitException(string message) : AudioEditionException(message);
