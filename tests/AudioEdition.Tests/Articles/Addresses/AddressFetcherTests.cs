using System.IO.Compression;
using System.Net;
using System.Text;
using AudioEdition.Articles.Addresses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Articles.Addresses;

public sealed class AddressFetcherTests
{
    private static readonly FetchOptions Inside = new() { AllowPrivate = true, RetryDelay = TimeSpan.Zero };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_comes_with_its_type_and_encoding()
    {
        await using var server = await LocalServer.StartAsync("<p>Tide</p>", "Text/HTML; charset=\"UTF-8\"");
        using var fetcher = new AddressFetcher(Inside);

        var page = await fetcher.FetchAsync(server.At("/a#top"), cancellationToken: Token);

        Assert.Equal("<p>Tide</p>", Encoding.UTF8.GetString(page.Content.Span));
        Assert.Equal(("text/html", "UTF-8", false), (page.MediaType, page.Charset, page.FromCache));
        Assert.Equal(server.At("/a"), page.Address);
        Assert.StartsWith("AudioEdition/", server.Asked[0].Headers["User-Agent"], StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", server.Asked[0].Headers.Keys);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_lead_on_also_relative_ones(int status)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            if (context.Request.Path == "/old/a")
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = "../new/b?x=1";
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("here");
        });
        using var fetcher = new AddressFetcher(Inside);

        var page = await fetcher.FetchAsync(server.At("/old/a"), cancellationToken: Token);

        Assert.Equal(server.At("/new/b?x=1"), page.Address);
    }

    [Fact]
    public async Task A_loop_of_redirects_ends_with_a_word()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        });
        var failure = await FailsAsync(server.At("/"), Inside with { MaxRedirects = 3 });

        Assert.Contains("more than 3 times", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Asked.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/a")]
    [InlineData("gopher://example.org/")]
    public async Task A_redirect_out_of_the_web_is_refused(string target)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        });

        Assert.True((await FailsAsync(server.At("/"), Inside)).IsRefused);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_refused_before_it_is_asked()
    {
        await using var secret = await LocalServer.StartAsync("secret");
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect(secret.Address.AbsoluteUri);
            return Task.CompletedTask;
        });

        // The first server stands for the public web; everything else on this machine is inside.
        var failure = await FailsAsync(server.At("/"), new FetchOptions { IsPublic = e => e.Port == server.Address.Port });

        Assert.True(failure.IsRefused);
        Assert.Contains("127.0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Empty(secret.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("93.184.216.34", "10.0.0.7")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.1.1")]
    public async Task A_name_that_leads_inside_is_refused(params string[] addresses)
    {
        await using var server = await LocalServer.StartAsync("secret");
        var options = new FetchOptions { Resolve = (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()) };

        var failure = await FailsAsync(new UriBuilder("http", "news.example", server.Address.Port).Uri, options);

        Assert.True(failure.IsRefused);
        Assert.Contains("--allow-private", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_name_that_changes_its_meaning_after_the_look_is_not_followed()
    {
        await using var server = await LocalServer.StartAsync("page");
        var looks = 0;
        var options = new FetchOptions
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([++looks == 1 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1")]),
            IsPublic = e => e.Port == server.Address.Port && e.Address.Equals(IPAddress.Loopback),
        };
        using var fetcher = new AddressFetcher(options);

        await fetcher.FetchAsync(new UriBuilder("http", "news.example", server.Address.Port).Uri, cancellationToken: Token);

        // Looked up once: what was checked is what was connected to.
        Assert.Equal(1, looks);
    }

    [Theory]
    [InlineData("http://user:secret@example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("news/today")]
    public async Task What_is_no_address_of_the_web_is_refused_and_no_password_is_shown(string address)
    {
        var failure = await FailsAsync(new Uri(address, UriKind.RelativeOrAbsolute), new FetchOptions());

        Assert.True(failure.IsRefused);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "login")]
    [InlineData(403, "browser")]
    [InlineData(404, "no page")]
    [InlineData(410, "no page")]
    [InlineData(451, "legal")]
    [InlineData(418, "418")]
    public async Task A_refusal_is_told_in_words_and_not_repeated(int status, string word)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var failure = await FailsAsync(server.At("/"), Inside);

        Assert.Equal(status, failure.StatusCode);
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_server_that_recovers_is_asked_again(int status)
    {
        var asked = 0;
        await using var server = await LocalServer.StartAsync(async context =>
        {
            if (++asked < 3)
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = "0";
                return;
            }

            await context.Response.WriteAsync("back");
        });
        using var fetcher = new AddressFetcher(Inside);

        Assert.Equal("back", Encoding.UTF8.GetString((await fetcher.FetchAsync(server.Address, cancellationToken: Token)).Content.Span));
    }

    [Fact]
    public async Task A_server_that_asks_for_a_long_rest_is_left_alone_and_the_time_told()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });

        var failure = await FailsAsync(server.Address, Inside);

        Assert.Single(server.Asked);
        Assert.Contains("10 minutes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_end_stops_at_the_limit()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            var block = new byte[10_000];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        Assert.Contains("0.1 MB", (await FailsAsync(server.Address, Inside with { MaxBytes = 100_000 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_of_too_much_is_not_waited_for()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            context.Response.ContentLength = 50_000_000;
            await context.Response.Body.WriteAsync("start"u8.ToArray());
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        Assert.Contains("10 MB", (await FailsAsync(server.Address, Inside)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compression_bomb_stops_at_the_limit(string encoding)
    {
        var bomb = Compressed(encoding, new byte[20_000_000]);
        Assert.True(bomb.Length < 30_000);
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(bomb).AsTask();
        });

        Assert.Contains("10 MB", (await FailsAsync(server.Address, Inside)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_page_is_unpacked(string encoding)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(Compressed(encoding, "the tide came in"u8.ToArray())).AsTask();
        });
        using var fetcher = new AddressFetcher(Inside);

        Assert.Equal("the tide came in", Encoding.UTF8.GetString((await fetcher.FetchAsync(server.Address, cancellationToken: Token)).Content.Span));
    }

    [Fact]
    public async Task A_page_that_breaks_off_is_never_taken_for_a_whole_one()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.Body.WriteAsync(new byte[400]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var failure = await FailsAsync(server.Address, Inside);

        Assert.True(failure.IsTransient);
        Assert.Equal(3, server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_time_limit()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        await using var server = await LocalServer.StartAsync(async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = new AddressFetcher(Inside with { Retries = 0 }, time);

        var fetch = fetcher.FetchAsync(server.Address, cancellationToken: Token);
        await asked.Task.WaitAsync(Token);
        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Contains("30 seconds", (await Assert.ThrowsAsync<AddressException>(() => fetch)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up_after_the_time_limit()
    {
        var time = new FakeTimeProvider();
        var dripping = new TaskCompletionSource();
        await using var server = await LocalServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync("<p>"u8.ToArray());
            await context.Response.Body.FlushAsync();
            dripping.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = new AddressFetcher(Inside with { Retries = 0 }, time);

        var fetch = fetcher.FetchAsync(server.Address, cancellationToken: Token);
        await dripping.Task.WaitAsync(Token);
        time.Advance(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<AddressException>(() => fetch);
    }

    [Fact]
    public async Task Giving_up_by_hand_is_no_failure_of_the_server()
    {
        using var hand = new CancellationTokenSource();
        await using var server = await LocalServer.StartAsync(async context =>
        {
            await hand.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var fetcher = new AddressFetcher(Inside);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(server.Address, cancellationToken: hand.Token));
    }

    [Theory]
    [InlineData("application/pdf", "Copy its text")]
    [InlineData("image/png", "article that shows it")]
    [InlineData("application/zip", "address of a page")]
    public async Task What_is_no_page_is_named(string type, string advice)
    {
        await using var server = await LocalServer.StartAsync("x", type);

        Assert.Contains(advice, (await FailsAsync(server.Address, Inside)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_comes_from_the_cache()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalServer.StartAsync(async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers["X-Robots-Tag"] = "noai";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<p>kept</p>");
        });
        using var fetcher = new AddressFetcher(Inside with { CacheFolder = folder.Path });

        var first = await fetcher.FetchAsync(server.At("/a"), cancellationToken: Token);
        var second = await fetcher.FetchAsync(server.At("/a"), cancellationToken: Token);

        Assert.Equal((false, true), (first.FromCache, second.FromCache));
        Assert.True(first.Content.Span.SequenceEqual(second.Content.Span));
        Assert.Equal((first.Address, first.MediaType, first.Charset), (second.Address, second.MediaType, second.Charset));
        Assert.Equal(first.RightsHeaders, second.RightsHeaders);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task A_damaged_entry_of_the_cache_is_fetched_anew(int at)
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalServer.StartAsync(async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? 304 : 200;
            if (context.Response.StatusCode == 200)
            {
                await context.Response.WriteAsync("whole");
            }
        });
        using var fetcher = new AddressFetcher(Inside with { CacheFolder = folder.Path });
        await fetcher.FetchAsync(server.Address, cancellationToken: Token);
        var path = Directory.GetFiles(folder.Path).Single();
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[at < 0 ? ^1 : at] ^= 0x55;
        await File.WriteAllBytesAsync(path, bytes, Token);

        var page = await fetcher.FetchAsync(server.Address, cancellationToken: Token);

        Assert.Equal("whole", Encoding.UTF8.GetString(page.Content.Span));
        Assert.False(page.FromCache);
    }

    [Fact]
    public async Task A_page_that_must_not_be_stored_is_not()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalServer.StartAsync(async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync("private");
        });
        using var fetcher = new AddressFetcher(Inside with { CacheFolder = folder.Path });

        await fetcher.FetchAsync(server.Address, cancellationToken: Token);

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_header_without_end_is_given_up()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Headers["X-Long"] = new string('a', 200_000);
            return Task.CompletedTask;
        });

        await FailsAsync(server.Address, Inside with { Retries = 0 });
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_as_such()
    {
        Uri gone;
        await using (var server = await LocalServer.StartAsync("x"))
        {
            gone = server.Address;
        }

        Assert.Contains("cannot be reached", (await FailsAsync(gone, Inside with { Retries = 0 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_proxy_is_set_the_message_says_that_it_is_not_used()
    {
        var failure = await FailsAsync(new Uri("http://news.example/"), new FetchOptions { Retries = 0, Proxy = "HTTPS_PROXY", Resolve = (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound) });

        Assert.Contains("HTTPS_PROXY names a proxy, which is not used", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_that_a_server_asks_for_is_counted_by_its_own_clock()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.Date = "Tue, 04 Mar 2031 09:00:00 GMT";
            context.Response.Headers.RetryAfter = "Tue, 04 Mar 2031 09:05:00 GMT";
            return Task.CompletedTask;
        });

        Assert.Equal(TimeSpan.FromMinutes(5), (await FailsAsync(server.Address, Inside)).RetryAfter);
    }

    private static async Task<AddressException> FailsAsync(Uri address, FetchOptions options)
    {
        using var fetcher = new AddressFetcher(options);
        return await Assert.ThrowsAsync<AddressException>(() => fetcher.FetchAsync(address, cancellationToken: Token));
    }

    private static byte[] Compressed(string encoding, byte[] content)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            packer.Write(content);
        }

        return packed.ToArray();
    }
}
