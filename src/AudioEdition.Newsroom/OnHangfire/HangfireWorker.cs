using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Queue;
using Hangfire;
using Hangfire.Server;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Takes articles out of the queue and has them made.</summary>
internal sealed class HangfireWorker : IDisposable
{
    /// <summary>What is still running after the drain gets so long to notice that it is stopped.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly List<BackgroundJobServer> _servers = [];

    private HangfireWorker()
    {
    }

    /// <summary>Starts to work.</summary>
    /// <param name="database">The database.</param>
    /// <param name="handler">Does the work.</param>
    /// <param name="places">Articles at once; one more is kept for breaking news.</param>
    /// <param name="options">Settings.</param>
    /// <param name="encoder">The encoders of this machine, noted with what is made.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static async Task<HangfireWorker> StartAsync(
        NewsroomDatabase database, IArticleHandler handler, int places, QueueOptions options, string encoder, CancellationToken cancellationToken)
    {
        var storage = await HangfireStorage.OpenAsync(database, options, cancellationToken).ConfigureAwait(false);
        var filters = HangfireStorage.Filters(options);
        var job = new ArticleJob(handler, new ArticleLedger(database), new BackgroundJobClient(storage, filters), options.Retries, encoder);
        var worker = new HangfireWorker();
        worker._servers.Add(Server(LaneNames.All, places, [new LostWorkRescue(database, options)]));
        worker._servers.Add(Server([LaneNames.NameOf(Lane.Breaking)], 1, []));
        return worker;

        BackgroundJobServer Server(string[] queues, int count, IEnumerable<IBackgroundProcess> also) => new(
            new BackgroundJobServerOptions
            {
                Queues = queues,
                WorkerCount = count,
                Activator = new JobMaker(job),
                FilterProvider = filters,
                SchedulePollingInterval = options.SchedulePollInterval,
                StopTimeout = options.Drain,
                ShutdownTimeout = options.Drain + StopPatience,
            },
            storage,
            also);
    }

    /// <summary>Takes nothing more, lets what runs end, and gives back what does not end in time.</summary>
    public async Task DrainAsync()
    {
        foreach (var server in _servers)
        {
            server.SendStop();
        }

        foreach (var server in _servers)
        {
            await server.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var server in _servers)
        {
            server.Dispose();
        }
    }
}
