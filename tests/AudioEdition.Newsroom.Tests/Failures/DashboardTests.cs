using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Hosting;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Tests.Site;
using Hangfire;

namespace AudioEdition.Newsroom.Tests.Failures;

[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class DashboardTests(PostgresServer server)
{
    private static readonly string[] Pages =
        ["queue", "queue/servers", "queue/retries", "queue/jobs/enqueued", "queue/jobs/processing", "queue/jobs/succeeded", "queue/jobs/scheduled"];

    private static readonly string[] Wrong = ["x:falsch", "geheim: ä", "", ":"];

    [Fact]
    public async Task It_shows_every_page_and_the_reason_of_a_parked_article_and_a_requeue_from_it_keeps_the_lane()
    {
        using var site = await TestSite.OpenAsync(server);
        await File.WriteAllTextAsync(site.Path("faults"), "", TestSite.Stop);
        await site.SubmitAsync(TestSite.Plan("poison"), Queue.Lane.Archive);
        var worker = site.StartWorker(s => s with { FaultFile = site.Path("faults") });
        await site.UntilAsync(async () => (await site.Queue.StatusAsync(TestSite.Stop)).Parked == 1, 60, "it is parked");
        worker.AskToEnd();
        await worker.EndAsync(TestSite.Stop);

        await ShownAsync(site, password: null, async client =>
        {
            foreach (var page in Pages)
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(page, TestSite.Stop)).StatusCode);
            }

            Assert.Contains("cannot be spoken", await client.GetStringAsync("queue/jobs/failed", TestSite.Stop), StringComparison.Ordinal);
        });

        // What the page's button does.
        var job = await site.ScalarAsync<long>("select id from hangfire.job where statename = 'Failed'");
        var storage = await HangfireStorage.OpenAsync(new NewsroomDatabase(site.Database), new QueueOptions(), TestSite.Stop);
        Assert.True(new BackgroundJobClient(storage).Requeue(job.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("c-archive", await site.ScalarAsync<string>("select queue from hangfire.jobqueue"));

        File.Delete(site.Path("faults"));
        site.StartWorker();
        await site.UntilPublishedAsync(1, 60);
    }

    [Fact]
    public async Task With_a_password_it_shows_itself_only_to_those_who_know_it()
    {
        using var site = await TestSite.OpenAsync(server);
        await ShownAsync(site, "geheim: ä", async client =>
        {
            var refused = await client.GetAsync("queue", TestSite.Stop);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Contains("Basic", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            foreach (var wrong in Wrong)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client, Convert.ToBase64String(Encoding.UTF8.GetBytes(wrong))));
            }

            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(client, "%%%"));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(client, Convert.ToBase64String(Encoding.UTF8.GetBytes("anybody:geheim: ä"))));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("health/live", TestSite.Stop)).StatusCode);
        });
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "queue");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        return (await client.SendAsync(request, TestSite.Stop)).StatusCode;
    }

    private static async Task ShownAsync(TestSite site, string? password, Func<HttpClient, Task> look)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestSite.Stop);
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var settings = new DashboardSettings { Database = site.Database, Address = "http://127.0.0.1:0", Password = password };
        var running = NewsroomDashboard.RunAsync(settings, started.SetResult, end.Token);
        await Task.WhenAny(started.Task, running);
        using var client = new HttpClient { BaseAddress = new Uri(await started.Task) };
        await look(client);
        await end.CancelAsync();
        await running;
    }
}
