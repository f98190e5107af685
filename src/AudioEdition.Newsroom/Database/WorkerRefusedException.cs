namespace AudioEdition.Newsroom.Database;

/// <summary>A worker must not start, since those at work differ from it in what all must have in common.</summary>
/// <param name="message">In what, and what to do.</param>
public sealed class WorkerRefusedException(string message) : AudioEditionException(message);
