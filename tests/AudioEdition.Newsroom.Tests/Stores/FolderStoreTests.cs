using System.Text;
using AudioEdition.Newsroom.Stores;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Newsroom.Tests.Stores;

public sealed class FolderStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_came_first_stays()
    {
        var store = new FolderStore(_folder.Path);
        Assert.True(await PutAsync(store, "a/b.txt", "first"));
        Assert.False(await PutAsync(store, "a/b.txt", "second"));
        Assert.Equal("first", await ReadAsync(store, "a/b.txt"));
        Assert.True(await PutAsync(store, "a/b.txt", "third", replace: true));
        Assert.Equal("third", await ReadAsync(store, "a/b.txt"));
    }

    [Fact]
    public async Task Of_many_writers_at_once_one_wins_and_nothing_is_left_of_the_others()
    {
        var store = new FolderStore(_folder.Path);
        var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => PutAsync(store, "same", new string((char)('a' + i), 100_000)), Stop)));
        Assert.Single(won, w => w);
        Assert.Single(Directory.EnumerateFiles(_folder.Path, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }));
        Assert.Single((await ReadAsync(store, "same"))!.Distinct());
    }

    [Fact]
    public async Task A_writer_that_fails_leaves_nothing()
    {
        var store = new FolderStore(_folder.Path);
        await Assert.ThrowsAsync<ArtifactStoreException>(() => store.PutAsync("a", new BrokenStream(), cancellationToken: Stop));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }));
        Assert.Null(await store.OpenAsync("a", Stop));
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_no_artifact_and_is_swept_when_it_is_old()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var store = new FolderStore(_folder.Path, time);
        await PutAsync(store, "a/b", "whole");
        var left = _folder.Combine("a", ".0123.part");
        await File.WriteAllTextAsync(left, "ha", Stop);
        File.SetLastWriteTimeUtc(left, time.GetUtcNow().UtcDateTime.AddMinutes(-59));

        Assert.Equal(["a/b"], await NamesAsync(store, ""));
        Assert.Equal(0, await store.SweepAsync(TimeSpan.FromHours(1), Stop));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await store.SweepAsync(TimeSpan.FromHours(1), Stop));
        Assert.Equal(["a/b"], await NamesAsync(store, "a"));
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("a/.part")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(new FolderStore(_folder.Path), name, "x"));

    [Fact]
    public async Task What_is_not_there_is_null_and_can_be_deleted()
    {
        var store = new FolderStore(_folder.Combine("nowhere"));
        Assert.Null(await store.OpenAsync("a/b", Stop));
        await store.DeleteAsync("a/b", Stop);
        Assert.Empty(await NamesAsync(store, "a"));
    }

    internal static async Task<bool> PutAsync(IArtifactStore store, string name, string content, bool replace = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await store.PutAsync(name, stream, replace, Stop);
    }

    internal static async Task<string?> ReadAsync(IArtifactStore store, string name)
    {
        await using var stream = await store.OpenAsync(name, Stop);
        return stream is null ? null : await new StreamReader(stream).ReadToEndAsync(Stop);
    }

    internal static async Task<List<string>> NamesAsync(IArtifactStore store, string folder)
    {
        var names = new List<string>();
        await foreach (var entry in store.ListAsync(folder, Stop))
        {
            names.Add(entry.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The other side is gone.");
    }
}
