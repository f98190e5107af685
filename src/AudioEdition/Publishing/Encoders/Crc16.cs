namespace AudioEdition.Publishing.Encoders;

/// <summary>The checksum of LAME's header: CRC-16 of the polynomial 0x8005, reflected, from zero.</summary>
internal static class Crc16
{
    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>Goes on from the checksum of what came before.</summary>
    public static ushort Of(ushort before, ReadOnlySpan<byte> bytes)
    {
        var crc = before;
        foreach (var value in bytes)
        {
            crc = (ushort)((crc >> 8) ^ Table[(crc ^ value) & 0xFF]);
        }

        return crc;
    }

    private static ushort Entry(int value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ 0xA001 : value >> 1;
        }

        return (ushort)value;
    }
}
