using System.Transactions;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.States;
using Npgsql;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>The queue on Hangfire and PostgreSQL.</summary>
public sealed class HangfireArticleQueue : IArticleQueue
{
    private readonly ArticleLedger _ledger;
    private readonly PostgreSqlStorage _storage;
    private readonly BackgroundJobClient _client;

    private HangfireArticleQueue(ArticleLedger ledger, PostgreSqlStorage storage, QueueOptions options)
    {
        _ledger = ledger;
        _storage = storage;
        _client = new BackgroundJobClient(storage, HangfireStorage.Filters(options));
    }

    /// <summary>Opens the queue; its tables are made where they are missing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public static async Task<HangfireArticleQueue> OpenAsync(NewsroomDatabase database, QueueOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        options ??= new QueueOptions();
        return new HangfireArticleQueue(new ArticleLedger(database), await HangfireStorage.OpenAsync(database, options, cancellationToken).ConfigureAwait(false), options);
    }

    /// <inheritdoc/>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<bool> AcceptAsync(ArticleKey key, string title, Lane lane, CancellationToken cancellationToken = default) =>
        EnterAsync(key, title, lane, chunks: 0, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<bool> AcceptBookAsync(ArticleKey key, string title, Lane lane, int chunks, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunks, 2);
        return EnterAsync(key, title, lane, chunks, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<QueueStatus> StatusAsync(CancellationToken cancellationToken = default) => AskingAsync(async () =>
    {
        var ages = await _ledger.AgesAsync(cancellationToken).ConfigureAwait(false);
        var (parked, published) = await _ledger.EndedAsync(cancellationToken).ConfigureAwait(false);
        var monitor = _storage.GetMonitoringApi();
        return new QueueStatus(
            [.. Enum.GetValues<Lane>().Select(lane => new LaneStatus(
                lane, monitor.EnqueuedCount(LaneNames.NameOf(lane)), monitor.FetchedCount(LaneNames.NameOf(lane)), ages.TryGetValue(lane, out var age) ? age : null))],
            monitor.ScheduledCount(),
            parked,
            published,
            monitor.EnqueuedCount(EnqueuedState.DefaultQueue));
    });

    /// <inheritdoc/>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<IReadOnlyList<ParkedArticle>> ParkedAsync(int most, CancellationToken cancellationToken = default) =>
        AskingAsync(() => _ledger.ParkedAsync(most, cancellationToken));

    /// <inheritdoc/>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<bool> RequeueAsync(ArticleKey key, CancellationToken cancellationToken = default) => AskingAsync(async () =>
    {
        string? before;
        using (var transaction = BeginTransaction())
        {
            if (await _ledger.ReopenAsync(key, cancellationToken).ConfigureAwait(false) is not { } article)
            {
                return false;
            }

            // New work and not the old once more: it has all its tries again.
            await EnqueueAsync(key, article.Lane, article.Chunks, cancellationToken).ConfigureAwait(false);
            before = article.Job;
            transaction.Complete();
        }

        if (before is not null)
        {
            _client.ChangeState(before, new DeletedState { Reason = "Given to the workers again" }, FailedState.StateName);
        }

        return true;
    });

    private Task<bool> EnterAsync(ArticleKey key, string title, Lane lane, int chunks, CancellationToken cancellationToken) => AskingAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(title);
        using var transaction = BeginTransaction();
        if (!await _ledger.EnterAsync(key, title, lane, chunks, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await EnqueueAsync(key, lane, chunks, cancellationToken).ConfigureAwait(false);
        transaction.Complete();
        return true;
    });

    private async Task EnqueueAsync(ArticleKey key, Lane lane, int chunks, CancellationToken cancellationToken)
    {
        var queue = LaneNames.NameOf(lane);
        if (chunks > 0)
        {
            await _ledger.ForgetChunksAsync(key, cancellationToken).ConfigureAwait(false);
        }

        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var i = chunk;
            _client.Enqueue<ArticleJob>(queue, job => job.SpeakChunkAsync(key.Hex, i, chunks, null, CancellationToken.None));
        }

        if (chunks == 0)
        {
            // The name of the lane goes with the work, so that a retry comes back to it.
            var job = _client.Enqueue<ArticleJob>(queue, job => job.RenderAsync(key.Hex, null, CancellationToken.None));
            await _ledger.NoteJobAsync(key, job, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TransactionScope BeginTransaction() => new(
        TransactionScopeOption.RequiresNew,
        new TransactionOptions { IsolationLevel = IsolationLevel.ReadCommitted },
        TransactionScopeAsyncFlowOption.Enabled);

    private static async Task<T> AskingAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when ((e as NpgsqlException ?? e.InnerException as NpgsqlException) is { } database)
        {
            throw DatabaseException.Of(database);
        }
    }
}
