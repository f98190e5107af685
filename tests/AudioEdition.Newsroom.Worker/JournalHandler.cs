using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;

namespace AudioEdition.Newsroom.Worker;

/// <summary>Writes down what a handler begins and ends.</summary>
internal sealed class JournalHandler(IArticleHandler inner, Journal journal) : IArticleHandler
{
    public Task RenderAsync(ArticleKey key, CancellationToken cancellationToken) => KeepingAsync(key.Hex, () => inner.RenderAsync(key, cancellationToken));

    public Task SpeakChunkAsync(ArticleKey key, int chunk, int chunks, CancellationToken cancellationToken) =>
        KeepingAsync($"{key.Hex}/{chunk.ToString(System.Globalization.CultureInfo.InvariantCulture)}", () => inner.SpeakChunkAsync(key, chunk, chunks, cancellationToken));

    private async Task KeepingAsync(string work, Func<Task> action)
    {
        journal.Write("start", work);
        try
        {
            await action();
            journal.Write("done", work);
        }
        catch
        {
            journal.Write("fail", work);
            throw;
        }
    }
}
