using System.Globalization;
using System.Net;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Cover;
using AudioEdition.Publishing.Feeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AudioEdition.Cli.Servers.Serving;

/// <summary>Shows a folder of editions and their feed to browsers and podcast apps: ranges, media types and conditions by ASP.NET Core's own static files.</summary>
internal sealed class EditionServer : IAsyncDisposable
{
    /// <summary>How long transfers that are under way may take after the end was asked for: apps hold connections open for minutes.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;
    private readonly EditionFiles _files;

    private EditionServer(WebApplication app, EditionFiles files, Uri address) => (_app, _files, Address) = (app, files, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="folder">The folder of editions; read anew for every list and feed that is asked for.</param>
    /// <param name="listen">An address of this machine.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ServerException">The port is taken or must not be used.</exception>
    public static async Task<EditionServer> StartAsync(string folder, IPAddress listen, int port, CancellationToken cancellationToken)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 0;
            k.Listen(listen, port);
        });
        var app = builder.Build();
        var files = new EditionFiles(full);
        Configure(app, full, files, IPAddress.IsLoopback(listen));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new ServerException(
                string.Create(CultureInfo.InvariantCulture, $"Port {port} cannot be used: {e.InnerException?.Message ?? e.Message}. Choose another with --port, or 0 for any that is free."), e);
        }
        catch (System.Net.Sockets.SocketException e)
        {
            await app.DisposeAsync();
            throw new ServerException(
                string.Create(CultureInfo.InvariantCulture, $"{listen}, port {port}, cannot be used: {e.Message}. Choose another with --port or --listen."), e);
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new EditionServer(app, files, new Uri(bound));
    }

    public async ValueTask DisposeAsync()
    {
        using (var grace = new CancellationTokenSource(Grace))
        {
            await _app.StopAsync(grace.Token);
        }

        await _app.DisposeAsync();
        _files.Dispose();
    }

    private static void Configure(WebApplication app, string folder, EditionFiles files, bool isLoopback)
    {
        app.Use(async (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";

            // A page of the web must not reach this server through a name of its own that points here.
            if (isLoopback && !IsLocalName(context.Request.Host.Host))
            {
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return;
            }

            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                headers.Allow = "GET, HEAD";
                return;
            }

            await next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new FileExtensionContentTypeProvider(MediaTypes()),
            OnPrepareResponse = r =>
            {
                r.Context.Response.Headers.CacheControl = "no-cache";
                if (r.File.Name == "chapters.json")
                {
                    r.Context.Response.ContentType = "application/json+chapters";
                }
            },
        });
        app.Run(async context =>
        {
            try
            {
                await AnswerAsync(context, folder);
            }
            catch (Exception e) when (e is AudioEditionException or IOException or UnauthorizedAccessException && !context.Response.HasStarted)
            {
                // The folder changes while it is shown: a build moves an edition, somebody edits feed.json.
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync(e.Message, context.RequestAborted);
            }
        });
    }

    private static async Task AnswerAsync(HttpContext context, string folder)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path.EndsWith('/') && path.Length > 1 && File.Exists(Path.Combine(folder, path.Trim('/'), "index.html")) && path.Trim('/').IndexOfAny(['/', '\\', '.']) < 0)
        {
            context.Response.Redirect(path + "index.html");
            return;
        }

        var (type, content) = path switch
        {
            "/" or "/index.html" => ("text/html; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(ShelfPage.Write(FeedOf(context, folder)))),
            "/" + PodcastChannel.FileName => ("application/rss+xml; charset=utf-8", PodcastFeedWriter.Write(FeedOf(context, folder))),
            _ when PictureOf(context, folder, path) is { } picture => (picture.MediaType, picture.Data.ToArray()),
            _ => ("", null),
        };
        if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.CacheControl = "no-cache";
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    /// <summary>The folder as it is now, with this server for its place on the web.</summary>
    private static PodcastFeed FeedOf(HttpContext context, string folder) =>
        PodcastFolder.Read(folder).Feed(new PodcastSettings { BaseUrl = $"http://{context.Request.Host.ToUriComponent()}/" });

    /// <summary>The feed's cover, drawn where it is not there yet; no other file of the folder itself.</summary>
    private static CoverImage? PictureOf(HttpContext context, string folder, string path)
    {
        if (Path.GetExtension(path) is not (".jpg" or ".jpeg" or ".png"))
        {
            return null;
        }

        var channel = FeedOf(context, folder).Channel;
        if (!channel.BaseAddress.IsBaseOf(channel.Image) || Uri.UnescapeDataString(channel.Image.AbsolutePath) != path)
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(folder, path.TrimStart('/')));
        return file is { Exists: true, LinkTarget: null } ? CoverImage.Recognize(File.ReadAllBytes(file.FullName))
            : channel.DrawsCover ? CoverPainter.Paint(new CoverContent { Headline = channel.Title })
            : null;
    }

    private static bool IsLocalName(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Dictionary<string, string> MediaTypes()
    {
        var types = Enum.GetValues<ContainerFormat>().ToDictionary(f => f.FileExtension(), f => f.MediaType(), StringComparer.OrdinalIgnoreCase);
        foreach (var (extension, type) in new[]
        {
            (".html", "text/html; charset=utf-8"), (".json", "application/json"), (".vtt", "text/vtt; charset=utf-8"), (".srt", "application/x-subrip; charset=utf-8"),
            (".jpg", "image/jpeg"), (".png", "image/png"), (".epub", "application/epub+zip"), (".lpf", "application/lpf+zip"),
        })
        {
            types.Add(extension, type);
        }

        return types;
    }

    /// <summary>The command itself listens to Ctrl-C.</summary>
    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
