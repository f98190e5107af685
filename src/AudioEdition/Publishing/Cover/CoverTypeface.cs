using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text;
using SkiaSharp;

namespace AudioEdition.Publishing.Cover;

/// <summary>A family of typefaces that the library brings along, since a fresh machine has none; each file of it covers one script.</summary>
/// <remarks>
/// Source Serif 4 and Source Sans 3, SIL Open Font License 1.1 (the licences lie beside the files). Bundled, they also make covers the same on
/// every machine. Scripts they lack (Arabic, Chinese …) fall back to the machine's own fonts (<see cref="SystemTypefaces"/>); what nobody has is left out rather than drawn as a box.
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

    /// <summary>True where the bundled files have every character: then letters stand side by side, from left to right.</summary>
    /// <param name="text">Any text.</param>
    public bool IsBundled(string text) => text.EnumerateRunes().All(r => _byCodePoint.GetOrAdd(r.Value, Find) is { } t && Array.IndexOf(_typefaces, t) >= 0);

    /// <summary>The part of a text's letters that can be drawn, 0 to 1; 1 for a text without letters.</summary>
    /// <param name="text">Any text.</param>
    public double Drawable(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToArray();
        return letters.Length == 0 ? 1 : letters.Count(r => _byCodePoint.GetOrAdd(r.Value, Find) is not null) / (double)letters.Length;
    }

    /// <summary>A text without the characters that cannot be drawn, and without the gaps they would leave.</summary>
    /// <param name="text">Any text.</param>
    public string Visible(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => string.Concat(Runs(w).Select(r => r.Text))).Where(w => w.Length > 0));

    /// <summary>Cuts a text into runs of one typeface, never inside a character with its marks; characters that no typeface has are dropped.</summary>
    /// <param name="text">Any text.</param>
    public IReadOnlyList<(SKTypeface Typeface, string Text)> Runs(string text)
    {
        var runs = new List<(SKTypeface Typeface, StringBuilder Text)>();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (Rune.GetRuneAt(element, 0) is var first && _byCodePoint.GetOrAdd(first.Value, Find) is not { } typeface)
            {
                continue;
            }

            if (runs.Count == 0 || runs[^1].Typeface != typeface)
            {
                runs.Add((typeface, new StringBuilder()));
            }

            // A mark that the letter's typeface lacks would be a box over it; joiners and variation selectors are instructions that need no glyph.
            foreach (var rune in element.EnumerateRunes().Where(r => IsInstruction(r) || HasGlyph(typeface, r.Value)))
            {
                runs[^1].Text.Append(rune);
            }
        }

        return [.. runs.Select(r => (r.Typeface, r.Text.ToString()))];
    }

    private static bool IsInstruction(Rune rune) => rune.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F);

    private SKTypeface? Find(int codePoint) =>
        Array.Find(_typefaces, t => HasGlyph(t, codePoint)) ?? SystemTypeface(codePoint);

    private static SKTypeface? SystemTypeface(int codePoint) =>
        Rune.GetUnicodeCategory(new Rune(codePoint)) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
            ? null
            : SystemTypefaces.Find(codePoint);

    /// <summary>True where a typeface has a character.</summary>
    internal static bool HasGlyph(SKTypeface typeface, int codePoint)
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
