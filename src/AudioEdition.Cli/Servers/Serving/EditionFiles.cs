using AudioEdition.Publishing.Report;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Primitives;

namespace AudioEdition.Cli.Servers.Serving;

/// <summary>The files that may be seen: those in folders of editions, and nothing that a link leads to somewhere else.</summary>
internal sealed class EditionFiles(string folder) : IFileProvider, IDisposable
{
    private readonly PhysicalFileProvider _files = new(folder, ExclusionFilters.Sensitive) { UsePollingFileWatcher = false };

    public IFileInfo GetFileInfo(string subpath)
    {
        var file = _files.GetFileInfo(subpath);
        return file is { Exists: true, PhysicalPath: { } path } && IsOfEdition(path) ? file : new NotFoundFileInfo(subpath);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => _files.Dispose();

    private bool IsOfEdition(string path)
    {
        var parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar);
        if (parts.Length < 2 || parts[0] == "..")
        {
            return false;
        }

        // The name that was asked for lies inside; a link on the way may lead out of it.
        FileSystemInfo place = new FileInfo(path);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (place.LinkTarget is not null)
            {
                return false;
            }

            place = new DirectoryInfo(Path.GetDirectoryName(place.FullName)!);
        }

        return File.Exists(Path.Combine(folder, parts[0], EditionReport.FileName));
    }
}
