using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Hosting;
using AudioEdition.Newsroom.OnHangfire;

namespace AudioEdition.Newsroom.Worker;

/// <summary>Runs a worker as a test's settings say.</summary>
public static class TestWorker
{
    public static async Task RunAsync(TestWorkerSettings settings, CancellationToken cancellationToken)
    {
        if (settings.WriteOnly)
        {
            await StoreWriter.RunAsync(settings.Store, cancellationToken);
            return;
        }

        using var journal = new Journal(settings.Journal);
        await NewsroomWorker.RunAsync(
            new WorkerOptions
            {
                Database = settings.Database,
                Store = settings.Store,
                ScratchFolder = settings.Scratch,
                Places = settings.Places,
                Jobs = settings.Jobs,
                HealthAddress = settings.HealthAddress,
                Rates = RatesOf(settings),
                Queue = new QueueOptions
                {
                    Invisibility = TimeSpan.FromSeconds(settings.InvisibilitySeconds),
                    LockTimeout = TimeSpan.FromSeconds(settings.LockSeconds),
                    Drain = TimeSpan.FromSeconds(settings.DrainSeconds),
                    Retries = new RetryPlan(settings.Tries, TimeSpan.FromSeconds(1)),
                },
            },
            _ => new SlowStub(settings, journal),
            Console.Out,
            (renderer, room, store) => settings.QueueOnly ? new IdleHandler() : new JournalHandler(settings.SpeakOnly ? new SpeakingHandler(room, store, journal, settings) : renderer, journal),
            cancellationToken);
    }

    private static Dictionary<string, RequestRate> RatesOf(TestWorkerSettings settings)
    {
        var rates = new Dictionary<string, RequestRate>(StringComparer.Ordinal);
        if (settings.RatePerSecond is { } rate)
        {
            rates["stub"] = new RequestRate(rate, settings.Burst);
        }

        return rates;
    }
}
