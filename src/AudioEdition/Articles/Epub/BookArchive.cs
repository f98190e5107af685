using System.Globalization;
using System.IO.Compression;

namespace AudioEdition.Articles.Epub;

/// <summary>The zip archive of a book, taken for hostile: limits on entries, sizes and ratio; nothing is ever written to a disk.</summary>
internal sealed class BookArchive : IDisposable
{
    /// <summary>Entries of one archive; large illustrated books have some 2,000.</summary>
    public const int MostEntries = 20_000;

    /// <summary>Unpacked bytes of one text of the book.</summary>
    public const int LargestEntry = 20_000_000;

    /// <summary>Unpacked bytes of all texts together; the longest novels have 10 MB.</summary>
    public const long LargestTotal = 200_000_000;

    /// <summary>Deflate reaches some 1,000 on zeros; text stays under 20.</summary>
    public const int LargestRatio = 200;

    private const int FreeOfRatio = 1 << 20;

    private readonly string _source;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private long _unpacked;

    private BookArchive(string source, ZipArchive zip)
    {
        _source = source;
        _zip = zip;
    }

    /// <exception cref="ArticleFormatException">It is no archive, damaged, encrypted, or hostile.</exception>
    public static BookArchive Open(string source, ReadOnlyMemory<byte> content)
    {
        // Counted before the library reads the directory: it would make an object of each.
        if (CountDirectory(content.Span) > MostEntries)
        {
            throw Refused(source, string.Create(CultureInfo.InvariantCulture, $"has more than {MostEntries} files in it"));
        }

        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            var archive = new BookArchive(source, zip);
            foreach (var entry in zip.Entries)
            {
                archive.Add(entry);
            }

            zip = null;
            return archive;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw Damaged(source, e);
        }
        finally
        {
            zip?.Dispose();
        }
    }

    public bool Contains(string path) => _entries.ContainsKey(path);

    /// <summary>Unpacks one file.</summary>
    /// <returns>Null where the archive has none of this name.</returns>
    /// <exception cref="ArticleFormatException">It is damaged, encrypted, or goes over a limit.</exception>
    public byte[]? Read(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw new ArticleFormatException(_source, $"{_source} is encrypted with a password. Give a copy without one.");
        }

        try
        {
            using var packed = entry.Open();
            using var unpacked = new MemoryStream();
            var block = new byte[1 << 16];
            var most = Math.Min(LargestEntry, FreeOfRatio + (entry.CompressedLength * LargestRatio));
            int read;
            while ((read = packed.Read(block)) > 0)
            {
                unpacked.Write(block, 0, read);
                _unpacked += read;
                // Counted as it comes: what the directory says of sizes is the archive's own word.
                if (unpacked.Length > most || _unpacked > LargestTotal)
                {
                    throw Refused(_source, string.Create(CultureInfo.InvariantCulture, $"unpacks to more than any book does ('{Shown(path)}': over {unpacked.Length / 1e6:0.0} MB from {entry.CompressedLength / 1e6:0.000} MB)"));
                }
            }

            return unpacked.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw Damaged(_source, e);
        }
    }

    public void Dispose() => _zip.Dispose();

    private void Add(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (IsOutside(name))
        {
            throw Refused(_source, $"holds a file that points outside of it ('{Shown(name)}')");
        }

        if (!name.EndsWith('/') && !_entries.TryAdd(name, entry))
        {
            throw Refused(_source, $"holds two files of one name ('{Shown(name)}')");
        }
    }

    /// <summary>OCF 3.3 §4.2.3: relative, slashes only, no way up.</summary>
    private static bool IsOutside(string name) =>
        name.Length is 0 or > 1000 || name[0] == '/' || name.Contains('\\', StringComparison.Ordinal) || (name.Length > 1 && name[1] == ':')
        || name.Any(char.IsControl) || name.Split('/').Contains("..", StringComparer.Ordinal);

    private static int CountDirectory(ReadOnlySpan<byte> content)
    {
        var count = 0;
        for (var at = content.IndexOf("PK\u0001\u0002"u8); at >= 0 && count <= MostEntries; at = content.IndexOf("PK\u0001\u0002"u8))
        {
            count++;
            content = content[(at + 4)..];
        }

        return count;
    }

    private static ArticleFormatException Damaged(string source, Exception e) =>
        new(source, $"{source} is a damaged archive ({e.Message.TrimEnd('.')}). Get the book again.", line: null, e);

    private static ArticleFormatException Refused(string source, string what) =>
        new(source, $"{source} {what}, which no real book does; it is refused.");

    private static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
