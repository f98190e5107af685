using AudioEdition.Publishing.Report;

namespace AudioEdition.Publishing;

/// <summary>
/// The folder of an edition, written beside its place and moved there when whole: a reader finds the old edition or the new one, never a half.
/// </summary>
/// <remarks>
/// One build at a time holds a folder, by a lock file beside it. Files of the old folder that are no part of its edition are carried over;
/// a folder that holds files but no edition is never touched.
/// </remarks>
public sealed class EditionFolder : IDisposable
{
    /// <summary>A program that outlives its build, which was killed, makes a few files and no more.</summary>
    private const int TriesToDelete = 10;

    /// <summary>They wait and do not work, so that it is no matter of cores.</summary>
    private const int FlushesAtOnce = 16;

    private readonly FileStream _lock;
    private bool _committed;

    private EditionFolder(string path, string workPath, FileStream held)
    {
        Path = path;
        WorkPath = workPath;
        _lock = held;
    }

    /// <summary>The final place, absolute.</summary>
    public string Path { get; }

    /// <summary>Where the files are written until <see cref="Commit"/>; on the same volume as <see cref="Path"/>.</summary>
    public string WorkPath { get; }

    private string Workshop => System.IO.Path.GetDirectoryName(WorkPath)!;

    /// <summary>Takes the folder for one build and empties its work folder.</summary>
    /// <param name="path">The edition's folder; its parents are made where they are missing.</param>
    /// <exception cref="EditionFolderException">It cannot be written, holds something else, or another build is at work in it.</exception>
    public static EditionFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var parent = System.IO.Path.GetDirectoryName(full)
            ?? throw new EditionFolderException(path, $"'{path}' cannot be an edition's folder; choose another one with -o.");
        if (File.Exists(full))
        {
            throw new EditionFolderException(path, $"'{path}' is a file; choose another folder with -o.");
        }

        if (Directory.Exists(full) && !File.Exists(System.IO.Path.Combine(full, EditionReport.FileName)) && Directory.EnumerateFileSystemEntries(full).Any())
        {
            throw new EditionFolderException(path, $"'{path}' holds files that are no edition; choose another folder with -o, so that nothing is lost.");
        }

        var name = System.IO.Path.GetFileName(full);
        try
        {
            Directory.CreateDirectory(parent);
            var held = Lock(path, System.IO.Path.Combine(parent, $".{name}.lock"));
            var workshop = System.IO.Path.Combine(parent, $".{name}.partial");
            var old = OldPathOf(parent, name);
            try
            {
                // A build that was killed between its two moves leaves the edition under its other name.
                if (Directory.Exists(old) && !Directory.Exists(full))
                {
                    Directory.Move(old, full);
                }

                Delete(old);
                DeleteUnderWriters(workshop);

                // Of a name of its own: an encoder of a build that was killed may still be at work, and must not come upon the files of this one.
                var work = System.IO.Path.Combine(workshop, System.IO.Path.GetRandomFileName());
                Directory.CreateDirectory(work);
                return new EditionFolder(full, work, held);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new EditionFolderException(path, $"'{path}' cannot be written: {e.Message} Choose another folder with -o.", e);
        }
    }

    /// <summary>Brings the finished edition to the disk and moves it to its place.</summary>
    /// <exception cref="EditionFolderException">It cannot be moved; the files stay in <see cref="WorkPath"/>.</exception>
    public void Commit()
    {
        try
        {
            var old = OldPathOf(System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetFileName(Path));
            var replaces = Directory.Exists(Path);
            if (replaces)
            {
                CarryOver(Path, WorkPath);
            }

            Flush(WorkPath);
            if (replaces)
            {
                Directory.Move(Path, old);
            }

            Directory.Move(WorkPath, Path);
            _committed = true;
            Delete(old);
            DeleteUnderWriters(Workshop);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            _committed = true;
            throw new EditionFolderException(Path, $"The edition is made, but cannot be moved to '{Path}': {e.Message} It stands in '{WorkPath}'.", e);
        }
    }

    /// <summary>Gives the folder free; without <see cref="Commit"/> the work is thrown away.</summary>
    public void Dispose()
    {
        if (!_committed)
        {
            try
            {
                DeleteUnderWriters(Workshop);
            }
            catch (UnauthorizedAccessException)
            {
                // The next build empties it; the failure that led here matters more.
            }
        }

        var name = _lock.Name;
        try
        {
            // Deleted while still held: whoever opens the name next makes a new file.
            File.Delete(name);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // An empty file that stays behind locks nobody out.
        }

        _lock.Dispose();
    }

    private static string OldPathOf(string parent, string name) => System.IO.Path.Combine(parent, $".{name}.old");

    private static FileStream Lock(string path, string lockPath)
    {
        try
        {
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(lockPath))
        {
            throw new EditionFolderException(path, $"Another build is at work in '{path}'; wait for it, or choose another folder with -o.", e);
        }
    }

    /// <summary>So that after a cut of power no name stands for an empty file. All at once: the disk then turns to them together.</summary>
    private static void Flush(string folder) => Parallel.ForEach(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories),
        new ParallelOptions { MaxDegreeOfParallelism = FlushesAtOnce },
        file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1);
            stream.Flush(flushToDisk: true);
        });

    /// <summary>Keeps what the user laid beside the edition's own files.</summary>
    private static void CarryOver(string oldFolder, string newFolder)
    {
        var report = System.IO.Path.Combine(oldFolder, EditionReport.FileName);
        var own = EditionReport.FilesOf(File.ReadAllText(report)).ToHashSet(StringComparer.Ordinal);
        own.Add(EditionReport.FileName);
        foreach (var file in Directory.EnumerateFiles(oldFolder, "*", SearchOption.AllDirectories))
        {
            var relative = System.IO.Path.GetRelativePath(oldFolder, file).Replace('\\', '/');
            var target = System.IO.Path.Combine(newFolder, relative);
            if (!own.Contains(relative) && !File.Exists(target))
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Deletes a folder in which somebody else may still be making files; what is left then, the next build deletes.</summary>
    private static void DeleteUnderWriters(string folder)
    {
        for (var i = 0; i < TriesToDelete; i++)
        {
            try
            {
                Delete(folder);
                return;
            }
            catch (IOException)
            {
                // Not empty any more.
            }
        }
    }
}
