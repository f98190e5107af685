using System.Text.RegularExpressions;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>The addresses of a Speech resource, and whether a key may be sent there.</summary>
/// <param name="Root">Of speech and voices.</param>
/// <param name="Account">Of tokens and batch jobs.</param>
/// <param name="Family">Which cloud or server it is: the same voice may sound otherwise elsewhere.</param>
/// <param name="Fault">Why nothing may be sent there; null where it may.</param>
/// <remarks>A region becomes part of a host's name, so it is held to letters and digits, and what was built is compared with what was meant before a key goes there.</remarks>
internal sealed partial record AzureEndpoints(Uri Root, Uri Account, string Family, string? Fault)
{
    private static readonly Cloud[] Clouds =
    [
        new("azure", ".tts.speech.microsoft.com", ".api.cognitive.microsoft.com", ".cognitiveservices.azure.com"),
        new("azure-us", ".tts.speech.azure.us", ".api.cognitive.microsoft.us", ".cognitiveservices.azure.us"),
        new("azure-cn", ".tts.speech.azure.cn", ".api.cognitive.azure.cn", ".cognitiveservices.azure.cn"),
    ];

    /// <summary>A server of one's own: a container, a gateway, a test.</summary>
    public bool IsOwnServer => !Array.Exists(Clouds, c => c.Family == Family);

    public Uri Speech => WebAddress.Combine(Root, "cognitiveservices/v1");

    public Uri Voices => WebAddress.Combine(Root, "cognitiveservices/voices/list");

    public Uri Tokens => WebAddress.Combine(Account, "sts/v1.0/issueToken");

    public Uri Socket => new UriBuilder(WebAddress.Combine(Root, "cognitiveservices/websocket/v1")) { Scheme = Root.Scheme == "https" ? "wss" : "ws", Port = Root.IsDefaultPort ? -1 : Root.Port }.Uri;

    /// <summary>Address of a batch job.</summary>
    public Uri Batch(string id) => WebAddress.Combine(Account, $"texttospeech/batchsyntheses/{Uri.EscapeDataString(id)}?api-version=2024-04-01");

    /// <summary>Finds the addresses.</summary>
    public static AzureEndpoints Of(AzureOptions options) => options switch
    {
        { Endpoint: { } endpoint } => OfEndpoint(endpoint, options),
        { Region: { } region } => OfRegion(region),
        _ => Faulty("no region: set AZURE_SPEECH_REGION (as westeurope), or AZURE_SPEECH_ENDPOINT."),
    };

    private static AzureEndpoints OfRegion(string given)
    {
        var region = given.ToLowerInvariant();
        if (!RegionPattern.IsMatch(region))
        {
            return Faulty("the region is no name of one: write it as westeurope, in letters and digits.");
        }

        var cloud = region.StartsWith("usgov", StringComparison.Ordinal) || region.StartsWith("usdod", StringComparison.Ordinal) ? Clouds[1]
            : region.StartsWith("china", StringComparison.Ordinal) ? Clouds[2]
            : Clouds[0];
        return InRegion(cloud, region);
    }

    private static AzureEndpoints InRegion(Cloud cloud, string region)
    {
        var (root, account) = (new Uri($"https://{region}{cloud.Speech}/"), new Uri($"https://{region}{cloud.Account}/"));
        return root.Host == region + cloud.Speech && account.Host == region + cloud.Account ? new(root, account, cloud.Family, null) : Faulty("the region gives no address of Azure.");
    }

    private static AzureEndpoints OfEndpoint(Uri endpoint, AzureOptions options)
    {
        if (WebAddress.FindFault(endpoint, options.AllowInsecure) is { } fault)
        {
            return Faulty(fault);
        }

        var host = endpoint.IdnHost.ToLowerInvariant();
        if (endpoint is { Scheme: "https", IsDefaultPort: true })
        {
            foreach (var cloud in Clouds)
            {
                var region = Before(host, cloud.Speech) ?? Before(host, cloud.Account);
                if (region is not null && RegionPattern.IsMatch(region))
                {
                    return InRegion(cloud, region);
                }

                // A custom domain has speech behind a path of its own.
                if (Before(host, cloud.Custom) is { } name && NamePattern.IsMatch(name))
                {
                    return new(new Uri($"https://{host}/tts/"), new Uri($"https://{host}/"), cloud.Family, null);
                }
            }
        }

        var root = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/");
        return endpoint.IsLoopback || options.AllowCustomEndpoint
            ? new(root, root, root.Authority + root.AbsolutePath.TrimEnd('/'), null)
            : Faulty($"{endpoint.Authority} is no address of Azure; where the key may go there all the same, set AUDIOEDITION_AZURE_CUSTOM_ENDPOINT=1.");
    }

    private static string? Before(string host, string suffix) => host.EndsWith(suffix, StringComparison.Ordinal) ? host[..^suffix.Length] : null;

    private static AzureEndpoints Faulty(string fault) => new(new Uri("https://azure.invalid/"), new Uri("https://azure.invalid/"), "azure", fault);

    [GeneratedRegex("^[a-z0-9]{2,32}\\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex RegionPattern { get; }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex NamePattern { get; }

    private sealed record Cloud(string Family, string Speech, string Account, string Custom);
}
