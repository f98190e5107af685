using System.Buffers.Binary;
using System.IO.Compression;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>The style table of a Kokoro voice: 256 figures for each length of text.</summary>
/// <param name="Path">A file of plain float32, or a NumPy archive (<c>.npz</c>) with one table for each voice.</param>
/// <param name="Entry">Name inside the archive; null for a plain file.</param>
internal sealed record KokoroStyle(string Path, string? Entry)
{
    /// <summary>Figures in a row, and rows in a table: one for each count of phonemes.</summary>
    public const int Width = 256;

    /// <summary>Rows.</summary>
    public const int Rows = 510;

    /// <summary>Bytes of a plain table.</summary>
    public const int TableBytes = Rows * Width * sizeof(float);

    private const int MaxHeader = 4_096;

    /// <summary>True where the file is a NumPy archive.</summary>
    public static bool IsArchive(string path)
    {
        Span<byte> magic = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && magic.SequenceEqual("PK\x03\x04"u8);
    }

    /// <summary>The voices of an archive.</summary>
    /// <exception cref="InvalidDataException">It is broken.</exception>
    public static IReadOnlyList<string> NamesIn(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Where(e => e.Name.EndsWith(".npy", StringComparison.Ordinal)).Select(e => e.Name[..^4])];
    }

    /// <summary>Reads the table.</summary>
    /// <exception cref="VoiceFileException">It has another form.</exception>
    public float[] Read()
    {
        try
        {
            var bytes = Entry is null ? File.ReadAllBytes(Path) : ReadEntry(Path, Entry);
            if (bytes.Length != TableBytes)
            {
                throw new VoiceFileException(Path, $"the style {Entry} is not a table of {Rows} × {Width} float32.");
            }

            var table = new float[Rows * Width];
            for (var i = 0; i < table.Length; i++)
            {
                table[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
            }

            return table;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new VoiceFileException(Path, $"the style cannot be read: {e.Message}", e);
        }
    }

    /// <summary>An array in NumPy's form, version 1 or 2: magic, version, length of the header, header, figures.</summary>
    private static byte[] ReadEntry(string archive, string name)
    {
        using var zip = ZipFile.OpenRead(archive);
        var entry = zip.GetEntry(name + ".npy") ?? throw new VoiceFileException(archive, $"the style {name} is gone.");
        using var stream = entry.Open();
        var content = new byte[TableBytes + MaxHeader];
        var count = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        var bytes = content.AsSpan(0, count);
        if (count < 12 || bytes[0] != 0x93 || !bytes[1..6].SequenceEqual("NUMPY"u8))
        {
            throw new VoiceFileException(archive, $"the style {name} is not an array of NumPy's.");
        }

        var body = bytes[6] == 1 ? 10 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) : 12 + (int)Math.Min(int.MaxValue / 2, BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
        var isFloat32 = body <= count && System.Text.Encoding.Latin1.GetString(bytes[..body]) is var header
            && header.Contains("'<f4'", StringComparison.Ordinal) && header.Contains("'fortran_order': False", StringComparison.Ordinal);
        return isFloat32 ? bytes[body..].ToArray() : throw new VoiceFileException(archive, $"the style {name} is not an array of float32.");
    }
}
