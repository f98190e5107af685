using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Newsroom.Hosting;

/// <summary>The dashboard of the queue. Where telemetry is sent, this process also tells length and age of the queue, once for all workers.</summary>
public static class NewsroomDashboard
{
    /// <summary>Shows it until it is asked to end.</summary>
    /// <param name="settings">How.</param>
    /// <param name="started">Told the address once it can be opened.</param>
    /// <param name="cancellationToken">Asks it to end.</param>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static async Task RunAsync(DashboardSettings settings, Action<string> started, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(started);
        using var telemetry = TelemetryExport.Start();
        var database = new NewsroomDatabase(settings.Database);
        var queue = await HangfireArticleQueue.OpenAsync(database, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var app = await HangfireDashboard.CreateAsync(database, settings, cancellationToken).ConfigureAwait(false);
        app.MapGet("/health/live", () => Results.Text("alive\n"));
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        started(app.Urls.First());
        await new QueueGauges(queue).WatchAsync(cancellationToken).ConfigureAwait(false);
        await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
