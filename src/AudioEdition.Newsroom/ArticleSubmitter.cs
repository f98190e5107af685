using AudioEdition.Articles;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Speech;

namespace AudioEdition.Newsroom;

/// <summary>Hands plans to the workers: the order goes to the store, its key to the queue.</summary>
/// <param name="store">The store.</param>
/// <param name="queue">The queue.</param>
public sealed class ArticleSubmitter(IArtifactStore store, IArticleQueue queue)
{
    private const int LongestTitle = 300;

    /// <summary>Hands a plan in.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How its edition is made; folder and jobs are the worker's.</param>
    /// <param name="engines">The engines of its voices, by name; they are asked for their versions only.</param>
    /// <param name="lane">How soon it is wanted.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The article's key, and whether it is new: the same article is taken in once.</returns>
    /// <exception cref="AudioEditionException">The store or the queue cannot be used, or an engine is not there.</exception>
    /// <exception cref="IOException">The music cannot be read.</exception>
    public async Task<(ArticleKey Key, bool IsNew)> SubmitAsync(
        SpokenScript plan,
        BuildOptions options,
        IReadOnlyDictionary<string, ISpeechSynthesizer> engines,
        Lane lane,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        if (plan.Units.Count == 0)
        {
            throw new NothingToNarrateException(plan.Cast.Script.Article.Source, "The plan has nothing to say.");
        }

        // The music first, then the order: a key in the queue always has one. An order without work, where we are killed between the two, is taken up by the next submission.
        var bed = options.BedPath is { } music ? await new BedShelf(store).KeepAsync(music, cancellationToken).ConfigureAwait(false) : null;
        var order = EditionOrder.Of(plan, options with { BedPath = null }, engines) with { Bed = bed };
        var key = await new OrderShelf(store).KeepAsync(order, cancellationToken).ConfigureAwait(false);
        var article = plan.Cast.Script.Article;
        var title = article.Headline ?? article.Source;
        title = title.Length > LongestTitle ? title[..LongestTitle] : title;
        var chunks = Chunks.CountOf(plan.Units.Count);
        var isNew = chunks > 1
            ? await queue.AcceptBookAsync(key, title, lane, chunks, cancellationToken).ConfigureAwait(false)
            : await queue.AcceptAsync(key, title, lane, cancellationToken).ConfigureAwait(false);
        return (key, isNew);
    }
}
