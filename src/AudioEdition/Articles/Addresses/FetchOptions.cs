using System.Net;

namespace AudioEdition.Articles.Addresses;

/// <summary>Limits of what is fetched. A server is not trusted with anything.</summary>
public sealed record FetchOptions
{
    private static readonly string[] ProxyVariables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    /// <summary>Whether private, loopback and link-local addresses may be read. Default false: an article's address must not open a way into the own network.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Largest body in bytes, after decompression. Default 10 MB.</summary>
    public int MaxBytes { get; init; } = 10_000_000;

    /// <summary>Redirects that are followed. Default 8.</summary>
    public int MaxRedirects { get; init; } = 8;

    /// <summary>Time for one try, from the name's look-up to the last byte, redirects included. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries after the first, where another may help. Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Wait before the second try; doubled for each further one. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait that a server's <c>Retry-After</c> is granted. Default 20 s; where it asks for more, the call fails and tells when to come again.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Folder where pages are kept with what the server needs to say that they have not changed; null keeps none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How the program calls itself. Default <c>AudioEdition</c> with its version.</summary>
    public string UserAgent { get; init; } = $"AudioEdition/{typeof(FetchOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The variable of the environment that sets a proxy; null where none does. None is used: it would look up names itself, and no address could be checked.</summary>
    internal string? Proxy { get; init; } = Array.Find(ProxyVariables, v => Environment.GetEnvironmentVariable(v) is { Length: > 0 });

    /// <summary>How names become addresses.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Which addresses count as public.</summary>
    internal Func<IPEndPoint, bool> IsPublic { get; init; } = endPoint => AddressGuard.IsPublic(endPoint.Address);
}
