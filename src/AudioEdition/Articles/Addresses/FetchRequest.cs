
namespace AudioEdition.Articles.Addresses;

/// <summary>What is sent, and what of the answer's header is of use.</summary>
internal static class FetchRequest
{
    private const string AcceptPage = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1";
    private const string AcceptFeed = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.5,*/*;q=0.1";

    private const string AcceptPicture = "image/jpeg,image/png,image/webp,image/gif;q=0.9,image/*;q=0.1";

    // The opt-out fields of robots (X-Robots-Tag), of the TDM Reservation Protocol and of the IETF's AI preferences; Link carries licences.
    private static readonly string[] RightsFields = ["x-robots-tag", "tdm-reservation", "tdm-policy", "content-usage", "link"];

    public static HttpRequestMessage For(Uri address, FetchKind kind, string userAgent, KeptPage? kept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept", kind switch
        {
            FetchKind.Page => AcceptPage,
            FetchKind.Feed => AcceptFeed,
            _ => AcceptPicture,
        });
        request.Headers.TryAddWithoutValidation("Accept-Language", "en;q=0.9,*;q=0.5");
        if (kept?.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (kept?.LastModified is { } date)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        }

        return request;
    }

    public static IReadOnlyList<KeyValuePair<string, string>> RightsOf(HttpResponseMessage response) =>
    [
        .. RightsFields.SelectMany(name => response.Headers.TryGetValues(name, out var values) ? values.Select(v => KeyValuePair.Create(name, v)) : [])
            .Where(f => f.Key != "link" || f.Value.Contains("license", StringComparison.OrdinalIgnoreCase) || f.Value.Contains("tdm", StringComparison.OrdinalIgnoreCase)),
    ];
}
