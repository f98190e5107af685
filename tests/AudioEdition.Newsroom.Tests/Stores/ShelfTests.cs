using AudioEdition.Articles;
using AudioEdition.Audio;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Tests.Site;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Newsroom.Tests.Stores;

public sealed class ShelfTests : IDisposable
{
    private static readonly UtteranceKey Key = UtteranceKey.Of("stub", "1", new SpeechRequest("a", "Hello."));
    private readonly TemporaryFolder _folder = new();
    private readonly FolderStore _store;

    public ShelfTests() => _store = new FolderStore(_folder.Combine("store"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_utterance_comes_back_sample_by_sample_and_takes_less_room(bool is16Bit)
    {
        var samples = Enumerable.Range(0, 20_000).Select(i => (float)(0.3 * Math.Sin(i * 0.05))).Select(s => is16Bit ? (MathF.Round(s * 32_768) / 32_768) + 0f : s).ToArray();
        var utterance = new Utterance(new PcmClip(24_000, samples), [new SpeechMark(100, 2_000, new TextSpan(0, 5))]);
        var shelf = new UtteranceShelf(_store);
        await shelf.KeepAsync(Key, utterance, Stop);

        var found = await shelf.FindAsync(Key, Stop);

        Assert.Equal(samples, found!.Clip.Samples.ToArray());
        Assert.Equal(utterance.Marks, found.Marks);
        var bytes = new FileInfo(Path.Combine(_store.Folder, UtteranceShelf.NameOf(Key))).Length;
        Assert.True(bytes < (is16Bit ? samples.Length : samples.Length * 4.1));
    }

    [Fact]
    public async Task Music_comes_back_under_its_name_and_damaged_music_makes_room_for_whole()
    {
        var music = _folder.Combine("harbour theme.mp3");
        await File.WriteAllBytesAsync(music, [1, 2, 3, 4], Stop);
        var shelf = new BedShelf(_store);
        var bed = await shelf.KeepAsync(music, Stop);
        var fetched = await shelf.FetchAsync(bed, _folder.Combine("fetched"), Stop);
        Assert.Equal("harbour theme.mp3", Path.GetFileName(fetched));
        Assert.Equal([1, 2, 3, 4], await File.ReadAllBytesAsync(fetched!, Stop));

        await File.WriteAllBytesAsync(Directory.EnumerateFiles(_store.Folder, bed.Sha256, SearchOption.AllDirectories).Single(), [1, 2], Stop);
        Assert.Null(await shelf.FetchAsync(bed, _folder.Combine("fetched"), Stop));
        await shelf.KeepAsync(music, Stop);
        Assert.NotNull(await shelf.FetchAsync(bed, _folder.Combine("fetched"), Stop));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1, 300)]
    public async Task A_damaged_utterance_counts_as_absent_and_makes_room_for_a_whole_one(double keptShare, int changedByte)
    {
        var shelf = new UtteranceShelf(_store);
        var utterance = new Utterance(new PcmClip(24_000, Enumerable.Range(0, 5_000).Select(i => i % 100 / 32_768f).ToArray()), []);
        await shelf.KeepAsync(Key, utterance, Stop);
        var path = Path.Combine(_store.Folder, UtteranceShelf.NameOf(Key));
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        bytes[changedByte] ^= 1;
        await File.WriteAllBytesAsync(path, bytes[..(int)(bytes.Length * keptShare)], Stop);

        Assert.Null(await shelf.FindAsync(Key, Stop));
        await shelf.KeepAsync(Key, utterance, Stop);
        Assert.NotNull(await shelf.FindAsync(Key, Stop));
    }

    [Fact]
    public async Task Utterances_expire_by_their_age_and_editions_never()
    {
        var shelf = new UtteranceShelf(_store);
        await shelf.KeepAsync(Key, new Utterance(new PcmClip(24_000, new float[10]), []), Stop);
        await FolderStoreTests.PutAsync(_store, "editions/ab/kept", "x");
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(_store.Folder, UtteranceShelf.NameOf(Key))));

        Assert.Equal(0, await shelf.ExpireAsync(written, Stop));
        Assert.Equal(1, await shelf.ExpireAsync(written.AddSeconds(1), Stop));
        Assert.Equal(["editions/ab/kept"], await FolderStoreTests.NamesAsync(_store, ""));
    }

    [Fact]
    public async Task An_edition_is_published_by_its_report_alone_and_every_damage_is_seen()
    {
        var key = EditionOrder.Of(TestSite.Plan("shelf"), TestSite.Options, EngineDouble.Stub).Key;
        var shelf = new EditionShelf(_store);
        var folder = await BuildAsync();
        Assert.False(await shelf.IsWholeAsync(key, Stop));

        Assert.True(await shelf.PublishAsync(key, folder, Stop));
        Assert.False(await shelf.PublishAsync(key, folder, Stop));
        Assert.True(await shelf.IsWholeAsync(key, Stop));
        Assert.True(await shelf.FetchAsync(key, _folder.Combine("fetched"), Stop));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "edition.wav"), Stop), await File.ReadAllBytesAsync(_folder.Combine("fetched", "edition.wav"), Stop));

        var stored = Path.Combine(_store.Folder, EditionShelf.NameOf(key, "edition.wav"));
        await using (var file = new FileStream(stored, FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.False(await shelf.IsWholeAsync(key, Stop));
        await shelf.WithdrawAsync(key, Stop);
        Assert.Null(await shelf.FindReportAsync(key, Stop));
        Assert.True(await shelf.PublishAsync(key, folder, Stop));
        Assert.True(await shelf.IsWholeAsync(key, Stop));
    }

    private async Task<string> BuildAsync()
    {
        var folder = _folder.Combine("edition");
        var pipeline = new EditionPipeline(new EditionParts { Engines = EngineDouble.Stub, Cache = new UtteranceCache(_folder.Combine("cache")), Encoder = new() });
        await pipeline.BuildAsync(TestSite.Plan("shelf"), TestSite.Options with { Folder = folder }, cancellationToken: Stop);
        Assert.True(File.Exists(Path.Combine(folder, EditionReport.FileName)));
        return folder;
    }
}
