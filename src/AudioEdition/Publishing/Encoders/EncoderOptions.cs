namespace AudioEdition.Publishing.Encoders;

/// <summary>Bit rates of the lossy formats. The defaults are for mono speech at 24 kHz.</summary>
public sealed record EncoderOptions
{
    /// <summary>AAC, kbit/s; range 24–320, default 64.</summary>
    public int AacBitRateKbps { get; init; } = 64;

    /// <summary>MP3, kbit/s; range 24–160 (the most that MPEG-2 layer III has at 24 kHz), default 64.</summary>
    public int Mp3BitRateKbps { get; init; } = 64;

    /// <summary>Opus, kbit/s; range 12–256, default 48: below it the coder takes off 0.3 LU, as much as the level may be off at all.</summary>
    public int OpusBitRateKbps { get; init; } = 48;

    /// <summary>Throws where a value is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bit rate is out of its range.</exception>
    internal EncoderOptions Checked()
    {
        Check(AacBitRateKbps, 24, 320, nameof(AacBitRateKbps));
        Check(Mp3BitRateKbps, 24, 160, nameof(Mp3BitRateKbps));
        Check(OpusBitRateKbps, 12, 256, nameof(OpusBitRateKbps));
        return this;
    }

    private static void Check(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
