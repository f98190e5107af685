using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Newsroom.Stores;

/// <summary>Utterances in a store, shared by all workers: what one has spoken, none speaks again.</summary>
/// <remarks>Packed without loss. Each carries a checksum: a damaged one is dropped and counts as absent.</remarks>
/// <param name="store">The store.</param>
public sealed class UtteranceShelf(IArtifactStore store)
{
    private const string Folder = "utterances";

    /// <summary>Reads an utterance.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The utterance, or null where there is none that is whole.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    public async Task<Utterance?> FindAsync(UtteranceKey key, CancellationToken cancellationToken = default)
    {
        if (await store.ReadAllAsync(NameOf(key), cancellationToken).ConfigureAwait(false) is not { } packed)
        {
            return null;
        }

        if (Unpack(packed) is { } utterance)
        {
            return utterance;
        }

        await store.DeleteAsync(NameOf(key), cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Keeps an utterance; one that is there already stays.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="utterance">What to keep.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArtifactStoreException">The store cannot be written.</exception>
    public async Task KeepAsync(UtteranceKey key, Utterance utterance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        using var packed = new MemoryStream(WordPacker.Pack(UtteranceFile.Write(utterance)), writable: false);
        await store.PutAsync(NameOf(key), packed, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops what was written too long ago.</summary>
    /// <param name="limit">What was written before goes.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many were dropped.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be used.</exception>
    public async Task<int> ExpireAsync(DateTimeOffset limit, CancellationToken cancellationToken = default)
    {
        var dropped = 0;
        await foreach (var entry in store.ListAsync(Folder, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Written < limit)
            {
                await store.DeleteAsync(entry.Name, cancellationToken).ConfigureAwait(false);
                dropped++;
            }
        }

        return dropped;
    }

    /// <summary>The name of an utterance in the store.</summary>
    internal static string NameOf(UtteranceKey key) => $"{Folder}/{key.Hex[..2]}/{key.Hex}.utterance";

    private static Utterance? Unpack(byte[] packed)
    {
        try
        {
            return UtteranceFile.Read(WordPacker.Unpack(packed));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
