using AudioEdition.Newsroom.Orders;

namespace AudioEdition.Newsroom.Queue;

/// <summary>What a worker does with an article. Work may come twice: whatever is done already is found done.</summary>
public interface IArticleHandler
{
    /// <summary>Makes and publishes the edition of an article.</summary>
    /// <param name="key">The article.</param>
    /// <param name="cancellationToken">Stops the work; what is finished stays in the store.</param>
    /// <exception cref="ArticleFailedException">It failed; the exception says whether another try may help.</exception>
    Task RenderAsync(ArticleKey key, CancellationToken cancellationToken);

    /// <summary>Speaks one piece of a long text, so that it stands in the store.</summary>
    /// <param name="key">The article.</param>
    /// <param name="chunk">Which piece, from 0.</param>
    /// <param name="chunks">How many there are.</param>
    /// <param name="cancellationToken">Stops the work; what is finished stays in the store.</param>
    /// <exception cref="ArticleFailedException">It failed; the exception says whether another try may help.</exception>
    Task SpeakChunkAsync(ArticleKey key, int chunk, int chunks, CancellationToken cancellationToken);
}
