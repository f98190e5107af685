namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>When an article that failed is tried again.</summary>
/// <param name="Tries">How often it is tried in all; at least 1. Default 6: once, and five times again.</param>
/// <param name="First">The first pause; each further one is twice as long. Default 1 s.</param>
public sealed record RetryPlan(int Tries, TimeSpan First)
{
    /// <summary>So much of a pause may be added, so that what failed together does not come back together.</summary>
    private const double Jitter = 0.25;

    /// <summary>The longest pause that a service may ask for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Six tries, with pauses of 1, 2, 4, 8 and 16 seconds.</summary>
    public static RetryPlan Default { get; } = new(6, TimeSpan.FromSeconds(1));

    /// <summary>The pause after a try.</summary>
    /// <param name="tries">How many there were; from 1.</param>
    /// <param name="asked">What the service asks for; null for nothing.</param>
    /// <param name="seed">Anything of the job; decides the jitter.</param>
    public TimeSpan PauseAfter(int tries, TimeSpan? asked, string seed)
    {
        var planned = First * Math.Pow(2, tries - 1);
        var pause = asked > planned ? asked.Value : planned;
        var spread = new Random(HashOf(seed) + tries).NextDouble() * Jitter;
        return (pause < Longest ? pause : Longest) * (1 + spread);
    }

    private static int HashOf(string seed) => seed.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
}
