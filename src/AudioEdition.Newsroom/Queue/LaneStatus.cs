namespace AudioEdition.Newsroom.Queue;

/// <summary>How much a lane holds.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Waiting">Pieces of work that no worker has.</param>
/// <param name="Running">Pieces of work that a worker has.</param>
/// <param name="Age">How long ago the oldest article that is not done was taken in; null where there is none.</param>
public sealed record LaneStatus(Lane Lane, long Waiting, long Running, TimeSpan? Age);
