using System.Collections.Concurrent;

namespace AudioEdition.Tests.Speech.Engines.Web;

/// <summary>A clock whose timers are due at once: pauses between tries take no time.</summary>
internal sealed class HastyTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _asked = [];

    /// <summary>The pauses that were asked for.</summary>
    public IReadOnlyCollection<TimeSpan> Asked => _asked;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        _asked.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
