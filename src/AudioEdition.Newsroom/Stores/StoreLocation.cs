namespace AudioEdition.Newsroom.Stores;

/// <summary>Opens the store that an option or a variable names.</summary>
public static class StoreLocation
{
    private const string S3Scheme = "s3";

    /// <summary>Opens a store.</summary>
    /// <param name="location">
    /// A folder; or <c>s3://bucket/prefix</c>, with <c>?endpoint=https://…</c> for another service than Amazon's and <c>&amp;region=…</c> where the environment names none.
    /// Keys come from where the AWS SDK looks for them, never from here.
    /// </param>
    /// <exception cref="StoreLocationException">It is neither.</exception>
    public static IArtifactStore Open(string location)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        if (!location.Contains("://", StringComparison.Ordinal))
        {
            return new FolderStore(location);
        }

        if (!Uri.TryCreate(location, UriKind.Absolute, out var address) || address.Scheme != S3Scheme || address.Host.Length == 0)
        {
            throw new StoreLocationException(location);
        }

        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        return new S3Store(new S3StoreOptions
        {
            Bucket = address.Host,
            Prefix = address.AbsolutePath.Trim('/'),
            Endpoint = query["endpoint"] is { } endpoint
                ? Uri.TryCreate(endpoint, UriKind.Absolute, out var service) ? service : throw new StoreLocationException(location)
                : null,
            Region = query["region"],
        });
    }
}
