using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AudioEdition.Tests.Articles.Addresses;

/// <summary>A real web server on this machine that answers as a test wants and remembers what it was asked.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<(string Path, IReadOnlyDictionary<string, string> Headers)> _asked = [];

    private LocalServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<(string Path, IReadOnlyDictionary<string, string> Headers)> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public static async Task<LocalServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MinResponseDataRate = null;
            k.Listen(IPAddress.Loopback, 0);
        });
        var server = new LocalServer(builder.Build());
        server._app.Run(async context =>
        {
            lock (server._asked)
            {
                server._asked.Add((context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            }

            await answer(context);
        });
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>Answers every request with a page.</summary>
    public static Task<LocalServer> StartAsync(string html, string contentType = "text/html; charset=utf-8") => StartAsync(async context =>
    {
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(html);
    });

    public Uri At(string path) => new(Address, path);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
