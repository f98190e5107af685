namespace AudioEdition;

/// <summary>The end of a stage of the work.</summary>
internal static class StageEnd
{
    /// <summary>Below this there is nothing to gain: an article's whole build stays there.</summary>
    private const long Little = 48_000_000;

    /// <summary>
    /// Gives back what the stage left behind it, where that may be much. The collector would find it too, but only when as much again was taken, and a book's stages
    /// would stand in memory beside each other. It takes a tenth of a second where it takes any time.
    /// </summary>
    public static void Release()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > Little)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
