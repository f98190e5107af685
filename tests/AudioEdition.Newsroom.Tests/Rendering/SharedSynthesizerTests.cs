using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Tests.Site;
using AudioEdition.Speech;

namespace AudioEdition.Newsroom.Tests.Rendering;

public sealed class SharedSynthesizerTests : IDisposable
{
    private static readonly SpeechRequest Request = new("a", "The harbour was calm.");
    private readonly TemporaryFolder _folder = new();
    private readonly FolderStore _store;
    private readonly EngineDouble _engine = new();

    public SharedSynthesizerTests() => _store = new FolderStore(_folder.Path);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_one_worker_has_spoken_another_one_does_not_speak_again()
    {
        var first = await SpeakAsync(new SharedSynthesizer(_engine, new UtteranceShelf(_store), account: null));
        var other = new EngineDouble();
        var second = await SpeakAsync(new SharedSynthesizer(other, new UtteranceShelf(_store), account: null));

        Assert.Equal((1, 0), (_engine.Asked, other.Asked));
        Assert.Equal(first.SelectMany(c => c.Samples.ToArray()), second.SelectMany(c => c.Samples.ToArray()));
        Assert.Equal(first.SelectMany(c => c.Marks), second.SelectMany(c => c.Marks));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_right_is_not_shared()
    {
        _engine.Samples = new float[10];
        var shared = new SharedSynthesizer(_engine, new UtteranceShelf(_store), account: null);
        await SpeakAsync(shared);
        _engine.Samples = null;
        Assert.True((await SpeakAsync(shared)).Sum(c => c.Samples.Length) > 10);
    }

    [Fact]
    public async Task A_service_that_asks_to_be_left_alone_slows_the_account_down_and_a_hit_costs_it_nothing()
    {
        var account = new AccountDouble();
        var shared = new SharedSynthesizer(_engine, new UtteranceShelf(_store), account);
        _engine.Failure = new SpeechSynthesisException("stub", "a", "Too many requests.", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(7) };
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => SpeakAsync(shared));
        Assert.Equal([TimeSpan.FromSeconds(7)], account.Pauses);

        _engine.Failure = null;
        await SpeakAsync(shared);
        await SpeakAsync(shared);
        Assert.Equal(2, account.Taken);
    }

    [Fact]
    public async Task A_worker_with_another_version_of_the_engine_leaves_the_article_to_others()
    {
        var key = await new OrderShelf(_store).KeepAsync(EditionOrder.Of(TestSite.Plan("versions"), TestSite.Options, EngineDouble.Stub), Stop);
        await using var room = new EngineRoom(_ => new EngineDouble("2"), new UtteranceShelf(_store), new Dictionary<string, IRequestAccount>(StringComparer.Ordinal));
        var renderer = new ArticleRenderer(_store, room, _folder.Combine("scratch"), 1, await EncoderGuard.TakeAsync(cancellationToken: Stop));
        var failure = await Assert.ThrowsAsync<ArticleFailedException>(() => renderer.RenderAsync(key, Stop));
        Assert.True(failure.CanHeal);
        Assert.Contains("version", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_edition_is_made_anew_and_a_whole_one_is_not()
    {
        var key = await new OrderShelf(_store).KeepAsync(EditionOrder.Of(TestSite.Plan("damaged"), TestSite.Options, EngineDouble.Stub), Stop);
        await using var room = new EngineRoom(_ => _engine, new UtteranceShelf(_store), new Dictionary<string, IRequestAccount>(StringComparer.Ordinal));
        var renderer = new ArticleRenderer(_store, room, _folder.Combine("scratch"), 2, await EncoderGuard.TakeAsync(cancellationToken: Stop));
        await renderer.RenderAsync(key, Stop);
        var asked = _engine.Asked;
        var path = Path.Combine(_store.Folder, EditionShelf.NameOf(key, "edition.wav"));
        var whole = await File.ReadAllBytesAsync(path, Stop);
        var before = File.GetLastWriteTimeUtc(path);
        await renderer.RenderAsync(key, Stop);
        Assert.Equal(before, File.GetLastWriteTimeUtc(path));

        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)], Stop);
        await renderer.RenderAsync(key, Stop);

        Assert.Equal(whole, await File.ReadAllBytesAsync(path, Stop));
        Assert.Equal(asked, _engine.Asked);
        Assert.Empty(Directory.EnumerateDirectories(_folder.Combine("scratch")));
    }

    private static async Task<List<SpeechChunk>> SpeakAsync(SharedSynthesizer synthesizer)
    {
        var chunks = new List<SpeechChunk>();
        await foreach (var chunk in synthesizer.SynthesizeAsync(Request, Stop))
        {
            chunks.Add(chunk);
        }

        return chunks;
    }

    private sealed class AccountDouble : IRequestAccount
    {
        public int Taken { get; private set; }

        public List<TimeSpan> Pauses { get; } = [];

        public Task TakeAsync(CancellationToken cancellationToken = default)
        {
            Taken++;
            return Task.CompletedTask;
        }

        public Task SlowDownAsync(TimeSpan pause, CancellationToken cancellationToken = default)
        {
            Pauses.Add(pause);
            return Task.CompletedTask;
        }
    }
}
