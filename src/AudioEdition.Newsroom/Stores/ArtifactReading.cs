namespace AudioEdition.Newsroom.Stores;

/// <summary>Whole artifacts at once.</summary>
internal static class ArtifactReading
{
    /// <summary>Null where there is none.</summary>
    /// <exception cref="ArtifactStoreException">The store cannot be read.</exception>
    public static async Task<byte[]?> ReadAllAsync(this IArtifactStore store, string name, CancellationToken cancellationToken)
    {
        var content = await store.OpenAsync(name, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        await using (content.ConfigureAwait(false))
        {
            try
            {
                using var bytes = new MemoryStream();
                await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
                return bytes.ToArray();
            }
            catch (IOException e)
            {
                throw new ArtifactStoreException(store.ToString()!, e);
            }
        }
    }
}
