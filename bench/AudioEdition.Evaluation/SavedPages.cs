using System.IO.Compression;

namespace AudioEdition.Evaluation;

/// <summary>The saved pages of a folder: <c>ID.html.gz</c>.</summary>
internal static class SavedPages
{
    /// <summary>Unpacks them all, in the order of their names.</summary>
    /// <exception cref="FileNotFoundException">The folder holds none.</exception>
    public static List<(string Id, byte[] Content)> Read(string folder)
    {
        var pages = Directory.GetFiles(folder, "*.html.gz").Order(StringComparer.Ordinal)
            .Select(p => (Path.GetFileName(p)[..^".html.gz".Length], Unpack(p))).ToList();
        return pages.Count > 0 ? pages : throw new FileNotFoundException($"{folder} holds no page: pages are called ID.html.gz.");
    }

    private static byte[] Unpack(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        return content.ToArray();
    }
}
