using System.IO.Compression;
using System.Text;
using System.Xml;

namespace AudioEdition.Publishing.Books;

/// <summary>A zip archive without a trace of the moment: the same entries give the same bytes.</summary>
internal sealed class BookZip : IDisposable
{
    /// <summary>The earliest time that the format knows.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Xml = new() { NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private readonly ZipArchive _zip;

    /// <param name="stream">Where to; left open.</param>
    public BookZip(Stream stream) => _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    public void Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text), CompressionLevel.SmallestSize);

    /// <summary>Adds bytes as they are: a media type that a reader looks for at a fixed place, or what is compressed already.</summary>
    public void AddStored(string name, ReadOnlySpan<byte> content) => Add(name, content, CompressionLevel.NoCompression);

    public void AddXml(string name, Action<XmlWriter> write)
    {
        using var stream = Open(name, CompressionLevel.SmallestSize);
        using var xml = XmlWriter.Create(stream, Xml);
        write(xml);
    }

    public async Task AddFileAsync(string name, string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        await using var stream = Open(name, CompressionLevel.NoCompression);
        await file.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _zip.Dispose();

    private void Add(string name, ReadOnlySpan<byte> content, CompressionLevel level)
    {
        using var stream = Open(name, level);
        stream.Write(content);
    }

    private Stream Open(string name, CompressionLevel level)
    {
        var entry = _zip.CreateEntry(name, level);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
