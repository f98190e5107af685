using System.Buffers.Binary;

namespace AudioEdition.Publishing.Encoders;

/// <summary>The checksum of LAME's header: CRC-16 of the polynomial 0x8005, reflected, from zero.</summary>
internal static class Crc16
{
    private const int AtOnce = 8;

    /// <summary>For each byte what it comes to so many bytes later: so eight are looked up side by side (Kounavis, Berry 2005).</summary>
    private static readonly ushort[] Tables = MakeTables();

    /// <summary>Goes on from the checksum of what came before.</summary>
    public static ushort Of(ushort before, ReadOnlySpan<byte> bytes)
    {
        var crc = before;
        for (; bytes.Length >= AtOnce; bytes = bytes[AtOnce..])
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = (ushort)(Later(7, eight) ^ Later(6, eight >> 8) ^ Later(5, eight >> 16) ^ Later(4, eight >> 24)
                ^ Later(3, eight >> 32) ^ Later(2, eight >> 40) ^ Later(1, eight >> 48) ^ Later(0, eight >> 56));
        }

        foreach (var value in bytes)
        {
            crc = (ushort)((crc >> 8) ^ Tables[(crc ^ value) & 0xFF]);
        }

        return crc;
    }

    private static int Later(int bytes, ulong value) => Tables[(bytes << 8) + (int)(value & 0xFF)];

    private static ushort[] MakeTables()
    {
        var tables = new ushort[AtOnce << 8];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = i < 256 ? Entry(i) : (ushort)((tables[i - 256] >> 8) ^ tables[tables[i - 256] & 0xFF]);
        }

        return tables;
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
