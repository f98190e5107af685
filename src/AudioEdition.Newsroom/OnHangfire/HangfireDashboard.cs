using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Hosting;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Hangfire's own pages over our queue.</summary>
internal static class HangfireDashboard
{
    /// <summary>Makes the server; it is started by the caller.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static async Task<WebApplication> CreateAsync(NewsroomDatabase database, DashboardSettings settings, CancellationToken cancellationToken)
    {
        var storage = await HangfireStorage.OpenAsync(database, new QueueOptions(), cancellationToken).ConfigureAwait(false);
        var app = WebServer.Create(settings.Address, builder =>
        {
            // With it the pages' buttons take no orders from other sites.
            builder.Services.AddAntiforgery();
            builder.Services.AddHangfire(c => c.UseStorage(storage).UseLogProvider(new HangfireLog(TextWriter.Null)));
        });
        app.UseHangfireDashboard(
            "/queue",
            new DashboardOptions
            {
                DashboardTitle = "AudioEdition newsroom",
                AppPath = null,
                DisplayStorageConnectionString = false,
                Authorization = [settings.Password is { } password ? new PasswordFilter(password) : new ThisMachineFilter()],
            },
            storage);
        return app;
    }
}
