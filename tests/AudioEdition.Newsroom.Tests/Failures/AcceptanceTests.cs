using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>An article is taken in once, whole or not at all.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class AcceptanceTests(PostgresServer server)
{
    [Fact]
    public async Task An_article_that_is_submitted_by_many_at_once_is_one_piece_of_work()
    {
        using var site = await TestSite.OpenAsync(server);
        var plan = TestSite.Plan("same");
        var queues = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HangfireArticleQueue.OpenAsync(new NewsroomDatabase(site.Database), cancellationToken: TestSite.Stop)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => new ArticleSubmitter(site.Store, queues[i % 4]).SubmitAsync(plan, TestSite.Options, site.Engines, Lane.Default, TestSite.Stop), TestSite.Stop)));

        Assert.Single(answers, a => a.IsNew);
        Assert.Single(answers.Select(a => a.Key).Distinct());
        Assert.Equal(1, await site.ScalarAsync<long>("select count(*) from hangfire.job"));
        Assert.Equal(1, await site.ScalarAsync<long>("select count(*) from hangfire.jobqueue"));
        Assert.Equal(1, await site.ScalarAsync<long>("select count(*) from newsroom.article"));
    }

    [Fact]
    public async Task A_crash_between_the_article_and_its_work_leaves_neither()
    {
        using var site = await TestSite.OpenAsync(server);
        var plan = TestSite.Plan("crashed");

        // The queue's table is away: the article's row is written, then the work is refused, as when the process ends there.
        await site.ExecuteAsync("alter table hangfire.jobqueue rename to gone");
        await Assert.ThrowsAnyAsync<Exception>(() => site.SubmitAsync(plan));
        await site.ExecuteAsync("alter table hangfire.gone rename to jobqueue");

        Assert.Equal(0, await site.ScalarAsync<long>("select count(*) from newsroom.article"));
        Assert.Equal(0, await site.ScalarAsync<long>("select count(*) from hangfire.job"));

        await site.SubmitAsync(plan);
        Assert.Equal(1, await site.ScalarAsync<long>("select count(*) from hangfire.jobqueue"));
    }

    [Fact]
    public async Task Only_keys_and_numbers_stand_in_the_queue()
    {
        using var site = await TestSite.OpenAsync(server);
        var key = await site.SubmitAsync(TestSite.Plan("secret"));

        Assert.Equal($"[\"\\\"{key}\\\"\", null, null]".Replace(" ", "", StringComparison.Ordinal), (await site.ScalarAsync<string>("select arguments::text from hangfire.job")).Replace(" ", "", StringComparison.Ordinal));
    }
}
