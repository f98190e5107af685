using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Tests.Site;
using Hangfire;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>Lanes, tries, and articles that nobody can make.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class LaneTests(PostgresServer server)
{
    [Fact]
    public async Task Breaking_news_start_within_three_seconds_behind_an_archive_of_hundreds()
    {
        using var site = await TestSite.OpenAsync(server);
        await site.SubmitManyAsync(200, Lane.Archive, prefix: "old");
        site.StartWorker(s => s with { UnitMs = 500 });
        await site.UntilAsync(() => site.Count("start") >= 2, 60, "the archive is being read");

        for (var i = 0; i < 5; i++)
        {
            var submitted = TimeProvider.System.GetUtcNow();
            var key = (await site.SubmitManyAsync(1, Lane.Breaking, prefix: $"new {new string('x', i + 1)}"))[0].Hex;
            await site.UntilAsync(() => site.Journal().Any(l => l.What == "start" && l.About == key), 30, "the breaking article has begun");
            Assert.InRange((site.Journal().First(l => l.What == "start" && l.About == key).At - submitted).TotalSeconds, 0, 3);
        }

        Assert.True((await site.Queue.StatusAsync(TestSite.Stop)).Lanes[(int)Lane.Archive].Waiting > 100);
    }

    [Fact]
    public async Task An_article_that_fails_for_a_while_is_tried_again_in_its_lane_with_growing_pauses()
    {
        using var site = await TestSite.OpenAsync(server);
        await File.WriteAllTextAsync(site.Path("faults"), "", TestSite.Stop);
        await site.ExecuteAsync(
            """
            create table queued (queue text);
            create function note_queued() returns trigger language plpgsql as 'begin insert into queued values (new.queue); return null; end';
            create trigger note_queued after insert on hangfire.jobqueue for each row execute function note_queued();
            """);
        var key = await site.SubmitAsync(TestSite.Plan("busy"), Lane.Archive);
        site.StartWorker(s => s with { FaultFile = site.Path("faults") });

        await site.UntilAsync(() => site.Count("fail") == 4, 60, "four tries failed");
        File.Delete(site.Path("faults"));
        await site.UntilPublishedAsync(1, 60);

        var starts = site.Journal().Where(l => l.What == "start").Select(l => l.At).ToList();
        var pauses = starts.Skip(1).Zip(starts, (b, a) => (b - a).TotalSeconds).ToList();
        Assert.Equal(4, pauses.Count);
        for (var i = 0; i < pauses.Count; i++)
        {
            // The plan; less, since the storage keeps whole seconds; a quarter of jitter; and what the rounds of scheduler and worker and a busy machine add.
            Assert.InRange(pauses[i], Math.Pow(2, i) - 0.7, (Math.Pow(2, i) * 1.25) + 4);
        }

        // Every time that it stood in a queue, it was its own.
        Assert.Equal("c-archive×5", await site.ScalarAsync<string>("select string_agg(q, ', ') from (select queue || '×' || count(*) as q from queued group by queue) t"));
        Assert.Equal(0, (await site.Queue.StatusAsync(TestSite.Stop)).Stray);
        Assert.Equal(5, await site.ScalarAsync<int>($"select tries from newsroom.article where key = '{key}'"));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_a_failure_that_heals_and_no_end_of_the_work()
    {
        using var site = await TestSite.OpenAsync(server);
        var key = await site.SubmitAsync(TestSite.Plan("late"));
        var database = new NewsroomDatabase(site.Database);
        var client = new BackgroundJobClient(await HangfireStorage.OpenAsync(database, new QueueOptions(), TestSite.Stop));
        var job = new ArticleJob(new LateHandler(), new ArticleLedger(database), client, RetryPlan.Default, "ffmpeg");

        var failure = await Assert.ThrowsAsync<ArticleFailedException>(() => job.RenderAsync(key.Hex, null, TestSite.Stop));

        Assert.True(failure.CanHeal);
        Assert.Contains("in time", await site.ScalarAsync<string>("select reason from newsroom.article"), StringComparison.Ordinal);
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.RenderAsync(key.Hex, null, ended.Token));
    }

    [Fact]
    public async Task Articles_that_cannot_be_made_are_parked_with_their_reason_and_cost_the_others_nothing()
    {
        using var site = await TestSite.OpenAsync(server);
        await File.WriteAllTextAsync(site.Path("faults"), "", TestSite.Stop);
        var bad = new List<string>();
        foreach (var name in new[] { "poison", "more poison", "busy" })
        {
            bad.Add((await site.SubmitAsync(TestSite.Plan(name))).Hex);
        }

        await site.SubmitManyAsync(40);
        site.StartWorker(s => s with { FaultFile = site.Path("faults"), Tries = 3 });

        await site.UntilPublishedAsync(40, 120);
        await site.UntilAsync(async () => (await site.Queue.StatusAsync(TestSite.Stop)).Parked == 3, 60, "three are parked");
        var parked = await site.Queue.ParkedAsync(10, TestSite.Stop);
        Assert.Equal(bad.Order(StringComparer.Ordinal), parked.Select(p => p.Key.Hex).Order(StringComparer.Ordinal));
        Assert.Equal([1, 1, 3], parked.Select(p => p.Tries).Order());
        Assert.All(parked, p => Assert.Contains(p.Tries == 1 ? "cannot be spoken" : "busy", p.Reason, StringComparison.Ordinal));
        Assert.Equal(3, await site.ScalarAsync<long>("select count(*) from hangfire.job where statename = 'Failed'"));

        File.Delete(site.Path("faults"));
        foreach (var article in parked)
        {
            Assert.True(await site.Queue.RequeueAsync(article.Key, TestSite.Stop));
            Assert.False(await site.Queue.RequeueAsync(article.Key, TestSite.Stop));
        }

        await site.UntilPublishedAsync(43, 60);
        Assert.Equal(0, (await site.Queue.StatusAsync(TestSite.Stop)).Parked);
    }

    /// <summary>Fails as clients do whose own limit of time is over.</summary>
    private sealed class LateHandler : IArticleHandler
    {
        public Task RenderAsync(ArticleKey key, CancellationToken cancellationToken) => throw new TaskCanceledException("The operation has timed out.");

        public Task SpeakChunkAsync(ArticleKey key, int chunk, int chunks, CancellationToken cancellationToken) => RenderAsync(key, cancellationToken);
    }
}
