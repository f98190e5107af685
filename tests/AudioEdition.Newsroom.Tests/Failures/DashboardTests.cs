using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Hosting;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Tests.Site;
using AudioEdition.Tests.Publishing.Player;
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

    [Fact]
    public async Task Without_a_password_it_refuses_whoever_does_not_come_from_this_machine()
    {
        using var site = await TestSite.OpenAsync(server);
        await ShownAsync(site, password: null, address: "http://0.0.0.0:0", look: async client =>
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("queue", TestSite.Stop)).StatusCode);
            using var remote = RemoteClient(client.BaseAddress!);
            foreach (var page in Pages)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await remote.GetAsync(page, TestSite.Stop)).StatusCode);
            }

            // What the buttons of its pages do, too.
            using var nothing = new FormUrlEncodedContent([]);
            Assert.Equal(HttpStatusCode.Unauthorized, (await remote.PostAsync("queue/jobs/failed/requeue", nothing, TestSite.Stop)).StatusCode);
        });
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.Unauthorized)]
    [InlineData("localhost.evil.example", HttpStatusCode.Unauthorized)]
    public async Task Without_a_password_it_answers_to_no_name_that_others_may_have_pointed_at_this_machine(string host, HttpStatusCode expected)
    {
        using var site = await TestSite.OpenAsync(server);
        await ShownAsync(site, password: null, async client =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "queue");
            request.Headers.Host = host;
            Assert.Equal(expected, (await client.SendAsync(request, TestSite.Stop)).StatusCode);
        });
    }

    [Fact]
    public async Task Hostile_words_are_words_in_it_and_an_articles_arguments_are_its_key_alone()
    {
        const string Hostile = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        using var site = await TestSite.OpenAsync(server);
        await File.WriteAllTextAsync(site.Path("faults"), "", TestSite.Stop);
        var key = await site.SubmitAsync(TestSite.Plan($"poison {Hostile}"));
        var worker = site.StartWorker(s => s with { FaultFile = site.Path("faults"), FaultDetail = $": {Hostile}" });
        await site.UntilAsync(async () => (await site.Queue.StatusAsync(TestSite.Stop)).Parked == 1, 60, "it is parked");
        worker.AskToEnd();
        await worker.EndAsync(TestSite.Stop);
        Assert.Contains(Hostile, Assert.Single(await site.Queue.ParkedAsync(1, TestSite.Stop)).Reason, StringComparison.Ordinal);
        var job = await site.ScalarAsync<long>("select id from hangfire.job");

        await ShownAsync(site, password: null, async client =>
        {
            await using var browser = await Browser.OpenAsync($"{client.BaseAddress}queue/jobs/failed", 1200, 900, TestSite.Stop, ready: "document.readyState === 'complete'");
            await AssertInertAsync(browser);
            await KeepScreenshotAsync(browser, "dashboard-failed.png");

            await browser.GoAsync($"{client.BaseAddress}queue/jobs/details/{job.ToString(System.Globalization.CultureInfo.InvariantCulture)}", TestSite.Stop);
            await AssertInertAsync(browser);
            await KeepScreenshotAsync(browser, "dashboard-job.png");
            var call = (await browser.EvaluateAsync("document.querySelector('.job-snippet-code').innerText", TestSite.Stop))!.GetValue<string>();
            Assert.Contains(key.Hex, call, StringComparison.Ordinal);
            Assert.DoesNotContain("owned", call, StringComparison.Ordinal);
        });

        async Task AssertInertAsync(Browser browser)
        {
            Assert.Contains("owned", (await browser.EvaluateAsync("document.body.innerText", TestSite.Stop))!.GetValue<string>(), StringComparison.Ordinal);
            Assert.DoesNotContain("owned", (await browser.EvaluateAsync("document.title", TestSite.Stop))!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(0, (await browser.EvaluateAsync("document.querySelectorAll('img[src=x]').length", TestSite.Stop))!.GetValue<int>());
        }
    }

    /// <summary>For people to look at, where they ask for it.</summary>
    private static async Task KeepScreenshotAsync(Browser browser, string name)
    {
        if (Environment.GetEnvironmentVariable("AUDIOEDITION_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, name), await browser.ScreenshotAsync(TestSite.Stop), TestSite.Stop);
        }
    }

    /// <summary>Comes to the same port from an address that is not the one it asks: from this machine's address in its network, or where it has none, from another one of the loopback's.</summary>
    private static HttpClient RemoteClient(Uri server)
    {
        var from = NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses.Select(a => a.Address))
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a)) ?? IPAddress.Parse("127.0.0.2");
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = new UriBuilder(server) { Host = "127.0.0.1" }.Uri };
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "queue");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        return (await client.SendAsync(request, TestSite.Stop)).StatusCode;
    }

    private static async Task ShownAsync(TestSite site, string? password, Func<HttpClient, Task> look, string address = "http://127.0.0.1:0")
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestSite.Stop);
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var settings = new DashboardSettings { Database = site.Database, Address = address, Password = password };
        var running = NewsroomDashboard.RunAsync(settings, started.SetResult, end.Token);
        await Task.WhenAny(started.Task, running);
        using var client = new HttpClient { BaseAddress = new UriBuilder(await started.Task) { Host = "127.0.0.1" }.Uri };
        await look(client);
        await end.CancelAsync();
        await running;
    }
}
