namespace AudioEdition.Tests;

/// <summary>What a piece of work allocates once it is warm.</summary>
internal static class Allocations
{
    /// <summary>Bytes that the work allocates on this thread: the least of several runs, since the runtime itself allocates now and then (a collection, a recompiled method).</summary>
    /// <param name="work">The same work each time.</param>
    public static long Of(Action work)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
