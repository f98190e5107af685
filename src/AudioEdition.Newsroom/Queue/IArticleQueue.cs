using AudioEdition.Newsroom.Orders;

namespace AudioEdition.Newsroom.Queue;

/// <summary>What takes articles in and hands them to workers: the seam behind which the engine of the queue can change. Only keys go through it.</summary>
public interface IArticleQueue
{
    /// <summary>Takes an article in, once: the article and its work are there together or not at all.</summary>
    /// <param name="key">The article; its order must be in the store already.</param>
    /// <param name="title">For people.</param>
    /// <param name="lane">How soon it is wanted.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False where the article was taken in before.</returns>
    Task<bool> AcceptAsync(ArticleKey key, string title, Lane lane, CancellationToken cancellationToken = default);

    /// <summary>Takes in a text that is long: its chunks are spoken by many workers, and whoever completes the set hands the mix out.</summary>
    /// <param name="key">The article; its order must be in the store already.</param>
    /// <param name="title">For people.</param>
    /// <param name="lane">How soon it is wanted.</param>
    /// <param name="chunks">How many pieces; at least 2.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False where the article was taken in before.</returns>
    Task<bool> AcceptBookAsync(ArticleKey key, string title, Lane lane, int chunks, CancellationToken cancellationToken = default);

    /// <summary>How much waits, runs and is done.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<QueueStatus> StatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Articles that a worker gave up on, the newest first.</summary>
    /// <param name="most">How many at most; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<IReadOnlyList<ParkedArticle>> ParkedAsync(int most, CancellationToken cancellationToken = default);

    /// <summary>Gives an article to the workers again, in its lane and with all its tries.</summary>
    /// <param name="key">An article that was taken in.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False where it is not known, or waits or runs already.</returns>
    Task<bool> RequeueAsync(ArticleKey key, CancellationToken cancellationToken = default);
}
