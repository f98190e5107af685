namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Settings of the queue; each default closes a way in which work was seen to be lost, late or done again.</summary>
public sealed record QueueOptions
{
    /// <summary>
    /// After so long without a sign of life of its worker an article is given to another one; range 5 s–1 h, default 30 s; the same for all workers.
    /// A worker gives signs five times as often while it works, so an article may take longer than that.
    /// </summary>
    public TimeSpan Invisibility { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so long a lock that a killed process left behind counts no more; locks are held for milliseconds. Default 20 s; the storage's own default is ten minutes.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often an idle place looks for work; range 50 ms–1 min, default 500 ms, right for up to eight workers; 2 s above.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often work that is to be tried again is looked for. Default 1 s.</summary>
    public TimeSpan SchedulePollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often work of dead workers is looked for. Default 2 s.</summary>
    public TimeSpan RescueInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long finished work is remembered, at some 3 kB each. Default 1 h.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a worker that is asked to end lets its articles go on; range 1 s–1 d, default 60 s: more than nearly all articles take.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>When failed articles are tried again.</summary>
    public RetryPlan Retries { get; init; } = RetryPlan.Default;

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal QueueOptions Checked()
    {
        Check(Invisibility, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), nameof(Invisibility));
        Check(PollInterval, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1), nameof(PollInterval));
        Check(Drain, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), nameof(Drain));
        CheckAtLeastOnce(Retries.Tries);
        return this;
    }

    private static void CheckAtLeastOnce(int tries) => ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);

    private static void Check(TimeSpan value, TimeSpan least, TimeSpan most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
