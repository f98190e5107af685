namespace AudioEdition.Newsroom.Database;

/// <summary>A worker must not start or go on: those at work differ from it in what all must have in common, or it is no more what it was.</summary>
/// <param name="message">In what, and what to do.</param>
public sealed class WorkerRefusedException(string message) : AudioEditionException(message);
