using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;

namespace AudioEdition.Newsroom.Worker;

/// <summary>Does nothing with an article: what a worker then costs is the queue's.</summary>
internal sealed class IdleHandler : IArticleHandler
{
    public Task RenderAsync(ArticleKey key, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SpeakChunkAsync(ArticleKey key, int chunk, int chunks, CancellationToken cancellationToken) => Task.CompletedTask;
}
