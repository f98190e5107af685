using System.Globalization;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>What a second worker brings, and what the queue costs.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class ThroughputTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Articles = 1_000;

    /// <summary>Each article has two units; long enough that waiting decides and not the cores.</summary>
    private const double UnitMs = 150;
    private const int Places = 4;

    [Fact]
    public async Task Two_workers_do_a_thousand_short_articles_nearly_twice_as_fast_as_one_and_the_queue_costs_little()
    {
        var one = await RunAsync(1);
        var two = await RunAsync(2);
        Tell("one worker", one);
        Tell("two workers", two);

        var gain = one.Seconds / two.Seconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"gain {gain:0.00}"));
        Assert.True(gain >= 1.8, string.Create(CultureInfo.InvariantCulture, $"gain {gain:0.00}"));
        Assert.InRange(two.QueueMs, 0, 10);
    }

    private async Task<(double Seconds, double QueueMs, double WorkerMs)> RunAsync(int count)
    {
        using var site = await TestSite.OpenAsync(server);
        var before = server.CpuTime();
        await site.SubmitManyAsync(Articles);
        var workers = Enumerable.Range(0, count).Select(_ => site.StartWorker(s => s with { UnitMs = UnitMs, Places = Places })).ToList();
        await site.UntilSucceededAsync(Articles, 600);
        var puts = site.Journal().Where(l => l.What == "put").ToList();
        Assert.Equal(Articles, puts.Count);

        // From the first article's end on, when all workers have started.
        return (
            (puts[^1].At - puts[puts.Count / 20].At).TotalSeconds,
            (server.CpuTime() - before).TotalMilliseconds / Articles,
            workers.Sum(w => w.CpuTime.TotalMilliseconds) / Articles);
    }

    private void Tell(string name, (double Seconds, double QueueMs, double WorkerMs) run) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name}: {run.Seconds:0.0} s, PostgreSQL {run.QueueMs:0.0} ms CPU an article, workers {run.WorkerMs:0.0} ms with start-up and speaking"));
}
