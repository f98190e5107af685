namespace AudioEdition.Cli.Watching;

/// <summary>Holds a folder for one watch; the system frees it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <exception cref="UsageException">Another watch holds it.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, ".watch.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new UsageException($"Another watch is at work in '{folder}'. Stop it, or choose another folder with -o; one watch takes several feeds.", e);
        }
    }

    public void Dispose() => _held.Dispose();
}
