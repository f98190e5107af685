using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Batch synthesis, version 2024-04-01: one document an utterance, the results in an archive that lies in Azure's storage.</summary>
internal sealed class AzureBatch(AzureOptions options, AzureEndpoints endpoints, AzureClient client, WebService service)
{
    /// <summary>Compressed sound of <see cref="AzureSynthesizer.MaxBatchCharacters"/>, four times over.</summary>
    private const long MaxArchiveBytes = 640L << 20;

    private static readonly TimeSpan DownloadTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Storage of the three clouds.</summary>
    private static readonly string[] Storage = [".blob.core.windows.net", ".blob.core.usgovcloudapi.net", ".blob.core.chinacloudapi.cn"];

    public async Task SubmitAsync(string id, IEnumerable<string> documents, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["inputKind"] = "SSML",
            ["inputs"] = new JsonArray([.. documents.Select(d => new JsonObject { ["content"] = d })]),
            ["properties"] = new JsonObject
            {
                ["outputFormat"] = AzureFormat.Riff(options.SampleRateHz),
                ["wordBoundaryEnabled"] = options.WordTimes,
                ["sentenceBoundaryEnabled"] = false,
                ["concatenateResult"] = false,
                ["decompressOutputFiles"] = false,
            },
        };
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        var answer = await AskAsync(HttpMethod.Put, id, bytes, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            throw service.Refusal(answer, null);
        }
    }

    public async Task<BatchState> StateAsync(string id, CancellationToken cancellationToken) => (await DescriptionAsync(id, cancellationToken).ConfigureAwait(false)).State;

    public async Task<IReadOnlyList<AzureSound?>> FetchAsync(string id, IReadOnlyList<string?> documents, CancellationToken cancellationToken)
    {
        var (state, result) = await DescriptionAsync(id, cancellationToken).ConfigureAwait(false);
        if (state != BatchState.Succeeded || result is null)
        {
            throw service.Failure(null, "The batch job has no results.", isTransient: state == BatchState.Running);
        }

        if (!Uri.TryCreate(result, UriKind.Absolute, out var address) || !IsAllowed(address, options, endpoints))
        {
            throw service.Failure(null, $"The results of the batch job lie at {(address is null ? "no address" : address.Authority)}, which is none of Azure's storage: they are not fetched.", isTransient: false);
        }

        // The address holds a signature of its own: it is shown to nobody, and the key not to the storage.
        var answer = await service.AskAsync(() => new HttpRequestMessage(HttpMethod.Get, address), null, cancellationToken, DownloadTimeout, MaxArchiveBytes).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            // A refusal here is the storage's and says nothing about the key.
            throw service.Failure(null, $"The results of the batch job cannot be fetched (status {((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)}).", isTransient: (int)answer.Status is 408 or 429 or >= 500);
        }

        return AzureBatchArchive.Read(answer.Body, documents, options.SampleRateHz)
            ?? throw service.Failure(null, "The results of the batch job are no archive of sounds.", isTransient: true);
    }

    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(HttpMethod.Delete, id, null, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess && answer.Status != HttpStatusCode.NotFound)
        {
            throw service.Refusal(answer, null);
        }
    }

    /// <summary>Whether results may be fetched from an address that the service tells.</summary>
    internal static bool IsAllowed(Uri address, AzureOptions options, AzureEndpoints endpoints) =>
        address.UserInfo.Length == 0
        && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
        && ((address.Scheme == "https" && Array.Exists(Storage, s => address.IdnHost.EndsWith(s, StringComparison.OrdinalIgnoreCase)))
            || (endpoints.IsOwnServer && (options.AllowCustomEndpoint || address.Authority == endpoints.Account.Authority)));

    private async Task<(BatchState State, string? Result)> DescriptionAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(HttpMethod.Get, id, null, cancellationToken).ConfigureAwait(false);
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.NoContent)
        {
            return (BatchState.Unknown, null);
        }

        if (!answer.IsSuccess)
        {
            throw service.Refusal(answer, null);
        }

        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var state = json.RootElement.GetProperty("status").GetString() switch
            {
                "Succeeded" => BatchState.Succeeded,
                "Failed" => BatchState.Failed,
                _ => BatchState.Running,
            };
            return (state, json.RootElement.TryGetProperty("outputs", out var outputs) && outputs.TryGetProperty("result", out var result) ? result.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw service.Failure(null, "The answer of Azure Speech does not describe a batch job.", isTransient: true, e);
        }
    }

    private Task<WebAnswer> AskAsync(HttpMethod method, string id, byte[]? body, CancellationToken cancellationToken) => client.AskAsync(
        () => new HttpRequestMessage(method, endpoints.Batch(id))
        {
            Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        },
        null,
        null,
        cancellationToken);
}
