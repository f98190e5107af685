using System.Net;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Traces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AudioEdition.Emulator;

/// <summary>
/// A server on the loopback address that answers as the speech services of Azure, OpenAI (with Kokoro-FastAPI's routes) and ElevenLabs do: strict
/// about every request, deterministic in its sound, wrong only where it was told to be.
/// </summary>
public sealed class SpeechEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ConnectionLog> _connections = [];
    private int _busy;
    private int _working;

    private SpeechEmulator(WebApplication app, EmulatorOptions options)
    {
        _app = app;
        Options = options;
    }

    /// <summary>How it answers.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>Root of all its routes: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The same for WebSockets: <c>ws://127.0.0.1:PORT/</c>.</summary>
    public Uri WebSocketAddress => new UriBuilder(Address) { Scheme = "ws" }.Uri;

    /// <summary>The key that it takes.</summary>
    public string Key => Options.Key;

    /// <summary>What goes wrong; may be changed at any time.</summary>
    public FaultPlan Faults { get; set; } = FaultPlan.None;

    /// <summary>All requests so far, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Received => Log.Entries;

    /// <summary>All WebSocket connections so far, with the frames that the client sent.</summary>
    public IReadOnlyList<ReceivedConnection> Connections
    {
        get
        {
            lock (_connections)
            {
                return [.. _connections.Select(c => c.Snapshot())];
            }
        }
    }

    /// <summary>Requests that brought complete, sound audio.</summary>
    public IReadOnlyList<ReceivedRequest> Delivered => [.. Received.Where(r => r.Delivered)];

    /// <summary>Bodies that were delivered more than once: bought twice.</summary>
    public IReadOnlyList<string> BoughtTwice =>
        [.. Delivered.GroupBy(r => (r.Body, r.Voice, r.OutputFormat)).Where(g => g.Skip(1).Any()).Select(g => g.Key.Body)];

    /// <summary>Characters on the bill: those of the delivered requests.</summary>
    public long BillableCharacters => Delivered.Sum(r => (long)r.BillableCharacters);

    /// <summary>Every rule that was broken, as <c>route: rule</c>.</summary>
    public IReadOnlyList<string> Violations => [.. Received.SelectMany(r => r.Violations, (r, v) => $"{r.Route}: {v}")];

    /// <summary>Whether nothing is being answered now; what hangs by plan doesn't count.</summary>
    /// <remarks>For a test that turns a clock by hand: while this is true, only the passing of time brings a client on.</remarks>
    public bool IsIdle => Volatile.Read(ref _working) == 0;

    internal RequestLog Log { get; } = new();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it answers; the defaults when null.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<SpeechEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        var emulator = new SpeechEmulator(app, options);
        var router = new Router(emulator);
        app.UseWebSockets();
        app.Run(router.HandleAsync);
        await app.StartAsync(cancellationToken);
        emulator.Address = new Uri(app.Urls.First());
        return emulator;
    }

    /// <summary>Forgets what was received; numbers start at 1 again.</summary>
    public void Forget()
    {
        Log.Forget();
        lock (_connections)
        {
            _connections.Clear();
        }
    }

    /// <summary>Ends every connection and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    internal static FaultQuery QueryOf(ReceivedRequest entry) =>
        new(entry.Route, entry.Number, entry.NumberOnRoute, entry.Attempt, entry.Text, entry.Voice, entry.Body);

    internal void Add(ConnectionLog connection)
    {
        lock (_connections)
        {
            _connections.Add(connection);
        }
    }

    /// <summary>A token that falls when the client goes or the emulator stops.</summary>
    internal CancellationToken StoppedOr(HttpContext http)
    {
        var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, http.RequestAborted);
        http.Response.RegisterForDispose(either);
        return either.Token;
    }

    /// <summary>Takes a place among the requests in work.</summary>
    /// <returns>False when all are taken.</returns>
    internal bool TryEnter()
    {
        if (Interlocked.Increment(ref _busy) <= (Options.MaxConcurrency ?? int.MaxValue))
        {
            return true;
        }

        Leave();
        return false;
    }

    internal void Begin() => Interlocked.Increment(ref _working);

    internal void End() => Interlocked.Decrement(ref _working);

    /// <summary>Waits until the client goes or the emulator stops, and counts as idle meanwhile.</summary>
    internal async Task HangAsync(CancellationToken cancellationToken)
    {
        End();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            Begin();
        }
    }

    internal void Leave() => Interlocked.Decrement(ref _busy);

    /// <summary>Does the work of a request for sound: the limit, the time it takes, the faults that come instead.</summary>
    internal async Task InTurnAsync(Exchange x, Func<Task> work)
    {
        if (!TryEnter())
        {
            await x.ErrorAsync(StatusCodes.Status429TooManyRequests, "Too many requests at a time.");
            return;
        }

        try
        {
            if (Options.ServiceTime > TimeSpan.Zero)
            {
                await Task.Delay(Options.ServiceTime, Options.TimeProvider, x.Stopped);
            }

            if (!await x.FailsAsync())
            {
                await work();
            }
        }
        finally
        {
            Leave();
        }
    }
}
