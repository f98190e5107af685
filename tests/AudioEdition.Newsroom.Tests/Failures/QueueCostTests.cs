using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>What the queue itself costs: everything of an article but its reading, speaking and storing.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class QueueCostTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Articles = 1_000;

    /// <summary>Before these are through the worker is being compiled, which it is once and not for each article.</summary>
    private const int WarmUp = 500;

    /// <summary>What an idle worker costs is watched so long.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private const int Places = 4;

    [Fact]
    public async Task An_article_costs_the_queue_at_most_ten_milliseconds_of_CPU_in_database_client_and_worker_together()
    {
        using var site = await TestSite.OpenAsync(server);
        await AcceptAsync(site, 0, WarmUp);
        var worker = site.StartWorker(s => s with { QueueOnly = true, Places = Places });
        await site.UntilSucceededAsync(WarmUp, 300);
        var (startUp, database, client) = (worker.CpuTime, server.CpuTime(), Environment.CpuUsage.TotalTime);

        // Another process runs a worker meanwhile; this one does nothing but hand articles in.
        await AcceptAsync(site, WarmUp, Articles);
        client = Environment.CpuUsage.TotalTime - client;
        await site.UntilSucceededAsync(WarmUp + Articles, 300);

        var costs = new[] { client, server.CpuTime() - database, worker.CpuTime - startUp }.Select(c => c.TotalMilliseconds / Articles).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"queue: {costs.Sum():0.0} ms CPU an article: client {costs[0]:0.00}, PostgreSQL {costs[1]:0.00}, worker {costs[2]:0.00}; start-up of the worker and the first {WarmUp} articles {startUp.TotalSeconds:0.0} s"));

        (database, startUp) = (server.CpuTime(), worker.CpuTime);
        await Task.Delay(Idle, TestSite.Stop);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"an idle worker of {Places} places and one: {PerSecond(server.CpuTime() - database):0.0} ms CPU a second in PostgreSQL, {PerSecond(worker.CpuTime - startUp):0.0} in itself"));
        Assert.InRange(costs.Sum(), 0, 10);
    }

    private static double PerSecond(TimeSpan time) => time.TotalMilliseconds / Idle.TotalSeconds;

    private static async Task AcceptAsync(TestSite site, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            var key = ArticleKey.Parse(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TestSite.InWords(i)))));
            Assert.True(await site.Queue.AcceptAsync(key, "An article of the day", Lane.Default, TestSite.Stop));
        }
    }
}
