using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>Workers with different encoders.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class EncoderTests(PostgresServer server)
{
    [Fact]
    public async Task A_worker_with_another_encoder_than_those_at_work_says_so_and_does_not_start()
    {
        using var site = await TestSite.OpenAsync(server);
        var programs = Directory.CreateDirectory(site.Path("programs")).FullName;
        FfmpegDouble.Install(programs, "99.1");
        var first = site.StartWorker();
        await site.UntilAsync(async () => await site.ScalarAsync<long>("select count(*) from newsroom.worker") == 1, 60, "a worker is at work");

        using var refused = CommandProcess.Start(Environment(site, programs), "worker");
        var (code, told) = await CommandProcess.EndedAsync(refused);
        Assert.Equal(1, code);
        Assert.Contains("ffmpeg 99.1", Assert.Single(told.TrimEnd().Split('\n')), StringComparison.Ordinal);

        first.AskToEnd();
        Assert.Equal(0, await first.EndAsync(TestSite.Stop));
        using var taken = CommandProcess.Start(Environment(site, programs), "worker");
        Assert.Contains("worker ready", await taken.StandardError.ReadLineAsync(TestSite.Stop), StringComparison.Ordinal);
        Assert.Equal(0, (await CommandProcess.EndAsync(taken)).Code);
    }

    [Fact]
    public async Task A_worker_whose_encoder_is_exchanged_gives_its_article_back_and_ends()
    {
        using var site = await TestSite.OpenAsync(server);
        var programs = Directory.CreateDirectory(site.Path("programs")).FullName;
        FfmpegDouble.Install(programs, "98");
        using var worker = CommandProcess.Start(Environment(site, programs), "worker");
        Assert.Contains("worker ready", await worker.StandardError.ReadLineAsync(TestSite.Stop), StringComparison.Ordinal);

        FfmpegDouble.Install(programs, "99.1");
        await site.SubmitAsync(TestSite.Plan("exchanged"));
        var (code, told) = await CommandProcess.EndedAsync(worker);

        Assert.Equal(1, code);
        Assert.Contains("started with ffmpeg 98", told, StringComparison.Ordinal);
        Assert.Equal(0, await site.ScalarAsync<long>("select count(*) from newsroom.worker"));
        site.StartWorker(s => s with { SpeakOnly = false });
        await site.UntilPublishedAsync(1, 120);
    }

    private static (string, string)[] Environment(TestSite site, string programs) =>
    [
        ("AUDIOEDITION_DATABASE", site.Database), ("AUDIOEDITION_STORE", site.Store.Folder),
        ("XDG_CACHE_HOME", site.Path("cache")), ("XDG_DATA_HOME", site.Path("data")), ("HOME", site.Path("home")),
        ("PATH", $"{programs}:{System.Environment.GetEnvironmentVariable("PATH")}"),
    ];
}
