namespace AudioEdition.Publishing.Encoders;

/// <summary>The header of an MP3 frame.</summary>
/// <remarks>ISO/IEC 11172-3, 2.4.1.3, and 13818-3, 2.4.2.3: layer III of MPEG-1 and MPEG-2 (lower sampling frequencies), and the common extension to a quarter of the rates.</remarks>
/// <param name="SampleRateHz">Rate.</param>
/// <param name="BitRateKbps">Bit rate of this frame.</param>
/// <param name="Bytes">Length with its header.</param>
/// <param name="Samples">Samples of a channel.</param>
/// <param name="SideInfoBytes">Bytes between the header and what follows the side information.</param>
internal readonly record struct Mp3Frame(int SampleRateHz, int BitRateKbps, int Bytes, int Samples, int SideInfoBytes)
{
    public const int HeaderBytes = 4;

    private static readonly int[] Mpeg1Rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2Rates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] SampleRates = [44_100, 48_000, 32_000];

    /// <summary>Reads a header; null where there is none.</summary>
    public static Mp3Frame? Read(ReadOnlySpan<byte> bytes)
    {
        const int Mpeg1 = 3, Mpeg2 = 2, Mpeg25 = 0, LayerIii = 1, Single = 3;
        if (bytes.Length < HeaderBytes || bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0 || ((bytes[1] >> 1) & 3) != LayerIii)
        {
            return null;
        }

        var version = (bytes[1] >> 3) & 3;
        var rate = bytes[2] >> 4;
        var sampleRate = (bytes[2] >> 2) & 3;
        if (version is not (Mpeg1 or Mpeg2 or Mpeg25) || rate is 0 or 15 || sampleRate == 3)
        {
            return null;
        }

        var kbps = (version == Mpeg1 ? Mpeg1Rates : Mpeg2Rates)[rate];
        var hz = SampleRates[sampleRate] >> (version switch { Mpeg1 => 0, Mpeg2 => 1, _ => 2 });
        var samples = version == Mpeg1 ? 1152 : 576;
        var padding = (bytes[2] >> 1) & 1;
        var isSingle = bytes[3] >> 6 == Single;
        var sideInfo = version == Mpeg1 ? (isSingle ? 17 : 32) : isSingle ? 9 : 17;
        return new Mp3Frame(hz, kbps, (samples / 8 * kbps * 1000 / hz) + padding, samples, sideInfo);
    }

    /// <summary>The length in bytes of so many whole frames.</summary>
    /// <exception cref="EncoderException">There are not so many.</exception>
    public static int Split(ReadOnlySpan<byte> bytes, int frameCount)
    {
        var at = 0;
        for (var i = 0; i < frameCount; i++)
        {
            at += Read(bytes[at..]) is { } frame && at + frame.Bytes <= bytes.Length
                ? frame.Bytes
                : throw new EncoderException(null, FormattableString.Invariant($"LAME gave {i} frames where {frameCount} were due."));
        }

        return at;
    }

    /// <summary>The header of a frame that is like another one but holds at least so many bytes.</summary>
    public static byte[] HeaderFor(ReadOnlySpan<byte> like, int leastBytes)
    {
        var header = like[..HeaderBytes].ToArray();
        for (var rate = 1; rate < 15; rate++)
        {
            // Without padding.
            header[2] = (byte)((rate << 4) | (header[2] & 0x0D));
            if (Read(header) is { } frame && frame.Bytes >= leastBytes)
            {
                break;
            }
        }

        return header;
    }
}
