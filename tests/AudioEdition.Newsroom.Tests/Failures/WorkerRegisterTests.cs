using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>Workers that would do each other's work over do not work side by side.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class WorkerRegisterTests(PostgresServer server)
{
    private static readonly WorkerTerms Terms = new("ffmpeg 5", TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_worker_with_the_same_terms_comes_in_and_one_with_others_is_told_what_differs()
    {
        using var site = await TestSite.OpenAsync(server);
        await Register(site, Terms).EnterAsync(TestSite.Stop);
        await Register(site, Terms).EnterAsync(TestSite.Stop);

        var encoder = await Assert.ThrowsAsync<WorkerRefusedException>(() => Register(site, Terms with { Encoder = "ffmpeg 6" }).EnterAsync(TestSite.Stop));
        Assert.Contains("ffmpeg 5", encoder.Message, StringComparison.Ordinal);
        Assert.Contains("ffmpeg 6", encoder.Message, StringComparison.Ordinal);
        var timeout = await Assert.ThrowsAsync<WorkerRefusedException>(() => Register(site, Terms with { Invisibility = TimeSpan.FromSeconds(10) }).EnterAsync(TestSite.Stop));
        Assert.Contains("--invisibility-timeout", timeout.Message, StringComparison.Ordinal);
        Assert.Equal(2, await site.ScalarAsync<long>("select count(*) from newsroom.worker"));
    }

    [Fact]
    public async Task A_worker_that_has_left_or_was_not_heard_of_for_a_minute_counts_no_more()
    {
        using var site = await TestSite.OpenAsync(server);
        var other = Terms with { Encoder = "ffmpeg 6" };
        var left = Register(site, Terms);
        await left.EnterAsync(TestSite.Stop);
        await left.LeaveAsync();
        var killed = Register(site, other);
        await killed.EnterAsync(TestSite.Stop);
        await site.ExecuteAsync("update newsroom.worker set seen_at = seen_at - interval '61 seconds'");

        var next = Register(site, Terms);
        await next.EnterAsync(TestSite.Stop);
        Assert.Null(await next.ConfirmAsync(TestSite.Stop));

        // It was only cut off, and both learn of each other.
        Assert.NotNull(await killed.ConfirmAsync(TestSite.Stop));
        Assert.NotNull(await next.ConfirmAsync(TestSite.Stop));
    }

    [Fact]
    public async Task Of_many_that_start_at_once_with_two_encoders_only_those_with_one_of_them_come_in()
    {
        using var site = await TestSite.OpenAsync(server);
        var entered = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            try
            {
                await Register(site, Terms with { Encoder = i % 2 == 0 ? "ffmpeg 5" : "ffmpeg 6" }).EnterAsync(TestSite.Stop);
                return i % 2;
            }
            catch (WorkerRefusedException)
            {
                return -1;
            }
        }));
        Assert.Single(entered.Where(e => e >= 0).Distinct());
        Assert.Equal(6, entered.Count(e => e >= 0));
    }

    private static WorkerRegister Register(TestSite site, WorkerTerms terms) => new(new NewsroomDatabase(site.Database), terms);
}
