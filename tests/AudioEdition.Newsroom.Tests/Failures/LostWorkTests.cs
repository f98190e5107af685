using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Tests.Site;
using Npgsql;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>Workers and the database are killed, frozen and cut off; no article is lost, late or published twice.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class LostWorkTests(PostgresServer server)
{
    [Fact]
    public async Task A_killed_workers_article_runs_again_within_15_s_at_a_timeout_of_10_s_before_a_backlog_of_hundreds()
    {
        using var site = await TestSite.OpenAsync(server);
        var keys = await site.SubmitManyAsync(400);
        var killed = site.StartWorker(s => s with { UnitMs = 100 });
        site.StartWorker(s => s with { UnitMs = 100 });
        await site.UntilAsync(() => site.Count("put") >= 60, 120, "60 articles are done");
        await site.UntilAsync(() => Open(site, worker: 0).Count > 0, 60, "the first worker is at work");

        killed.Kill();
        var lost = Open(site, worker: 0);
        var at = TimeProvider.System.GetUtcNow();
        Assert.NotEmpty(lost);

        await site.UntilAsync(() => lost.All(key => site.Journal().Any(l => l.What == "start" && l.About == key && l.Worker == 1)), 30, "another worker took the lost article");
        var taken = site.Journal().Where(l => l.What == "start" && l.Worker == 1 && lost.Contains(l.About)).Max(l => l.At);
        Assert.InRange((taken - at).TotalSeconds, 0, 15);
        Assert.True((await site.Queue.StatusAsync(TestSite.Stop)).Lanes[(int)Lane.Default].Waiting >= 100);

        await site.UntilPublishedAsync(400, 240);
        AssertEachOnce(site, keys.Select(k => k.Hex));
    }

    [Fact]
    public async Task A_database_that_crashes_is_waited_for_and_nothing_is_lost()
    {
        using var site = await TestSite.OpenAsync(server);
        var keys = await site.SubmitManyAsync(200);
        var workers = new[] { site.StartWorker(s => s with { UnitMs = 50 }), site.StartWorker(s => s with { UnitMs = 50 }) };
        await site.UntilAsync(() => site.Count("put") >= 30, 120, "30 articles are done");

        server.Crash();
        await Task.Delay(TimeSpan.FromSeconds(5), TestSite.Stop);
        server.Restart();
        NpgsqlConnection.ClearAllPools();

        await site.UntilPublishedAsync(200, 120);
        Assert.DoesNotContain(workers, w => w.HasExited);
        AssertEachOnce(site, keys.Select(k => k.Hex));
    }

    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_holds_nothing_up_for_long()
    {
        using var site = await TestSite.OpenAsync(server);
        var keys = await site.SubmitManyAsync(2);
        var job = await site.ScalarAsync<long>("select min(id) from hangfire.job");
        foreach (var resource in new[] { "hangfire:locks:schedulepoller", $"hangfire:job:{job.ToString(System.Globalization.CultureInfo.InvariantCulture)}:state-lock" })
        {
            await site.ExecuteAsync($"insert into hangfire.lock (resource, acquired) values ('{resource}', now() at time zone 'utc')");
        }

        site.StartWorker(s => s with { LockSeconds = 5 });
        await site.UntilPublishedAsync(2, 60);
        await site.UntilAsync(async () => await site.ScalarAsync<long>("select count(*) from hangfire.job where statename <> 'Succeeded'") == 0, 60, "all work succeeded");
        AssertEachOnce(site, keys.Select(k => k.Hex));
    }

    [Fact]
    public async Task A_frozen_worker_that_wakes_up_does_no_harm()
    {
        using var site = await TestSite.OpenAsync(server);
        var key = (await site.SubmitManyAsync(1, sentences: 3))[0].Hex;
        var frozen = site.StartWorker(s => s with { UnitMs = 1_500, InvisibilitySeconds = 5 });
        await site.UntilAsync(() => site.Count("start") == 1, 60, "the first worker is at work");

        frozen.Freeze();
        site.StartWorker(s => s with { InvisibilitySeconds = 5 });
        await site.UntilAsync(() => site.Count("put") == 1, 60, "the second worker has done it");
        frozen.Thaw();

        // It is told that the article is another one's and stops, or it was done before it heard, and then its copy is discarded.
        await site.UntilAsync(() => site.Journal().Any(l => l.Worker == 0 && l.What is ("dup" or "fail")), 60, "the sleeper has noticed");
        await site.UntilAsync(async () => await site.ScalarAsync<long>("select count(*) from hangfire.job where statename = 'Succeeded'") == 1, 30, "the work succeeded");
        AssertEachOnce(site, [key]);
        Assert.Equal(1, (await site.Queue.StatusAsync(TestSite.Stop)).Published);
    }

    [Fact]
    public async Task An_article_that_takes_longer_than_the_timeout_runs_once_though_others_are_idle()
    {
        using var site = await TestSite.OpenAsync(server);
        await site.SubmitManyAsync(1, sentences: 3);
        site.StartWorker(s => s with { UnitMs = 5_000, InvisibilitySeconds = 5 });
        site.StartWorker(s => s with { UnitMs = 5_000, InvisibilitySeconds = 5 });

        await site.UntilPublishedAsync(1, 90);
        Assert.Equal(1, site.Count("start"));
    }

    [Fact]
    public async Task A_worker_that_is_killed_within_an_article_leaves_only_the_units_that_were_missing()
    {
        using var site = await TestSite.OpenAsync(server);
        await site.SubmitManyAsync(1, sentences: 11);
        var first = site.StartWorker(s => s with { UnitMs = 400, InvisibilitySeconds = 5 });
        await site.UntilAsync(() => site.Count("ask") == 7, 60, "the seventh unit is being spoken");
        first.Kill();

        site.StartWorker(s => s with { UnitMs = 10, InvisibilitySeconds = 5 });
        await site.UntilPublishedAsync(1, 60);

        // Twelve units, and the one that was under way.
        Assert.InRange(site.Count("ask"), 12, 13);
    }

    /// <summary>What a worker began and did not end.</summary>
    private static List<string> Open(TestSite site, int worker)
    {
        var lines = site.Journal().Where(l => l.Worker == worker).ToList();
        return [.. lines.Where(l => l.What == "start").Select(l => l.About).Except(lines.Where(l => l.What is "done" or "fail").Select(l => l.About))];
    }

    /// <summary>Each article stands in the store, was put there once, and no half of one stands beside it under a name that is read.</summary>
    internal static void AssertEachOnce(TestSite site, IEnumerable<string> keys)
    {
        var expected = keys.Order(StringComparer.Ordinal).ToList();
        var stored = Directory.EnumerateFiles(Path.Combine(site.Store.Folder, "spoken")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, stored.Select(Path.GetFileName));
        Assert.All(stored, f => Assert.Equal(Path.GetFileName(f), File.ReadAllText(f)));
        Assert.Equal(expected, site.Journal().Where(l => l.What == "put").Select(l => l.About).Distinct().Order(StringComparer.Ordinal));
    }
}
