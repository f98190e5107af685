namespace AudioEdition;

/// <summary>The end of a stage of the work.</summary>
internal static class StageEnd
{
    /// <summary>Units of a text so long that its stages weigh: an hour of speech. For an article everybody else in the process would stand still, a newsroom's other articles too.</summary>
    private const int Book = 1_000;

    /// <summary>Below this there is nothing to gain.</summary>
    private const long Little = 48_000_000;

    /// <summary>
    /// Gives back what the stage of a book left behind it. The collector would find it too, but only when as much again was taken, and the stages
    /// would stand in memory beside each other. It takes a tenth of a second where it takes any time.
    /// </summary>
    /// <param name="units">Units of the text.</param>
    public static async Task ReleaseAsync(int units)
    {
        // Whoever goes on where a stage ended stands on its stack, and what it held is held as long.
        await Task.Yield();
        if (units >= Book && GC.GetTotalMemory(forceFullCollection: false) > Little)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
