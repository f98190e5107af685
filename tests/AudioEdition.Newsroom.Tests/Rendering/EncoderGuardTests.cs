using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Rendering;

[Collection(OneAtATime.Name)]
public sealed class EncoderGuardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_encoder_that_is_exchanged_under_a_running_worker_stops_its_articles()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = Install("5.1");
        var guard = await EncoderGuard.TakeAsync(path, stop);
        Assert.StartsWith("ffmpeg 5.1, ", guard.Version, StringComparison.Ordinal);

        // The same once more, as an update of the package may write it.
        Install("5.1 ");
        await guard.CheckAsync(stop);
        Assert.False(guard.Changed.IsCompleted);

        Install("6.0.1");
        var failure = await Assert.ThrowsAsync<ArticleFailedException>(() => guard.CheckAsync(stop));
        Assert.True(failure.CanHeal);
        Assert.Contains("ffmpeg 6.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Equal(failure.Message, await guard.Changed);

        File.Delete(path);
        Assert.Contains("no ffmpeg", (await Assert.ThrowsAsync<ArticleFailedException>(() => guard.CheckAsync(stop))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Install(string version) => FfmpegDouble.Install(_folder.Path, version);
}
