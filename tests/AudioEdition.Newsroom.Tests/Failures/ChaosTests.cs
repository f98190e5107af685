using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Tests.Site;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>Workers are killed again and again, at any moment.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class ChaosTests(PostgresServer server)
{
    private const int Articles = 300;
    private const int Kills = 15;

    /// <summary>Every so manieth edition is also built alone and compared byte by byte; of the others all hashes are.</summary>
    private const int Compared = 10;

    [Fact]
    public async Task Fifteen_kills_over_three_hundred_articles_leave_every_edition_whole_once_and_as_a_single_machine_makes_it()
    {
        using var site = await TestSite.OpenAsync(server);
        var plans = new List<(SpokenScript Plan, ArticleKey Key)>();
        for (var i = 0; i < Articles; i++)
        {
            var plan = TestSite.Plan($"chaos {TestSite.InWords(i)}");
            plans.Add((plan, await site.SubmitAsync(plan)));
        }

        var workers = Enumerable.Range(0, 3).Select(_ => Start(site)).ToList();
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            // The next kill comes when there was progress since the last one, so that a slow machine sees as many within the work as a quick one.
            var wanted = (kill + 1) * Articles / (Kills + 2);
            await site.UntilAsync(() => site.Count("done") >= wanted, 300, $"{wanted.ToString(System.Globalization.CultureInfo.InvariantCulture)} articles done");
            var victim = random.Next(workers.Count);
            workers[victim].Kill();
            workers[victim] = Start(site);
        }

        await site.UntilPublishedAsync(Articles, 600);
        await site.UntilAsync(
            async () => await site.ScalarAsync<long>("select count(*) from hangfire.job where statename <> 'Succeeded'") == 0, 60, "all work succeeded");

        var shelf = new EditionShelf(site.Store);
        foreach (var (_, key) in plans)
        {
            Assert.True(await shelf.IsWholeAsync(key, TestSite.Stop), key.Hex);
        }

        for (var i = 0; i < Articles; i += Compared)
        {
            await WholeWayTests.AssertSameAsBuildAsync(site, plans[i].Plan, plans[i].Key.Hex, site.Path("alone"));
        }

        await AssertNothingIsHalfAsync(site);
        var asked = site.Journal().Where(l => l.What == "ask").Select(l => l.About).ToList();

        // A unit is spoken twice only where its worker was killed meanwhile: one of its own place, one of the place for breaking news.
        Assert.InRange(asked.Count - asked.Distinct().Count(), 0, Kills * 2);
    }

    [Fact]
    public async Task A_writer_that_is_killed_while_it_writes_leaves_no_half_object_under_a_name_that_is_read()
    {
        using var site = await TestSite.OpenAsync(server);
        for (var round = 0; round < 6; round++)
        {
            var before = Directory.Exists(site.Store.Folder) ? Files(site).Count : 0;
            var writer = site.StartWorker(s => s with { WriteOnly = true });
            await site.UntilAsync(() => Files(site).Count > before + 1, 60, "something was written");
            writer.Kill();
        }

        var named = Files(site).Where(f => !Path.GetFileName(f).StartsWith('.')).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, f => Assert.Equal(Worker.StoreWriter.Bytes, new FileInfo(f).Length));
    }

    private static WorkerProcess Start(TestSite site) => site.StartWorker(s => s with { SpeakOnly = false, UnitMs = 20, InvisibilitySeconds = 5 });

    /// <summary>All that stands under a name that is read can be read whole.</summary>
    private static async Task AssertNothingIsHalfAsync(TestSite site)
    {
        var utterances = new UtteranceShelf(site.Store);
        await foreach (var entry in site.Store.ListAsync("utterances", TestSite.Stop))
        {
            Assert.NotNull(await utterances.FindAsync(new UtteranceKey(Path.GetFileNameWithoutExtension(entry.Name)), TestSite.Stop));
        }
    }

    private static List<string> Files(TestSite site) => Directory.Exists(site.Store.Folder)
        ? [.. Directory.EnumerateFiles(site.Store.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })]
        : [];
}
