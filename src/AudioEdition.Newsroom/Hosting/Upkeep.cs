using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Stores;

namespace AudioEdition.Newsroom.Hosting;

/// <summary>What one worker of all does now and then: what is old goes, and what killed writers left.</summary>
/// <param name="ledger">Whose turn it is; and what was published long ago.</param>
/// <param name="store">The store.</param>
/// <param name="options">What is old.</param>
internal sealed class Upkeep(ArticleLedger ledger, IArtifactStore store, WorkerOptions options)
{
    /// <summary>How often each worker asks whether it is its turn.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private const string Task = "store";

    /// <summary>How often it is done.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>No living writer takes that long.</summary>
    private static readonly TimeSpan AbandonedAge = TimeSpan.FromHours(1);

    /// <exception cref="AudioEditionException">The store cannot be used.</exception>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be used.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await ledger.ClaimUpkeepAsync(Task, Every, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        await store.SweepAsync(AbandonedAge, cancellationToken).ConfigureAwait(false);
        await new UtteranceShelf(store).ExpireAsync(TimeProvider.System.GetUtcNow() - options.KeepUtterances, cancellationToken).ConfigureAwait(false);
        await ledger.ForgetAsync(options.KeepHistory, cancellationToken).ConfigureAwait(false);
    }
}
