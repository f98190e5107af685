namespace AudioEdition.Newsroom.Stores;

/// <summary>Where sound and orders are kept for all machines: a folder or an object store. An artifact is there whole or not at all.</summary>
public interface IArtifactStore
{
    /// <summary>Writes an artifact. Whoever reads meanwhile finds the old one, the new one or none, never a part.</summary>
    /// <param name="name">Its name: segments of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, parted by <c>/</c>; none begins with a dot.</param>
    /// <param name="content">All of it, from the stream's place on; it must tell its length.</param>
    /// <param name="replace">False: what is there already stays. True: it is replaced.</param>
    /// <param name="cancellationToken">Stops the call; nothing is left.</param>
    /// <returns>False where it was there already and stays.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be written.</exception>
    Task<bool> PutAsync(string name, Stream content, bool replace = false, CancellationToken cancellationToken = default);

    /// <summary>Opens an artifact.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Its content, to be disposed of by the caller; null where there is none.</returns>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Removes an artifact; one that is not there is no fault.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArtifactStoreException">The store cannot be written.</exception>
    Task DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists artifacts, in no order that means anything.</summary>
    /// <param name="folder">First segments of their names, without a slash at the end; empty for all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    IAsyncEnumerable<ArtifactEntry> ListAsync(string folder, CancellationToken cancellationToken = default);

    /// <summary>Removes what killed writers left behind.</summary>
    /// <param name="age">How old a piece must be: no living writer takes that long.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many pieces were removed.</returns>
    Task<int> SweepAsync(TimeSpan age, CancellationToken cancellationToken = default);
}
