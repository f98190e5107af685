using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>A worker that is asked to end.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class DrainTests(PostgresServer server)
{
    [Fact]
    public async Task It_finishes_what_runs_takes_nothing_more_and_ends_well()
    {
        using var site = await TestSite.OpenAsync(server);
        await site.SubmitManyAsync(10, sentences: 2);
        var worker = site.StartWorker(s => s with { UnitMs = 700, Places = 2 });
        await site.UntilAsync(() => site.Count("start") >= 2, 60, "two articles run");

        worker.AskToEnd();
        var code = await worker.EndAsync(TestSite.Stop);

        Assert.Equal(0, code);
        var lines = site.Journal();
        Assert.Equal(
            lines.Where(l => l.What == "start").Select(l => l.About).Order(StringComparer.Ordinal),
            lines.Where(l => l.What == "done").Select(l => l.About).Order(StringComparer.Ordinal));
        Assert.True(lines.Count(l => l.What == "start") < 10);

        site.StartWorker();
        await site.UntilPublishedAsync(10, 60);
        Assert.Equal(10, site.Count("start"));
    }

    [Fact]
    public async Task What_takes_longer_than_the_drain_is_given_back_and_goes_on_where_it_stopped()
    {
        using var site = await TestSite.OpenAsync(server);
        await site.SubmitManyAsync(1, sentences: 11);
        var worker = site.StartWorker(s => s with { UnitMs = 1_000, DrainSeconds = 2 });
        await site.UntilAsync(() => site.Count("ask") >= 3, 60, "the third unit is being spoken");

        worker.AskToEnd();
        Assert.Equal(0, await worker.EndAsync(TestSite.Stop));
        Assert.Equal(0, site.Count("done"));

        site.StartWorker(s => s with { UnitMs = 10 });

        // At once, and not after the timeout of a lost worker.
        await site.UntilAsync(() => site.Count("start") == 2, 8, "another worker has it");
        await site.UntilPublishedAsync(1, 60);
        Assert.InRange(site.Count("ask"), 12, 13);
    }
}
