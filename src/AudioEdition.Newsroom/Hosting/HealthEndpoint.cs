using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace AudioEdition.Newsroom.Hosting;

/// <summary>Tells an orchestrator how a worker is: <c>/health/live</c> while the process works at all, <c>/health/ready</c> while it can reach database and store and is not ending.</summary>
internal sealed class HealthEndpoint : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly NewsroomDatabase _database;
    private readonly IArtifactStore _store;
    private volatile bool _ending;

    private HealthEndpoint(WebApplication app, NewsroomDatabase database, IArtifactStore store) => (_app, _database, _store) = (app, database, store);

    /// <summary>Starts to answer; null where no address is given.</summary>
    public static async Task<HealthEndpoint?> StartAsync(string? address, NewsroomDatabase database, IArtifactStore store, CancellationToken cancellationToken)
    {
        if (address is null)
        {
            return null;
        }

        var app = WebServer.Create(address);
        var endpoint = new HealthEndpoint(app, database, store);
        app.MapGet("/health/live", () => Results.Text("alive\n"));
        app.MapGet("/health/ready", endpoint.ReadyAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return endpoint;
    }

    /// <summary>From now on it is not ready.</summary>
    public void NoteEnding() => _ending = true;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReadyAsync(CancellationToken cancellationToken) => await FaultAsync(cancellationToken).ConfigureAwait(false) is { } fault
        ? Results.Text(fault + "\n", statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Text("ready\n");

    private async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (_ending)
        {
            return "ending";
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _database.ExecuteAsync("select 1", patience.Token).ConfigureAwait(false);
            using var answer = await _store.OpenAsync("health", patience.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "database or store do not answer";
        }
        catch (NpgsqlException e)
        {
            return $"database: {DatabaseException.ReasonOf(e)}";
        }
        catch (ArtifactStoreException e)
        {
            return e.Message;
        }
    }
}
