using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Tests.Site;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>From submission to the edition in the store.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class WholeWayTests(PostgresServer server)
{
    [Fact]
    public async Task A_worker_publishes_the_bytes_that_a_build_on_one_machine_makes()
    {
        using var site = await TestSite.OpenAsync(server);
        var plan = TestSite.Plan("harbour", sentences: 3);
        var key = await site.SubmitAsync(plan);
        var worker = site.StartWorker(s => s with { SpeakOnly = false });

        await site.UntilPublishedAsync(1, seconds: 120);

        await AssertSameAsBuildAsync(site, plan, key.Hex, site.Path("alone"));
        worker.AskToEnd();
        Assert.Equal(0, await worker.EndAsync(TestSite.Stop));
        Assert.Empty(Directory.EnumerateDirectories(site.Path("scratch")));
    }

    [Fact]
    public async Task A_long_text_is_spoken_in_pieces_and_mixed_once_though_a_worker_is_killed()
    {
        using var site = await TestSite.OpenAsync(server);
        var plan = TestSite.Plan("long", sentences: 240);
        var key = await site.SubmitAsync(plan);
        var first = site.StartWorker(s => s with { SpeakOnly = false, UnitMs = 20 });
        site.StartWorker(s => s with { SpeakOnly = false, UnitMs = 20 });
        await site.UntilAsync(() => site.Count("done") >= 1, 120, "a piece is spoken");

        first.Kill();

        await site.UntilPublishedAsync(1, seconds: 240);
        await AssertSameAsBuildAsync(site, plan, key.Hex, site.Path("alone"));
        var chunks = site.Journal().Where(l => l.What == "done" && l.About.Contains('/', StringComparison.Ordinal)).Select(l => l.About).Distinct().Count();
        Assert.Equal(5, chunks);
    }

    [Fact]
    public async Task Music_goes_with_the_order_through_the_store()
    {
        using var site = await TestSite.OpenAsync(server);
        var plan = TestSite.Plan("music", sentences: 2);
        var options = TestSite.Options with { BedPath = WriteMusic(site.Path("harbour theme.wav")) };
        var key = await site.SubmitAsync(plan, options: options);

        // It is gone from where it was, as on another machine.
        var kept = site.Path("kept");
        Directory.CreateDirectory(kept);
        File.Move(options.BedPath, Path.Combine(kept, "harbour theme.wav"));
        site.StartWorker(s => s with { SpeakOnly = false });
        await site.UntilPublishedAsync(1, seconds: 120);
        await AssertSameAsBuildAsync(site, plan, key.Hex, site.Path("alone"), options with { BedPath = Path.Combine(kept, "harbour theme.wav") });
    }

    /// <summary>Three seconds of a chord.</summary>
    private static string WriteMusic(string path)
    {
        const int Rate = 24_000;
        File.WriteAllBytes(path, WaveFile.Of([.. Enumerable.Range(0, Rate * 3).Select(i => 0.1f * (MathF.Sin(i * MathF.Tau * 220 / Rate) + MathF.Sin(i * MathF.Tau * 277 / Rate)))], Rate));
        return path;
    }

    internal static async Task AssertSameAsBuildAsync(TestSite site, Speech.SpokenScript plan, string key, string folder, BuildOptions? options = null)
    {
        var pipeline = new EditionPipeline(new EditionParts { Engines = site.Engines, Cache = new UtteranceCache(site.Path("cache")), Encoder = new AudioEncoder() });
        await pipeline.BuildAsync(plan, (options ?? TestSite.Options) with { Folder = folder }, cancellationToken: TestSite.Stop);
        var published = Path.Combine(site.Store.Folder, "editions", key[..2], key);
        var expected = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(published, f)).Order(StringComparer.Ordinal));
        Assert.Contains(EditionReport.FileName, expected);
        foreach (var file in expected)
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, file), TestSite.Stop), await File.ReadAllBytesAsync(Path.Combine(published, file), TestSite.Stop));
        }

        Assert.True(await new EditionShelf(site.Store).IsWholeAsync(ArticleKey.Parse(key), TestSite.Stop));
    }
}
