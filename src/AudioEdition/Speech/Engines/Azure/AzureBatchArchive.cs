using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>The archive of a batch job's results: <c>summary.json</c>, which says what is the sound of what, <c>0001.wav</c>, <c>0001.word.json</c>.</summary>
/// <remarks>
/// Nothing is unpacked to the disk, and entries are found by the names that are expected: a path in the archive leads nowhere. Bytes are counted while they are read, since what an entry says
/// of its length need not be so.
/// </remarks>
internal static class AzureBatchArchive
{
    private const int MaxEntries = 50_000;
    private const int MaxSummaryBytes = 16 << 20;
    private const int MaxTimesBytes = 4 << 20;
    private const int MaxWords = 20_000;

    /// <summary>Sound of speech shrinks by a third, digital silence by a thousand.</summary>
    private const long MaxRatio = 1_200;

    /// <summary>Reads.</summary>
    /// <param name="bytes">The archive.</param>
    /// <param name="documents">What was ordered, in order; null for what is not wanted.</param>
    /// <param name="rate">Hz.</param>
    /// <returns>For each document its sound, null where there is none; null where it is no such archive.</returns>
    public static IReadOnlyList<AzureSound?>? Read(byte[] bytes, IReadOnlyList<string?> documents, int rate)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries || Content(zip, "summary.json", MaxSummaryBytes) is not { } summary)
            {
                return null;
            }

            var files = Files(summary);
            return [.. documents.Select(d => d is not null && files.TryGetValue(d, out var file) ? Sound(zip, file, rate) : null)];
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or InvalidOperationException or KeyNotFoundException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The sound's file for each document. The document itself is the key: counting would lend a sound to another's words where one is left out.</summary>
    private static Dictionary<string, string> Files(byte[] summary)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(summary);
        foreach (var result in json.RootElement.GetProperty("results").EnumerateArray())
        {
            if (result.TryGetProperty("audioFileName", out var name) && name.GetString() is { } file && file.EndsWith(".wav", StringComparison.Ordinal) && file[..^4].All(char.IsAsciiDigit)
                && result.TryGetProperty("contents", out var contents) && contents.GetArrayLength() == 1 && contents[0].GetString() is { } document)
            {
                files[document] = file;
            }
        }

        return files;
    }

    private static AzureSound? Sound(ZipArchive zip, string file, int rate) =>
        Content(zip, file, AzureSound.MaxBytes(rate)) is { } wave && WaveBytes.TryRead(wave, out var found, out var samples, isStrict: true) && found == rate && samples.Length > 0
            ? new AzureSound(WaveBytes.ToPcm16(samples), Words(Content(zip, file[..^4] + ".word.json", MaxTimesBytes)))
            : null;

    /// <summary>Times are milliseconds here, not ticks; word times are best effort.</summary>
    private static List<(string Word, double From, double To)>? Words(byte[]? times)
    {
        if (times is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(times);
            return [.. json.RootElement.EnumerateArray().Take(MaxWords).Select(w =>
            {
                var from = w.GetProperty("AudioOffset").GetDouble() / 1_000;
                return (w.GetProperty("Text").GetString() ?? "", from, from + (w.GetProperty("Duration").GetDouble() / 1_000));
            })];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static byte[]? Content(ZipArchive zip, string name, int maxBytes)
    {
        if (zip.GetEntry(name) is not { } entry || entry.Length > maxBytes || entry.Length > (entry.CompressedLength + 1) * MaxRatio)
        {
            return null;
        }

        using var stream = entry.Open();
        var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, count);
            if (content.Length > maxBytes)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name} has more than {maxBytes} bytes."));
            }
        }

        return content.ToArray();
    }
}
