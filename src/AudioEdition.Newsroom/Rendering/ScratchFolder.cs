namespace AudioEdition.Newsroom.Rendering;

/// <summary>A worker's folder for work in progress. Held by a lock that the system frees however the process ends: so a folder that nobody holds is a dead worker's and is removed by the next.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string LockName = ".held";
    private readonly FileStream _held;

    private ScratchFolder(string path, FileStream held) => (Path, _held) = (path, held);

    public string Path { get; }

    /// <summary>Takes a new folder and removes those of the dead.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static ScratchFolder Take(string root)
    {
        Directory.CreateDirectory(root);
        foreach (var other in Directory.EnumerateDirectories(root, "worker-*"))
        {
            RemoveIfDead(other);
        }

        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(root), $"worker-{Guid.NewGuid():N}");
        Directory.CreateDirectory(path);
        return new ScratchFolder(path, new FileStream(System.IO.Path.Combine(path, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
    }

    public void Dispose()
    {
        _held.Dispose();
        RemoveIfDead(Path);
    }

    private static void RemoveIfDead(string folder)
    {
        try
        {
            // One that has no lock yet is being made by another worker at this moment.
            new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Held by a living worker, or another one removes it just now.
        }
    }
}
