using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AudioEdition.Newsroom.Stores;

/// <summary>Artifacts as objects of a bucket: Amazon S3, or a service that speaks its protocol.</summary>
/// <remarks>
/// An object is written by one request, so it is there whole or not at all. First-come is asked for by <c>If-None-Match: *</c>; a service that does not know it lets the last writer win, which is
/// safe here, since a name stands for one content. Some services store the framing of the SDK's streamed checksums as content: so these are off, and the first object that is written to a service
/// is read back and compared.
/// </remarks>
public sealed class S3Store : IArtifactStore, IDisposable
{
    private const int MaxListed = 1_000;
    private readonly AmazonS3Client _client;
    private readonly string _bucket;
    private readonly string _prefix;
    private int _proven;

    /// <summary>Opens a store. Nothing is asked for yet.</summary>
    /// <param name="options">Where it is.</param>
    public S3Store(S3StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _bucket = options.Bucket;
        _prefix = options.Prefix.Length == 0 ? "" : options.Prefix.Trim('/') + "/";
        var config = new AmazonS3Config
        {
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.ForcePathStyle = true;
            config.AuthenticationRegion = options.Region ?? "us-east-1";
        }
        else if (options.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        _client = options.Credentials is { } c ? new AmazonS3Client(new BasicAWSCredentials(c.AccessKey, c.SecretKey), config) : new AmazonS3Client(config);
    }

    /// <inheritdoc/>
    public async Task<bool> PutAsync(string name, Stream content, bool replace = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!replace && await ExistsAsync(name, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var start = content.Position;
        var request = new PutObjectRequest
        {
            BucketName = _bucket,
            Key = KeyOf(name),
            InputStream = content,
            AutoCloseStream = false,
            UseChunkEncoding = false,
            IfNoneMatch = replace ? null : "*",
        };
        try
        {
            await _client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return false;
        }
        catch (Exception e) when (IsFault(e))
        {
            throw new ArtifactStoreException(ToString(), e);
        }

        await ProveAsync(name, content, start, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    // The response owns the connection; its stream gives it back.
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken = default) =>
        (await FindAsync(() => _client.GetObjectAsync(_bucket, KeyOf(name), cancellationToken)).ConfigureAwait(false))?.ResponseStream;

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default) => FindAsync(() => _client.DeleteObjectAsync(_bucket, KeyOf(name), cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArtifactEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = folder.Length == 0 ? _prefix : KeyOf(folder) + "/", MaxKeys = MaxListed };
        do
        {
            ListObjectsV2Response page;
            try
            {
                page = await _client.ListObjectsV2Async(request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (IsFault(e))
            {
                throw new ArtifactStoreException(ToString(), e);
            }

            foreach (var item in page.S3Objects ?? [])
            {
                yield return new ArtifactEntry(item.Key[_prefix.Length..], item.Size ?? 0, item.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : DateTimeOffset.MaxValue);
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    /// <remarks>A request that is cut off leaves no object, so there is nothing to remove.</remarks>
    public Task<int> SweepAsync(TimeSpan age, CancellationToken cancellationToken = default) => Task.FromResult(0);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"s3://{_bucket}/{_prefix}".TrimEnd('/');

    private async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(() => _client.GetObjectMetadataAsync(_bucket, KeyOf(name), cancellationToken)).ConfigureAwait(false) is not null;

    /// <summary>Asks for an object; null where there is none.</summary>
    private async Task<T?> FindAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception e) when (IsFault(e))
        {
            throw new ArtifactStoreException(ToString(), e);
        }
    }

    /// <summary>Reads the first object back: a service that changes what it is given must not be used for a second one.</summary>
    private async Task ProveAsync(string name, Stream content, long start, CancellationToken cancellationToken)
    {
        if (!content.CanSeek || Interlocked.Exchange(ref _proven, 1) == 1)
        {
            return;
        }

        content.Position = start;
        var given = await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false);
        var stored = await OpenAsync(name, cancellationToken).ConfigureAwait(false);
        if (stored is not null)
        {
            await using (stored.ConfigureAwait(false))
            {
                var read = await SHA256.HashDataAsync(stored, cancellationToken).ConfigureAwait(false);
                if (given.AsSpan().SequenceEqual(read))
                {
                    return;
                }
            }
        }

        Volatile.Write(ref _proven, 0);
        await DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        throw new ArtifactStoreException(ToString(), new InvalidDataException("It gave back other bytes than it was given; it cannot be used."));
    }

    private static bool IsFault(Exception e) => e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException;

    private string KeyOf(string name) => _prefix + ArtifactName.Check(name);
}
