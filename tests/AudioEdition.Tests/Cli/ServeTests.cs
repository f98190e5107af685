using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Xml.Linq;
using AudioEdition.Cli.Servers.Serving;
using AudioEdition.Tests.Publishing.Feeds;

namespace AudioEdition.Tests.Cli;

/// <summary>A real client against the real server, in one process.</summary>
public sealed class ServeTests : IAsyncLifetime
{
    private readonly EditionShelf _shelf = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private EditionServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Audio => _shelf.Folder.Combine("ferry", "edition.mp3");

    public async ValueTask InitializeAsync()
    {
        _shelf.Add("ferry", EditionShelf.Ferry);
        await File.WriteAllBytesAsync(Audio, [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))], Stop);
        await File.WriteAllTextAsync(_shelf.Folder.Combine("secret.txt"), "secret", Stop);
        await File.WriteAllTextAsync(_shelf.Folder.Combine("feed.json"), """{ "email": "secret@harbour.example" }""", Stop);
        _server = await EditionServer.StartAsync(_shelf.Path, IPAddress.Loopback, 0, Stop);
        _client.BaseAddress = _server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _shelf.Dispose();
    }

    [Theory]
    [InlineData("bytes=0-99", 0, 99)]
    [InlineData("bytes=99990-", 99_990, 99_999)]
    [InlineData("bytes=-10", 99_990, 99_999)]
    [InlineData("bytes=500-2000000", 500, 99_999)]
    public async Task A_range_is_answered_with_its_bytes(string range, int first, int last)
    {
        using var answer = await GetAsync("ferry/edition.mp3", ("Range", range));

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(first, last, 100_000), answer.Content.Headers.ContentRange);
        Assert.Equal("audio/mpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((await File.ReadAllBytesAsync(Audio, Stop))[first..(last + 1)], await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task A_range_outside_the_file_is_refused()
    {
        using var answer = await GetAsync("ferry/edition.mp3", ("Range", "bytes=100000-"));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal(100_000, answer.Content.Headers.ContentRange!.Length);
    }

    [Fact]
    public async Task A_range_of_a_file_that_changed_since_gives_the_whole_file()
    {
        using var before = await GetAsync("ferry/edition.mp3");
        var tag = before.Headers.ETag!.ToString();
        using var same = await GetAsync("ferry/edition.mp3", ("Range", "bytes=0-9"), ("If-Range", tag));
        File.SetLastWriteTimeUtc(Audio, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var changed = await GetAsync("ferry/edition.mp3", ("Range", "bytes=0-9"), ("If-Range", tag));

        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
        Assert.Equal(100_000, (await changed.Content.ReadAsByteArrayAsync(Stop)).Length);
    }

    [Fact]
    public async Task A_head_tells_the_length_and_sends_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "ferry/edition.mp3");
        using var answer = await _client.SendAsync(request, Stop);

        Assert.Equal((HttpStatusCode.OK, 100_000L), (answer.StatusCode, answer.Content.Headers.ContentLength));
        Assert.Equal("bytes", answer.Headers.AcceptRanges.Single());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("feed.xml", "application/rss+xml")]
    [InlineData("feed-cover.jpg", "image/jpeg")]
    [InlineData("ferry/index.html", "text/html")]
    [InlineData("ferry/edition.m4b", "audio/x-m4a")]
    [InlineData("ferry/edition.opus", "audio/ogg")]
    [InlineData("ferry/transcript.vtt", "text/vtt")]
    [InlineData("ferry/transcript.srt", "application/x-subrip")]
    [InlineData("ferry/chapters.json", "application/json+chapters")]
    [InlineData("ferry/edition.json", "application/json")]
    public async Task Everything_has_its_media_type(string path, string type)
    {
        using var answer = await GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("secret.txt")]
    [InlineData("feed.json")]
    [InlineData("ferry/../secret.txt")]
    [InlineData("ferry/%2e%2e/secret.txt")]
    [InlineData("ferry/..%2fsecret.txt")]
    [InlineData("ferry/..%5csecret.txt")]
    [InlineData("../../../../../../etc/passwd")]
    [InlineData("%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("ferry/out/passwd")]
    [InlineData("link.mp3")]
    [InlineData("ferry/link.mp3")]
    [InlineData("linked/link.html")]
    [InlineData("ferry/.hidden.html")]
    [InlineData("ferry/")]
    [InlineData("no-edition/page.html")]
    [InlineData("ferry/nothing.mp3")]
    public async Task Nothing_but_editions_is_shown(string path)
    {
        using var outside = new TemporaryFolder();
        await File.WriteAllTextAsync(outside.Combine("link.html"), "secret", Stop);
        await File.WriteAllTextAsync(outside.Combine("edition.json"), "{}", Stop);
        Directory.CreateSymbolicLink(_shelf.Folder.Combine("ferry", "out"), "/etc");
        Directory.CreateSymbolicLink(_shelf.Folder.Combine("linked"), outside.Path);
        File.CreateSymbolicLink(_shelf.Folder.Combine("ferry", "link.mp3"), _shelf.Folder.Combine("secret.txt"));
        File.CreateSymbolicLink(_shelf.Folder.Combine("link.mp3"), _shelf.Folder.Combine("secret.txt"));
        await File.WriteAllTextAsync(_shelf.Folder.Combine("ferry", ".hidden.html"), "secret", Stop);
        Directory.CreateDirectory(_shelf.Folder.Combine("no-edition"));
        await File.WriteAllTextAsync(_shelf.Folder.Combine("no-edition", "page.html"), "secret", Stop);

        // By hand: a client of HTTP would tidy the path before it asks.
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _server.Address.Port, Stop);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), Stop);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Stop);

        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.Matches("^HTTP/1.1 (404|400|302) ", answer);
    }

    [Fact]
    public async Task The_feed_tells_this_servers_addresses_and_they_can_be_had()
    {
        var feed = XDocument.Parse(await _client.GetStringAsync(new Uri("feed.xml", UriKind.Relative), Stop));
        var enclosure = feed.Descendants("enclosure").Single();

        Assert.Equal((long)enclosure.Attribute("length")!, (await _client.GetByteArrayAsync(new Uri((string)enclosure.Attribute("url")!), Stop)).Length);
        Assert.False(File.Exists(_shelf.FeedPath));
    }

    [Theory]
    [InlineData("attacker.example", 421)]
    [InlineData("localhost:99", 200)]
    [InlineData("[::1]", 200)]
    public async Task A_name_of_the_web_that_points_here_gets_nothing(string host, int status)
    {
        using var answer = await GetAsync("", ("Host", host));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_fault_in_what_it_shows_is_said_and_the_rest_goes_on()
    {
        await File.WriteAllTextAsync(_shelf.Folder.Combine("feed.json"), """{ "titel": "x" }""", Stop);
        using var feed = await GetAsync("feed.xml");
        using var audio = await GetAsync("ferry/edition.mp3");
        using var run = new CommandRun();

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK), (feed.StatusCode, audio.StatusCode));
        Assert.Contains("$.titel", await feed.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(2, await run.RunAsync("serve", _shelf.Path));
    }

    [Fact]
    public async Task Nothing_can_be_sent_to_it()
    {
        using var answer = await _client.PostAsync(new Uri("ferry/edition.mp3", UriKind.Relative), new StringContent("x"), Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        using var run = new CommandRun();

        Assert.Equal(1, await run.RunAsync("serve", _shelf.Path, "--port", _server.Address.Port.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal("", run.Output);
        Assert.Matches("^audio-edition: Port [0-9]+ cannot be used: .*--port.*\n$", run.Error);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Ctrl_C_is_its_good_end()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var arg in new[] { Path.Combine(AppContext.BaseDirectory, "audio-edition.dll"), "serve", _shelf.Path, "--port", "0" })
        {
            start.ArgumentList.Add(arg);
        }

        using var process = Process.Start(start)!;
        var address = new Uri((await process.StandardOutput.ReadLineAsync(Stop))!);
        await using var played = await _client.GetStreamAsync(new Uri(address, "ferry/edition.mp3"), Stop);
        using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(Stop);

        Assert.Equal((0, "Ctrl-C ends it.\n"), (process.ExitCode, await process.StandardError.ReadToEndAsync(Stop)));
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request, Stop);
    }
}
