namespace AudioEdition.Newsroom.Queue;

/// <summary>How much a queue holds.</summary>
/// <param name="Lanes">One for each lane, in their order.</param>
/// <param name="Retrying">Articles that failed and wait for another try.</param>
/// <param name="Parked">Articles that workers gave up on.</param>
/// <param name="Published">Articles that are done.</param>
/// <param name="Stray">Work in a place that no worker serves: anything but 0 is a fault of ours.</param>
public sealed record QueueStatus(IReadOnlyList<LaneStatus> Lanes, long Retrying, long Parked, long Published, long Stray);
