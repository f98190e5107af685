using System.Runtime.CompilerServices;

namespace AudioEdition.Newsroom.Stores;

/// <summary>Artifacts as files of a folder, on this machine or on one that all machines share.</summary>
/// <remarks>
/// A file is written beside its place under a name that begins with a dot, brought to the disk, and moved there without replacing what came first. So a killed writer leaves a file that
/// nobody reads and <see cref="SweepAsync"/> removes.
/// </remarks>
public sealed class FolderStore : IArtifactStore
{
    private const string TemporaryExtension = ".part";
    private readonly TimeProvider _time;

    /// <summary>Opens a store; the folder is made at the first write.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="time">Clock of the sweep; null for the system's.</param>
    public FolderStore(string folder, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public async Task<bool> PutAsync(string name, Stream content, bool replace = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = PathOf(name);
        if (!replace && File.Exists(path))
        {
            return false;
        }

        try
        {
            var folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}{TemporaryExtension}");
            try
            {
                await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
                {
                    await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                    await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                    file.Flush(flushToDisk: true);
                }

                return Move(temporary, path, replace);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactStoreException(Folder, e);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactStoreException(Folder, e);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // Not there: what was asked for.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactStoreException(Folder, e);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArtifactEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The files are walked while they are handed out: a store has more of them than a list should hold.
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var file in Files(folder.Length == 0 ? Folder : PathOf(folder)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!file.Name.StartsWith('.') && Entry(file) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <inheritdoc/>
    public Task<int> SweepAsync(TimeSpan age, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var limit = _time.GetUtcNow() - age;
            var removed = 0;
            foreach (var file in Files(Folder))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (file.Name.StartsWith('.') && file.Name.EndsWith(TemporaryExtension, StringComparison.Ordinal) && Entry(file) is { } entry && entry.Written < limit)
                {
                    file.Delete();
                    removed++;
                }
            }

            return removed;
        },
        cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => Folder;

    private static bool Move(string temporary, string path, bool replace)
    {
        try
        {
            File.Move(temporary, path, replace);
            return true;
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            return false;
        }
    }

    private static IEnumerable<FileInfo> Files(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true })
        : [];

    /// <summary>Null where another process removed it meanwhile.</summary>
    private ArtifactEntry? Entry(FileInfo file)
    {
        try
        {
            return new ArtifactEntry(Path.GetRelativePath(Folder, file.FullName).Replace('\\', '/'), file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, ArtifactName.Check(name));
}
