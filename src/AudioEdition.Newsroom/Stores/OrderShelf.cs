using AudioEdition.Newsroom.Orders;

namespace AudioEdition.Newsroom.Stores;

/// <summary>Orders in a store: what the keys of the queue stand for.</summary>
/// <param name="store">The store.</param>
public sealed class OrderShelf(IArtifactStore store)
{
    /// <summary>Keeps an order under its key; one that is there already stays.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Its key.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be written.</exception>
    public async Task<ArticleKey> KeepAsync(EditionOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var key = order.Key;
        using var bytes = new MemoryStream(order.ToBytes(), writable: false);
        await store.PutAsync(NameOf(key), bytes, cancellationToken: cancellationToken).ConfigureAwait(false);
        return key;
    }

    /// <summary>Reads an order.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The order, or null where there is none.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    /// <exception cref="OrderFormatException">It cannot be read.</exception>
    public async Task<EditionOrder?> FindAsync(ArticleKey key, CancellationToken cancellationToken = default) =>
        await store.ReadAllAsync(NameOf(key), cancellationToken).ConfigureAwait(false) is { } bytes ? EditionOrder.Read(bytes, key.Hex) : null;

    private static string NameOf(ArticleKey key) => $"orders/{key.Hex[..2]}/{key.Hex}.json";
}
