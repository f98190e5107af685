using System.Net;
using Polly;
using Polly.Retry;

namespace AudioEdition.Articles.Addresses;

/// <summary>Gets what stands at an address of the web, within limits.</summary>
/// <remarks>
/// HTTP semantics after RFC 9110, caching after RFC 9111 with every entry asked for again. Redirects are followed here and not by the handler, since each of them
/// may lead inside. No cookies are kept, no proxy is used, nothing is sent but the request.
/// </remarks>
public sealed class AddressFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly PageCache? _cache;
    private readonly ResiliencePipeline<FetchedPage> _retries;

    /// <summary>Makes a fetcher; nothing is sent yet.</summary>
    /// <param name="options">Null means the defaults.</param>
    /// <param name="time">Clock of time limits and waits; null for the system's.</param>
    public AddressFetcher(FetchOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new FetchOptions();
        _time = time ?? TimeProvider.System;
        _cache = _options.CacheFolder is { } folder ? new PageCache(folder) : null;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = new GuardedConnector(_options).ConnectAsync,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            // Time is limited for a whole try, by the clock that was given.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _retries = Retries();
    }

    /// <summary>Gets what stands at an address.</summary>
    /// <param name="address">With <c>http</c> or <c>https</c>.</param>
    /// <param name="kind">What is looked for. Default a page.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="AddressException">Nothing to read was got; the message says why and what to do.</exception>
    public async Task<FetchedPage> FetchAsync(Uri address, FetchKind kind = FetchKind.Page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        AddressGuard.Check(address);
        return await _retries.ExecuteAsync(async token => await TryAsync(address, kind, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private ResiliencePipeline<FetchedPage> Retries()
    {
        var builder = new ResiliencePipelineBuilder<FetchedPage> { TimeProvider = _time };
        if (_options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<FetchedPage>
            {
                MaxRetryAttempts = _options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = _options.RetryDelay,
                ShouldHandle = new PredicateBuilder<FetchedPage>().Handle<AddressException>(e => e.IsTransient && !(e.RetryAfter > _options.LongestRetryAfter)),
                DelayGenerator = a => ValueTask.FromResult((a.Outcome.Exception as AddressException)?.RetryAfter),
            });
        }

        return builder.Build();
    }

    private async Task<FetchedPage> TryAsync(Uri address, FetchKind kind, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, kind, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw FetchFailure.TooSlow(address, _options.Timeout, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw FetchFailure.Of(address, e, _options.Proxy);
        }
    }

    private async Task<FetchedPage> FollowAsync(Uri address, FetchKind kind, CancellationToken cancellationToken)
    {
        var at = address;
        for (var hops = 0; ; hops++)
        {
            var kept = _cache?.Find(at, kind);
            using var request = FetchRequest.For(at, kind, _options.UserAgent, kept);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotModified && kept is not null)
            {
                return kept.Page with { FromCache = true };
            }

            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308)
            {
                at = hops < _options.MaxRedirects ? Next(at, response.Headers.Location) : throw FetchFailure.TooManyRedirects(address, _options.MaxRedirects);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw FetchFailure.Of(at, response, _time);
            }

            var mediaType = MediaTypes.Check(at, response.Content.Headers.ContentType?.MediaType, kind);
            var content = await BodyReader.ReadAsync(at, response, _options.MaxBytes, cancellationToken).ConfigureAwait(false);
            var page = new FetchedPage(AddressGuard.Shown(at), content, mediaType, response.Content.Headers.ContentType?.CharSet?.Trim('"', ' '), false)
            {
                RightsHeaders = FetchRequest.RightsOf(response),
            };
            _cache?.Keep(at, kind, page, response);
            return page;
        }
    }

    private static Uri Next(Uri from, Uri? location)
    {
        if (location is null || !Uri.TryCreate(from, location, out var next))
        {
            throw FetchFailure.NoTarget(from);
        }

        AddressGuard.Check(next);
        // What was asked for over a secure line must not come over an open one.
        return from.Scheme == "https" && next.Scheme == "http" ? throw FetchFailure.Downgrade(from, next) : next;
    }
}
