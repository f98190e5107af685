using System.Security.Cryptography;
using AudioEdition.Newsroom.Orders;

namespace AudioEdition.Newsroom.Stores;

/// <summary>Music beds in a store, by the hash of the file.</summary>
/// <param name="store">The store.</param>
public sealed class BedShelf(IArtifactStore store)
{
    /// <summary>Keeps a file; one that is there already stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What an order says of it.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be written.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<OrderBed> KeepAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var bed = new OrderBed(Path.GetFileName(path), Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)));
        file.Position = 0;
        await store.PutAsync(NameOf(bed), file, cancellationToken: cancellationToken).ConfigureAwait(false);
        return bed;
    }

    /// <summary>Copies a file into a folder, under the name that the order tells.</summary>
    /// <param name="bed">What the order says.</param>
    /// <param name="folder">The folder; made where it does not exist.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The file's path; null where the store does not have it, or has a damaged one.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    public async Task<string?> FetchAsync(OrderBed bed, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bed);
        ArgumentNullException.ThrowIfNull(folder);
        if (await store.OpenAsync(NameOf(bed), cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return null;
        }

        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, bed.Name);
        await using (content.ConfigureAwait(false))
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)) == bed.Sha256)
            {
                return path;
            }
        }

        // So that the next submission brings a whole one.
        await store.DeleteAsync(NameOf(bed), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static string NameOf(OrderBed bed) => $"beds/{bed.Sha256[..2]}/{bed.Sha256}";
}
