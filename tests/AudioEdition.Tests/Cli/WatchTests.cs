using System.Globalization;
using AudioEdition.Cli.Watching;
using AudioEdition.Tests.Articles.Addresses;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Tests.Cli;

public sealed class WatchTests
{
    [Fact]
    public async Task A_round_builds_what_is_new_and_the_next_round_nothing()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed(Lantern.Item(2), Lantern.Item(1)));

        Assert.Equal(0, await WatchAsync(run, feed));
        var first = Lines(run);
        Assert.Equal(2, first.Length);
        Assert.Contains("storm-number-1-closes-the-harbour-", first[0], StringComparison.Ordinal);
        Assert.All(first, f => Assert.True(File.Exists(Path.Combine(f, "edition.wav"))));

        Assert.Equal(0, await WatchAsync(run, feed));
        Assert.Empty(Lines(run));

        run.Write("feed.xml", Lantern.Feed(Lantern.Item(3), Lantern.Item(2), Lantern.Item(1)));
        Assert.Equal(0, await WatchAsync(run, feed));
        Assert.Contains("storm-number-3", Assert.Single(Lines(run)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_and_its_pages_are_watched_over_the_web()
    {
        var isOpen = false;
        await using var server = await LocalServer.StartAsync(async context =>
        {
            var path = context.Request.Path.Value!;
            switch (path)
            {
                case "/feed.xml" when context.Request.Headers.IfNoneMatch == "\"one\"":
                    context.Response.StatusCode = 304;
                    break;
                case "/feed.xml":
                    context.Response.ContentType = "application/rss+xml";
                    context.Response.Headers.ETag = "\"one\"";
                    await context.Response.WriteAsync(Lantern.Feed(
                        "<item><guid>a</guid><title>Storm number 1 closes the harbour</title><link>/moved</link></item>",
                        "<item><guid>b</guid><title>Storm number 2 closes the harbour</title><link>/kept</link></item>")
                        .Replace("https://lantern.example/", $"http://{context.Request.Host}/", StringComparison.Ordinal).Replace("<link>/", $"<link>http://{context.Request.Host}/", StringComparison.Ordinal));
                    break;
                case "/moved":
                    context.Response.Redirect("/1");
                    break;
                case "/1":
                case "/kept" when isOpen:
                    context.Response.ContentType = "text/html; charset=utf-8";
                    await context.Response.WriteAsync($"<html lang=en><body><article>{Lantern.Html(path == "/1" ? 1 : 2)}</article></body></html>");
                    break;
                default:
                    context.Response.StatusCode = 403;
                    break;
            }
        });
        using var run = new CommandRun();
        var feed = server.At("/feed.xml").AbsoluteUri;

        Assert.Equal(1, await WatchAsync(run, feed, "--allow-private"));
        Assert.Contains("storm-number-1", Assert.Single(Lines(run)), StringComparison.Ordinal);
        Assert.Contains("403", run.Error, StringComparison.Ordinal);

        // The feed has not changed and its body is not sent again; the page that was refused is asked for again.
        isOpen = true;
        Assert.Equal(0, await WatchAsync(run, feed, "--allow-private"));
        Assert.Contains("storm-number-2", Assert.Single(Lines(run)), StringComparison.Ordinal);
        Assert.Equal(["/feed.xml", "/kept"], server.Asked.Select(a => a.Path).TakeLast(2));
        Assert.Equal("\"one\"", server.Asked[^2].Headers["If-None-Match"]);
    }

    [Fact]
    public async Task A_corrected_item_is_built_again_in_its_folder_whatever_its_title_is_now()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed(Lantern.Item(1)));
        Assert.Equal(0, await WatchAsync(run, feed));
        var folder = Assert.Single(Lines(run));

        run.Write("feed.xml", Lantern.Feed(Lantern.Item(1, "The boats went out.").Replace("<title>Storm", "<title>Great storm", StringComparison.Ordinal)));
        Assert.Equal(0, await WatchAsync(run, feed));

        Assert.Equal(folder, Assert.Single(Lines(run)));
        var plan = File.ReadAllText(Path.Combine(folder, "plan.json"));
        Assert.Contains("The boats went out.", plan, StringComparison.Ordinal);
        Assert.Contains("Great storm", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_is_told_and_costs_nothing_else()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed("<item><guid>p</guid><title>Only a picture</title></item>", Lantern.Item(1)));

        Assert.Equal(1, await WatchAsync(run, run.Folder.Combine("gone.xml"), feed));

        Assert.Single(Lines(run));
        Assert.Contains("gone.xml", run.Error, StringComparison.Ordinal);
        Assert.Contains("Only a picture", run.Error, StringComparison.Ordinal);
        // What has no text is told once, not in every round.
        Assert.Equal(0, await WatchAsync(run, feed));
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_lost_state_builds_into_the_same_folders()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed(Lantern.Item(1)));
        Assert.Equal(0, await WatchAsync(run, feed));
        var folder = Assert.Single(Lines(run));
        File.Delete(run.Folder.Combine("editions", WatchState.FileName));

        Assert.Equal(0, await WatchAsync(run, feed));

        Assert.Equal(folder, Assert.Single(Lines(run)));
        Assert.Single(Directory.GetDirectories(run.Folder.Combine("editions")));
    }

    [Fact]
    public async Task A_build_that_was_killed_is_finished_by_the_next_round()
    {
        using var run = new CommandRun();
        var feed = run.Write("feed.xml", Lantern.Feed(Lantern.Item(1)));
        Directory.CreateDirectory(run.Folder.Combine("editions", ".chosen-before.partial"));
        WatchState.Read(run.Folder.Combine("editions")).Set(feed, "item-1", new WatchedItem("chosen-before", Fingerprint: null));

        Assert.Equal(0, await WatchAsync(run, feed));

        Assert.EndsWith("chosen-before", Assert.Single(Lines(run)), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(run.Folder.Combine("editions")), f => f.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"version\": 1, \"feeds\": {", "damaged")]
    [InlineData("", "damaged")]
    [InlineData("{ \"version\": 9, \"feeds\": {} }", "another version")]
    [InlineData("{ \"version\": 1, \"feeds\": { \"f\": { \"i\": { \"folder\": \"../../escape\" } } } }", "damaged")]
    [InlineData("{ \"version\": 1, \"feeds\": { \"f\": null } }", "damaged")]
    public async Task A_damaged_state_is_told_and_nothing_is_touched(string state, string says)
    {
        using var run = new CommandRun();
        Directory.CreateDirectory(run.Folder.Combine("editions"));
        File.WriteAllText(run.Folder.Combine("editions", WatchState.FileName), state);

        Assert.Equal(2, await WatchAsync(run, run.Write("feed.xml", Lantern.Feed(Lantern.Item(1)))));

        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Contains("watch.json", run.Error, StringComparison.Ordinal);
        Assert.Equal(state, File.ReadAllText(run.Folder.Combine("editions", WatchState.FileName)));
    }

    [Fact]
    public async Task A_second_watch_on_a_folder_is_refused()
    {
        using var run = new CommandRun();
        var folder = Directory.CreateDirectory(run.Folder.Combine("editions")).FullName;
        using var held = FolderLock.Take(folder);

        Assert.Equal(2, await WatchAsync(run, run.Write("feed.xml", Lantern.Feed(Lantern.Item(1)))));
        Assert.Contains("Another watch", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rounds_follow_each_other_at_the_interval_and_what_fails_is_asked_less_and_less()
    {
        using var run = new CommandRun();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var clock = new LeapingClock(rounds: 8, stop);
        run.Time = clock;

        var code = await run.RunAsync(stop.Token, "watch", run.Folder.Combine("gone.xml"), "-o", run.Folder.Combine("editions"), "--interval", "10m", "--engine", "stub");

        Assert.Equal(130, code);
        Assert.All(clock.Waits, w => Assert.Equal(TimeSpan.FromMinutes(10), w));
        // Tried in rounds 1, 2, 4 and 8.
        Assert.Equal(["10 min", "20 min", "40 min", "80 min"], run.Error.Split('\n').Where(l => l.Contains("Tried again in", StringComparison.Ordinal)).Select(l => l[(l.LastIndexOf(" in ", StringComparison.Ordinal) + 4)..].TrimEnd('.', '\r')));
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("15")]
    [InlineData("-3m")]
    [InlineData("m")]
    [InlineData("8d")]
    [InlineData("999h")]
    public async Task An_interval_that_is_none_is_refused(string interval)
    {
        using var run = new CommandRun();
        Assert.Equal(2, await run.RunAsync("watch", "feed.xml", "--interval=" + interval));
    }

    private static Task<int> WatchAsync(CommandRun run, params string[] feeds) =>
        run.RunAsync(["watch", .. feeds, "--once", "-o", run.Folder.Combine("editions"), "--engine", "stub", "--format", "wav", "--quiet"]);

    private static string[] Lines(CommandRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A clock that is at the end of a wait as soon as it is asked to wait; after some rounds it stops the command.</summary>
    private sealed class LeapingClock(int rounds, CancellationTokenSource stop) : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.Parse("2031-06-03T09:00:00Z", CultureInfo.InvariantCulture);

        public List<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            if (Waits.Count == rounds)
            {
                stop.Cancel();
            }
            else
            {
                _now += dueTime;
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return new Spent();
        }

        private sealed class Spent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
