using System.Globalization;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using Hangfire;
using Hangfire.Server;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>The work of the queue: its arguments are keys and numbers, never texts. Name and methods stand in the database, so they must not change.</summary>
/// <param name="handler">Does it.</param>
/// <param name="ledger">Keeps what became of it.</param>
/// <param name="client">Hands out the mix of a long text.</param>
/// <param name="plan">How often it is tried.</param>
/// <param name="encoder">The encoders of this worker, noted with what it made.</param>
internal sealed class ArticleJob(IArticleHandler handler, ArticleLedger ledger, IBackgroundJobClient client, RetryPlan plan, string encoder)
{
    /// <summary>Makes an edition.</summary>
    [JobDisplayName("Edition {0}")]
    public Task RenderAsync(string key, PerformContext? context, CancellationToken cancellationToken) => KeepingAsync(key, context, async article =>
    {
        await handler.RenderAsync(article, cancellationToken).ConfigureAwait(false);
        await ledger.PublishedAsync(article, encoder, cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>Speaks a piece of a long text; the one that completes the set hands out the mix, which may happen twice.</summary>
    [JobDisplayName("Chunk {1} of {0}")]
    public Task SpeakChunkAsync(string key, int chunk, int chunks, PerformContext? context, CancellationToken cancellationToken) => KeepingAsync(key, context, async article =>
    {
        await handler.SpeakChunkAsync(article, chunk, chunks, cancellationToken).ConfigureAwait(false);
        if (await ledger.ChunkDoneAsync(article, chunk, chunks, cancellationToken).ConfigureAwait(false)
            && await ledger.LaneOfAsync(article, cancellationToken).ConfigureAwait(false) is { } lane)
        {
            client.Enqueue<ArticleJob>(LaneNames.NameOf(lane), job => job.RenderAsync(key, null, CancellationToken.None));
        }
    }, cancellationToken);

    private async Task KeepingAsync(string key, PerformContext? context, Func<ArticleKey, Task> work, CancellationToken cancellationToken)
    {
        var article = ArticleKey.Parse(key);
        try
        {
            await work(article).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (e is not JobAbortedException && !cancellationToken.IsCancellationRequested)
        {
            // Nobody asked for it: a client's own limit of time is over.
            var failure = new ArticleFailedException($"Something did not answer in time: {e.Message}", canHeal: true, e);
            await KeepAsync(article, failure, context).ConfigureAwait(false);
            throw failure;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await KeepAsync(article, e, context).ConfigureAwait(false);
            throw;
        }
    }

    private async Task KeepAsync(ArticleKey article, Exception e, PerformContext? context)
    {
        var reason = e is ArticleFailedException ? e.Message : string.Create(CultureInfo.InvariantCulture, $"{e.GetType().Name}: {e.Message}");
        try
        {
            var last = (context?.GetJobParameter<int>(RetryFilter.RetryCount) ?? 0) + 1 >= plan.Tries || !RetryFilter.CanHeal(e);
            await (last ? ledger.ParkedAsync(article, reason, CancellationToken.None) : ledger.FailedAsync(article, reason, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (Exception fault) when (RetryFilter.IsOfDatabase(fault))
        {
            // The queue keeps the reason too, and it is what decides; the failure itself must come through.
        }
    }
}
