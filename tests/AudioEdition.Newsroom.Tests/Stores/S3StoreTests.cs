using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AudioEdition.Newsroom.Tests.Stores;

/// <summary>Against s3rver, a stand-in for an object store; never run against a real one.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class S3StoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Process? _server;
    private S3Store? _store;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private S3Store Store => _store!;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        var program = Path.Combine(Repository.Root, "tests", "newsroom", "node_modules", ".bin", "s3rver");
        Assert.True(File.Exists(program), "./test --all fetches s3rver");
        _server = Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList = { "-d", _folder.Path, "-a", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "--configure-bucket", "newsroom", "--silent" },
            UseShellExecute = false,
        })!;
        _store = Open(port, "press");
        for (var tries = 0; ; tries++)
        {
            try
            {
                await _store.OpenAsync("nothing", Stop);
                return;
            }
            catch (ArtifactStoreException) when (tries < 200)
            {
                await Task.Delay(100, Stop);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _server?.Kill(entireProcessTree: true);
        _server?.WaitForExit();
        _server?.Dispose();
        _store?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(3_000_000)]
    public async Task What_was_put_comes_back_byte_by_byte(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        using var stream = new MemoryStream(content);
        Assert.True(await Store.PutAsync("a/b", stream, cancellationToken: Stop));
        Assert.Equal(SHA256.HashData(content), SHA256.HashData((await Store.ReadAllAsync("a/b", Stop))!));
    }

    [Fact]
    public async Task What_came_first_stays_until_it_is_replaced_or_deleted()
    {
        Assert.Null(await Store.OpenAsync("a/b", Stop));
        Assert.True(await FolderStoreTests.PutAsync(Store, "a/b", "first"));
        Assert.False(await FolderStoreTests.PutAsync(Store, "a/b", "second"));
        Assert.Equal("first", await FolderStoreTests.ReadAsync(Store, "a/b"));
        Assert.True(await FolderStoreTests.PutAsync(Store, "a/b", "third", replace: true));
        Assert.Equal("third", await FolderStoreTests.ReadAsync(Store, "a/b"));
        Assert.True(await FolderStoreTests.PutAsync(Store, "ab/c", "beside"));
        Assert.Equal(["a/b"], await FolderStoreTests.NamesAsync(Store, "a"));
        Assert.Equal(["a/b", "ab/c"], await FolderStoreTests.NamesAsync(Store, ""));
        await Store.DeleteAsync("a/b", Stop);
        await Store.DeleteAsync("a/b", Stop);
        Assert.Null(await Store.OpenAsync("a/b", Stop));
    }

    [Fact]
    public async Task An_edition_is_made_out_of_it_and_into_it_and_a_truncated_object_is_made_anew()
    {
        var key = await new OrderShelf(Store).KeepAsync(EditionOrder.Of(TestSite.Plan("objects"), TestSite.Options, EngineDouble.Stub), Stop);
        var engine = new EngineDouble();
        await using var room = new EngineRoom(_ => engine, new UtteranceShelf(Store), new Dictionary<string, IRequestAccount>(StringComparer.Ordinal));
        var renderer = new ArticleRenderer(Store, room, _folder.Combine("scratch"), 2, await EncoderGuard.TakeAsync(cancellationToken: TestContext.Current.CancellationToken));
        await renderer.RenderAsync(key, Stop);
        var shelf = new EditionShelf(Store);
        Assert.True(await shelf.IsWholeAsync(key, Stop));
        var asked = engine.Asked;

        var name = EditionShelf.NameOf(key, "edition.wav");
        using var half = new MemoryStream((await Store.ReadAllAsync(name, Stop))![..5_000]);
        await Store.PutAsync(name, half, replace: true, Stop);
        Assert.False(await shelf.IsWholeAsync(key, Stop));
        await renderer.RenderAsync(key, Stop);

        Assert.True(await shelf.IsWholeAsync(key, Stop));
        Assert.Equal(asked, engine.Asked);
    }

    [Fact]
    public async Task A_service_that_gives_back_other_bytes_is_refused_at_the_first_object()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapMethods("/{**path}", ["PUT"], () => Results.Ok());
        app.MapMethods("/{**path}", ["HEAD"], () => Results.NotFound());
        app.MapMethods("/{**path}", ["DELETE"], () => Results.NoContent());
        app.MapGet("/{**path}", () => Results.Text("other"));
        await app.StartAsync(Stop);
        using var store = Open(new Uri(app.Urls.First()).Port, "");

        var e = await Assert.ThrowsAsync<ArtifactStoreException>(() => FolderStoreTests.PutAsync(store, "a", "given"));
        Assert.Contains("other bytes", e.Message, StringComparison.Ordinal);
    }

    private static S3Store Open(int port, string prefix) => new(new S3StoreOptions
    {
        Bucket = "newsroom",
        Prefix = prefix,
        Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
        Credentials = ("S3RVER", "S3RVER"),
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
