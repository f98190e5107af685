using System.Text;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Newsroom.Worker;

/// <summary>Speaks an article's units through the shared store and publishes a small file in place of an edition: for tests of the queue, in which the cores must not decide.</summary>
internal sealed class SpeakingHandler(EngineRoom room, IArtifactStore store, Journal journal, TestWorkerSettings settings) : IArticleHandler
{
    public async Task RenderAsync(ArticleKey key, CancellationToken cancellationToken)
    {
        await SpeakAsync(key, u => u, cancellationToken);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(key.Hex));
        journal.Write(await store.PutAsync($"spoken/{key.Hex}", content, cancellationToken: cancellationToken) ? "put" : "dup", key.Hex);
    }

    public Task SpeakChunkAsync(ArticleKey key, int chunk, int chunks, CancellationToken cancellationToken) =>
        SpeakAsync(key, units => [.. Chunks.Of(units, chunk, chunks)], cancellationToken);

    private async Task SpeakAsync(ArticleKey key, Func<IReadOnlyList<SpokenUnit>, IReadOnlyList<SpokenUnit>> part, CancellationToken cancellationToken)
    {
        var order = await new OrderShelf(store).FindAsync(key, cancellationToken) ?? throw new ArticleFailedException("no order", canHeal: false);
        var folder = Directory.CreateTempSubdirectory("speaking-").FullName;
        try
        {
            await new UtteranceSynthesizer(room.For(order.Plan), new UtteranceCache(folder)).SynthesizeAsync(
                order.Plan with { Units = part(order.Plan.Units) }, settings.Jobs, cancellationToken: cancellationToken);
        }
        catch (SpeechSynthesisException e)
        {
            throw new ArticleFailedException(e.Message, canHeal: e.Message.Contains("busy", StringComparison.Ordinal), e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
