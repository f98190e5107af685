using System.Buffers.Binary;
using System.Collections.Frozen;

namespace AudioEdition.Emulator.Sound;

/// <summary>An output format that the emulator can make.</summary>
/// <param name="Name">As in <c>X-Microsoft-OutputFormat</c>.</param>
/// <param name="SampleRateHz">Samples per second.</param>
/// <param name="Riff">Whether a RIFF header stands before the samples.</param>
public sealed record PcmFormat(string Name, int SampleRateHz, bool Riff)
{
    private static readonly FrozenDictionary<string, PcmFormat> Azure = All().ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Formats that the service knows and the emulator cannot make.</summary>
    private static readonly FrozenSet<string> Compressed = new[]
    {
        "audio-16khz-32kbitrate-mono-mp3", "audio-16khz-64kbitrate-mono-mp3", "audio-16khz-128kbitrate-mono-mp3", "audio-24khz-48kbitrate-mono-mp3",
        "audio-24khz-96kbitrate-mono-mp3", "audio-24khz-160kbitrate-mono-mp3", "audio-48khz-96kbitrate-mono-mp3", "audio-48khz-192kbitrate-mono-mp3",
        "ogg-16khz-16bit-mono-opus", "ogg-24khz-16bit-mono-opus", "ogg-48khz-16bit-mono-opus", "webm-16khz-16bit-mono-opus", "webm-24khz-16bit-mono-opus",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The length of a header, in bytes.</summary>
    public const int HeaderBytes = 44;

    /// <summary>Azure's format of this name; null when there is none that can be made.</summary>
    /// <param name="name">As in the header.</param>
    public static PcmFormat? Find(string? name) => name is not null && Azure.TryGetValue(name, out var format) ? format : null;

    /// <summary>Why a name is refused.</summary>
    /// <param name="name">As in the header.</param>
    public static string WhyNot(string? name) => name is not null && Compressed.Contains(name)
        ? $"output format {name}: the service knows it, this emulator has no encoder; ask for raw-24khz-16bit-mono-pcm"
        : $"output format {name ?? "(none)"} is unsupported";

    /// <summary>The samples with what stands before them.</summary>
    /// <param name="samples">16-bit, mono.</param>
    public byte[] Wrap(ReadOnlySpan<byte> samples) => Riff ? WithHeader(samples, SampleRateHz) : samples.ToArray();

    /// <summary>A WAV file.</summary>
    /// <param name="samples">16-bit, mono.</param>
    /// <param name="sampleRateHz">Samples per second.</param>
    /// <param name="unknownSize">Whether the sizes are written as 0xFFFFFFFF, as servers do that stream.</param>
    public static byte[] WithHeader(ReadOnlySpan<byte> samples, int sampleRateHz, bool unknownSize = false)
    {
        var file = new byte[HeaderBytes + samples.Length];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), unknownSize ? uint.MaxValue : (uint)(file.Length - 8));
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(24), (uint)sampleRateHz);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(28), (uint)(2 * sampleRateHz));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), unknownSize ? uint.MaxValue : (uint)samples.Length);
        samples.CopyTo(file.AsSpan(HeaderBytes));
        return file;
    }

    private static IEnumerable<PcmFormat> All()
    {
        foreach (var (name, hz) in new[] { ("8khz", 8_000), ("16khz", 16_000), ("22050hz", 22_050), ("24khz", 24_000), ("44100hz", 44_100), ("48khz", 48_000) })
        {
            yield return new PcmFormat($"raw-{name}-16bit-mono-pcm", hz, false);
            yield return new PcmFormat($"riff-{name}-16bit-mono-pcm", hz, true);
        }
    }
}
