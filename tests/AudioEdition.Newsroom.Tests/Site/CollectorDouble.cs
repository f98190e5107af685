using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AudioEdition.Tests.Publishing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>Takes what is sent to a collector by OTLP, over gRPC or as protobuf over HTTP, and has it decoded by a decoder that is not ours.</summary>
internal sealed class CollectorDouble : IAsyncDisposable
{
    /// <summary>Before each message of gRPC: whether it is compressed, and its length.</summary>
    private const int GrpcHead = 5;

    private readonly WebApplication _app;
    private readonly string _folder;
    private int _requests;

    private CollectorDouble(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    /// <summary>What a process needs in its environment to send everything here, soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.First(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = IsGrpc ? "grpc" : "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    private bool IsGrpc { get; init; }

    /// <summary>Starts to listen.</summary>
    /// <param name="isGrpc">False for protobuf over HTTP.</param>
    /// <param name="folder">Where bodies are kept.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<CollectorDouble> StartAsync(bool isGrpc, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var app = builder.Build();
        var collector = new CollectorDouble(app, folder) { IsGrpc = isGrpc };
        foreach (var (kind, path) in new[]
        {
            ("traces", isGrpc ? "/opentelemetry.proto.collector.trace.v1.TraceService/Export" : "/v1/traces"),
            ("metrics", isGrpc ? "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" : "/v1/metrics"),
        })
        {
            app.MapPost(path, context => isGrpc ? collector.TakeGrpcAsync(context, kind) : collector.TakeHttpAsync(context, kind));
        }

        await app.StartAsync(cancellationToken);
        return collector;
    }

    /// <summary>Whether something was sent that names a thing: names stand in protobuf as they are.</summary>
    public bool Has(string name) => Directory.EnumerateFiles(_folder).Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0);

    /// <summary>All that was sent, as JSON in the shape of the protocol.</summary>
    public async Task<JsonElement> DecodedAsync()
    {
        using var document = JsonDocument.Parse(await Reader.RunAsync("node", Path.Combine(Repository.Root, "tests", "newsroom", "decode-otlp.mjs"), _folder));
        return document.RootElement.Clone();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeHttpAsync(HttpContext context, string kind)
    {
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        await KeepAsync(await BodyAsync(context), kind);
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpcAsync(HttpContext context, string kind)
    {
        Assert.StartsWith("application/grpc", context.Request.ContentType, StringComparison.Ordinal);
        var body = await BodyAsync(context);
        Assert.Equal(0, body[0]);
        Assert.Equal(body.Length - GrpcHead, BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)));
        await KeepAsync(body[GrpcHead..], kind);
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[GrpcHead], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    // Under its name when it is whole, since others look meanwhile.
    private async Task KeepAsync(byte[] message, string kind)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _requests):0000}.{kind}"));
        await File.WriteAllBytesAsync(_folder.TrimEnd('/') + ".part", message);
        File.Move(_folder.TrimEnd('/') + ".part", path);
    }
}
