using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>All machines together stay within an account's rate.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class AccountTests(PostgresServer server)
{
    private const double Rate = 5;
    private const double Burst = 5;

    [Fact]
    public async Task Many_threads_of_two_machines_with_wrong_clocks_stay_within_the_rate()
    {
        using var site = await TestSite.OpenAsync(server);
        var database = new NewsroomDatabase(site.Database);
        DatabaseAccount[] machines =
        [
            new(database, "azure", Rate, Burst, new WrongClock(TimeSpan.FromDays(400))),
            new(database, "azure", Rate, Burst, new WrongClock(TimeSpan.FromDays(-400))),
        ];
        await machines[0].OpenAsync(TestSite.Stop);
        await machines[1].OpenAsync(TestSite.Stop);
        var taken = new System.Collections.Concurrent.ConcurrentBag<TimeSpan>();
        var left = 60;
        var start = TimeProvider.System.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await machines[i % 2].TakeAsync(TestSite.Stop);
                taken.Add(TimeProvider.System.GetElapsedTime(start));
            }
        }));

        var times = taken.Order().ToList();
        Assert.Equal(60, times.Count);
        Assert.True(times[^1] >= TimeSpan.FromSeconds((60 - Burst) / Rate) - TimeSpan.FromMilliseconds(100));
        Assert.All(times, t => Assert.True(times.Count(u => u >= t && u < t + TimeSpan.FromSeconds(1)) <= Rate + Burst));
    }

    [Fact]
    public async Task A_service_that_asks_for_a_pause_gets_it_and_half_the_rate()
    {
        using var site = await TestSite.OpenAsync(server);
        var account = new DatabaseAccount(new NewsroomDatabase(site.Database), "azure", 100, 100);
        await account.OpenAsync(TestSite.Stop);
        await account.TakeAsync(TestSite.Stop);

        await account.SlowDownAsync(TimeSpan.FromSeconds(2), TestSite.Stop);
        Assert.Equal(50, await site.ScalarAsync<double>("select rate from newsroom.account"), tolerance: 1);
        var start = TimeProvider.System.GetTimestamp();
        await account.TakeAsync(TestSite.Stop);
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromSeconds(1.8));

        await site.ExecuteAsync("update newsroom.account set filled_at = filled_at - interval '200 seconds'");
        await account.TakeAsync(TestSite.Stop);
        Assert.Equal(100, await site.ScalarAsync<double>("select rate from newsroom.account"));
    }

    [Fact]
    public async Task A_task_for_one_worker_of_all_is_claimed_once_in_its_time()
    {
        using var site = await TestSite.OpenAsync(server);
        var ledger = new ArticleLedger(new NewsroomDatabase(site.Database));
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ledger.ClaimUpkeepAsync("store", TimeSpan.FromHours(1), TestSite.Stop)));
        Assert.Single(claims, c => c);
        await site.ExecuteAsync("update newsroom.upkeep set done_at = done_at - interval '61 minutes'");
        Assert.True(await ledger.ClaimUpkeepAsync("store", TimeSpan.FromHours(1), TestSite.Stop));
    }

    /// <summary>Waits as all do, but its calendar is wrong.</summary>
    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
