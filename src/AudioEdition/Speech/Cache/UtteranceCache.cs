using AudioEdition.Audio;

namespace AudioEdition.Speech.Cache;

/// <summary>Utterances on disk, named by what they say, and what was derived from them: shared by all editions of a machine and by any number of processes.</summary>
/// <remarks>
/// An entry is written beside its place and moved there when whole, and its checksum is verified at every read, so that a killed process, a cut of
/// power or a damaged disk never gives wrong sound: a damaged entry is dropped and counts as absent. Reading touches an entry; pruning
/// drops those that were not wanted for longest.
/// </remarks>
public sealed class UtteranceCache
{
    private const string Extension = ".utterance";
    private const string DerivedExtension = ".derived";
    private const string TemporaryExtension = ".tmp";

    /// <summary>A temporary file of that age belongs to no living writer.</summary>
    private static readonly TimeSpan AbandonedAge = TimeSpan.FromHours(1);

    private static readonly TimeSpan TrimInterval = TimeSpan.FromHours(1);

    private readonly TimeProvider _time;

    /// <summary>Opens a cache; the folder is made at the first write.</summary>
    /// <param name="folder">Its folder. Only this cache's files are touched there.</param>
    /// <param name="time">Clock for last use; null for the system's.</param>
    public UtteranceCache(string folder, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The user's cache folder: <c>$XDG_CACHE_HOME/audioedition/utterances</c>, on Windows in the local application data.</summary>
    public static string DefaultFolder => Path.Combine(UserCache.Folder ?? Path.GetTempPath(), "utterances");

    /// <summary>Reads an entry and marks it as used.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The utterance, or null where there is none; a damaged one is dropped.</returns>
    public ValueTask<Utterance?> ReadAsync(UtteranceKey key, CancellationToken cancellationToken = default) =>
        ReadAsync(PathOf(key), bytes => UtteranceFile.Read(bytes.Span), cancellationToken);

    /// <summary>The same, its samples in memory that is used again.</summary>
    internal ValueTask<Utterance?> ReadAsync(UtteranceKey key, SampleRoom room, CancellationToken cancellationToken) =>
        ReadAsync(PathOf(key), bytes => UtteranceFile.Read(bytes.Span, room), cancellationToken);

    /// <summary>Writes an entry; an existing one of the same key is replaced.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="utterance">What to keep.</param>
    /// <param name="cancellationToken">Stops the call; nothing half-written remains.</param>
    /// <exception cref="UtteranceCacheException">The folder cannot be written.</exception>
    public Task WriteAsync(UtteranceKey key, Utterance utterance, CancellationToken cancellationToken = default) => WriteAsync(key, utterance, default, cancellationToken);

    /// <summary>The same, with a note that is read without the sound.</summary>
    internal async Task WriteAsync(UtteranceKey key, Utterance utterance, ReadOnlyMemory<byte> note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        using var bytes = UtteranceFile.WritePooled(utterance, note.Span);
        await WriteAsync(PathOf(key), bytes.Memory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what an entry tells without its sound, and marks it as used.</summary>
    /// <returns>Null where there is none. Its samples are not verified: that is done when they are read.</returns>
    internal async ValueTask<UtteranceHead?> ReadHeadAsync(UtteranceKey key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        try
        {
            UtteranceHead? head;
            using (var beginning = PooledBytes.ReadFile(path, UtteranceFile.HeadBytes, out var length))
            {
                head = UtteranceFile.ReadHead(beginning.Span, length);
            }

            // A head that does not fit in there: then the whole of it.
            head ??= await ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } whole
                ? new UtteranceHead(whole.Clip.SampleRateHz, (int)whole.Clip.FrameCount, whole.Marks, default)
                : null;
            if (head is not null)
            {
                Touch(path);
            }

            return head;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads what was derived from utterances, and marks it as used.</summary>
    /// <param name="name">Its name: 64 hexadecimal digits over all that it depends on.</param>
    /// <param name="parse">Makes something of the bytes, which are gone afterwards; null where they are damaged.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Null where there is none; a damaged one is dropped.</returns>
    internal ValueTask<T?> ReadDerivedAsync<T>(string name, Func<ReadOnlyMemory<byte>, T?> parse, CancellationToken cancellationToken)
        where T : class =>
        ReadAsync(PathOf(name, DerivedExtension), bytes => CheckedBytes.Read(bytes) is { } content ? parse(content) : null, cancellationToken);

    /// <summary>Keeps what was derived from utterances.</summary>
    /// <exception cref="UtteranceCacheException">The folder cannot be written.</exception>
    internal async Task WriteDerivedAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var bytes = CheckedBytes.WritePooled(content.Span);
        await WriteAsync(PathOf(name, DerivedExtension), bytes.Memory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a file. In one go, since who waited for it would hold what it is read for all the while, and others would begin.</summary>
    private ValueTask<T?> ReadAsync<T>(string path, Func<ReadOnlyMemory<byte>, T?> parse, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var bytes = PooledBytes.ReadFile(path, Array.MaxLength, out _);
            if (parse(bytes.Memory) is { } entry)
            {
                Touch(path);
                return ValueTask.FromResult<T?>(entry);
            }

            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Absent, just pruned by another process, or unreadable: in each case it has to be made again.
        }

        return ValueTask.FromResult<T?>(null);
    }

    private async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{TemporaryExtension}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                await File.WriteAllBytesAsync(temporary, bytes, cancellationToken).ConfigureAwait(false);
                File.Move(temporary, path, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UtteranceCacheException(Folder, e);
        }
    }

    /// <summary>Counts what is there.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<UtteranceCacheSize> SizeAsync(CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var entries = 0;
            var bytes = 0L;
            foreach (var file in Entries())
            {
                cancellationToken.ThrowIfCancellationRequested();
                entries++;
                bytes += file.Bytes;
            }

            return new UtteranceCacheSize(entries, bytes);
        },
        cancellationToken);

    /// <summary>Drops the entries unused for longest until the rest fits, and what killed writers left.</summary>
    /// <param name="maxBytes">Most bytes to keep; 0 drops all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was dropped.</returns>
    public Task<UtteranceCacheSize> PruneAsync(long maxBytes, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        return Task.Run(
            () =>
            {
                var limit = _time.GetUtcNow().UtcDateTime - AbandonedAge;
                foreach (var abandoned in Files(TemporaryExtension).Where(f => f.LastUse < limit))
                {
                    TryDelete(abandoned);
                }

                var files = Entries().OrderBy(f => f.LastUse).ThenBy(f => f.Path, StringComparer.Ordinal).ToList();
                var left = files.Sum(f => f.Bytes);
                var dropped = default(UtteranceCacheSize);
                foreach (var file in files)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (left <= maxBytes)
                    {
                        break;
                    }

                    left -= file.Bytes;
                    if (TryDelete(file))
                    {
                        dropped = new UtteranceCacheSize(dropped.Entries + 1, dropped.Bytes + file.Bytes);
                    }
                }

                return dropped;
            },
            cancellationToken);
    }

    /// <summary>Keeps the cache within its limit: for the end of a build. Looks at most once an hour, since looking reads the folder.</summary>
    /// <param name="maxBytes">The limit.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was dropped.</returns>
    public async Task<UtteranceCacheSize> TrimAsync(long maxBytes, CancellationToken cancellationToken = default)
    {
        var stamp = Path.Combine(Folder, ".trimmed");
        try
        {
            if (File.Exists(stamp) && _time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(stamp) < TrimInterval)
            {
                return default;
            }

            if (Directory.Exists(Folder))
            {
                await File.WriteAllBytesAsync(stamp, [], cancellationToken).ConfigureAwait(false);
                File.SetLastWriteTimeUtc(stamp, _time.GetUtcNow().UtcDateTime);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written is not ours to keep small.
            return default;
        }

        return await PruneAsync(maxBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads every entry and drops the damaged ones.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many were dropped.</returns>
    public async Task<int> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var dropped = 0;
        foreach (var file in Entries())
        {
            try
            {
                var bytes = await File.ReadAllBytesAsync(file.Path, cancellationToken).ConfigureAwait(false);
                var isWhole = file.Path.EndsWith(Extension, StringComparison.Ordinal) ? UtteranceFile.Read(bytes) is not null : CheckedBytes.Read(bytes) is not null;
                if (!isWhole && TryDelete(file))
                {
                    dropped++;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Gone meanwhile, or not ours to read: nothing to say about it.
            }
        }

        return dropped;
    }

    private string PathOf(UtteranceKey key) => PathOf(key.Hex, Extension);

    private string PathOf(string name, string extension) => Path.Combine(Folder, name[..1], name + extension);

    private void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, _time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A shared cache may be read-only for us, and a pruned entry was read all the same.
        }
    }

    private IEnumerable<CacheFile> Entries() => Files(Extension).Concat(Files(DerivedExtension));

    /// <summary>What is there now; other processes may remove it at any moment, so all facts are taken at once.</summary>
    private List<CacheFile> Files(string extension)
    {
        var files = new List<CacheFile>();
        var folder = new DirectoryInfo(Folder);
        foreach (var file in folder.Exists ? folder.EnumerateDirectories().Where(d => d.Name.Length <= 2).SelectMany(d => d.EnumerateFiles("*" + extension)) : [])
        {
            try
            {
                files.Add(new CacheFile(file.FullName, file.Length, file.LastWriteTimeUtc));
            }
            catch (FileNotFoundException)
            {
                // Pruned by another process meanwhile.
            }
        }

        return files;
    }

    private static bool TryDelete(CacheFile file)
    {
        try
        {
            File.Delete(file.Path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private readonly record struct CacheFile(string Path, long Bytes, DateTime LastUse);
}
