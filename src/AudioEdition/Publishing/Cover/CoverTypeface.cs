using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Numerics;
using System.Text;
using SkiaSharp;

namespace AudioEdition.Publishing.Cover;

/// <summary>A family of typefaces that the library brings along, since a fresh machine has none; each file of it covers one script.</summary>
/// <remarks>
/// Source Serif 4 and Source Sans 3, SIL Open Font License 1.1 (the licences lie beside the files). Bundled, they also make covers the same on
/// every machine. Scripts they lack (Arabic, Chinese …) fall back to the machine's own fonts; what nobody has is left out rather than drawn as a box.
/// </remarks>
internal sealed class CoverTypeface
{
    private static readonly string[] Scripts = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];

    private static readonly Lazy<CoverTypeface> LazySerif = new(() => new CoverTypeface("source-serif-4"));
    private static readonly Lazy<CoverTypeface> LazySans = new(() => new CoverTypeface("source-sans-3"));

    private readonly SKTypeface[] _typefaces;
    private readonly ConcurrentDictionary<int, SKTypeface?> _byCodePoint = new();

    private CoverTypeface(string family) => _typefaces =
    [
        .. Scripts.Select(s => Load($"{family}-{s}-600-normal.woff")).OfType<SKTypeface>(),
    ];

    /// <summary>For headlines.</summary>
    public static CoverTypeface Serif => LazySerif.Value;

    /// <summary>For small text.</summary>
    public static CoverTypeface Sans => LazySans.Value;

    /// <summary>Cuts a text into runs of one typeface; characters that no typeface has are dropped.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<(SKTypeface Typeface, string Text)> Runs(string text)
    {
        var runs = new List<(SKTypeface Typeface, StringBuilder Text)>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (_byCodePoint.GetOrAdd(rune.Value, Find) is not { } typeface)
            {
                continue;
            }

            if (runs.Count == 0 || runs[^1].Typeface != typeface)
            {
                runs.Add((typeface, new StringBuilder()));
            }

            runs[^1].Text.Append(rune);
        }

        return [.. runs.Select(r => (r.Typeface, r.Text.ToString()))];
    }

    private SKTypeface? Find(int codePoint) =>
        Array.Find(_typefaces, t => HasGlyph(t, codePoint)) ?? SystemTypeface(codePoint);

    private static SKTypeface? SystemTypeface(int codePoint)
    {
        var rune = new Rune(codePoint);
        if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format)
        {
            return null;
        }

        var typeface = SKFontManager.Default.MatchCharacter(codePoint);
        return typeface is not null && HasGlyph(typeface, codePoint) ? typeface : null;
    }

    private static bool HasGlyph(SKTypeface typeface, int codePoint)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(codePoint);
    }

    private static SKTypeface? Load(string name)
    {
        using var stream = typeof(CoverTypeface).Assembly.GetManifestResourceStream($"Typefaces/{name}");
        if (stream is null)
        {
            return null;
        }

        var woff = new byte[stream.Length];
        stream.ReadExactly(woff);
        using var data = SKData.CreateCopy(ToOpenType(woff));
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"the bundled typeface {name} cannot be read");
    }

    /// <summary>Unpacks WOFF 1.0, whose tables are those of OpenType compressed one by one (W3C Recommendation, 13 December 2012).</summary>
    internal static byte[] ToOpenType(ReadOnlySpan<byte> woff)
    {
        const int HeaderBytes = 44, EntryBytes = 20;
        int count = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        var font = new MemoryStream();
        var directory = new byte[12 + (16 * count)];
        woff[4..8].CopyTo(directory);
        var log = BitOperations.Log2((uint)count);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)count);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)((16 * count) - (16 << log)));
        font.Write(directory);
        for (var i = 0; i < count; i++)
        {
            var entry = woff.Slice(HeaderBytes + (i * EntryBytes), EntryBytes);
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
            var packed = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
            var target = directory.AsSpan(12 + (16 * i));
            entry[..4].CopyTo(target);
            entry[16..20].CopyTo(target[4..]);
            BinaryPrimitives.WriteUInt32BigEndian(target[8..], (uint)font.Length);
            BinaryPrimitives.WriteUInt32BigEndian(target[12..], (uint)length);
            font.Write(Table(woff.Slice(offset, packed), length));
            font.Write(new byte[(4 - (length % 4)) % 4]);
        }

        font.Position = 0;
        font.Write(directory);
        return font.ToArray();
    }

    private static byte[] Table(ReadOnlySpan<byte> stored, int length)
    {
        if (stored.Length == length)
        {
            return stored.ToArray();
        }

        using var inflater = new ZLibStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress);
        var table = new byte[length];
        inflater.ReadExactly(table);
        return table;
    }
}
