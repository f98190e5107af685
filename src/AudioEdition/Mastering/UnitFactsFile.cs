using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Mastering;

/// <summary>What was found in an utterance as bytes, to be kept beside it.</summary>
/// <remarks>Little-endian: seven int32 (rate, four of the sound's places, length, count of cells), the peak (float), the energies (float), the peaks (half).</remarks>
internal static class UnitFactsFile
{
    private const int CellsAt = 32;

    /// <summary>Another build of this library may find otherwise.</summary>
    private static readonly string Maker = typeof(UnitFactsFile).Module.ModuleVersionId.ToString("N");

    /// <summary>What a note begins with.</summary>
    public static byte[] MakerOf(int rateHz) => [.. typeof(UnitFactsFile).Module.ModuleVersionId.ToByteArray(), .. BitConverter.GetBytes(rateHz)];

    /// <summary>The name under which they are kept.</summary>
    public static string NameOf(string identity, int rateHz) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"facts {Maker} {rateHz} {identity}"))));

    public static byte[] Write(UnitFacts facts)
    {
        var cells = facts.Energies.Length;
        var bytes = new byte[CellsAt + (cells * 6)];
        var (rate, sound, frames) = facts.Extent;
        int[] head = [rate, sound.KeepStart, sound.SoundStart, sound.SoundEnd, sound.KeepEnd, frames, cells];
        for (var i = 0; i < head.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * 4), head[i]);
        }

        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(head.Length * 4), facts.TruePeak);
        for (var i = 0; i < cells; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(CellsAt + (i * 4)), facts.Energies[i]);
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(CellsAt + (cells * 4) + (i * 2)), facts.Peaks[i]);
        }

        return bytes;
    }

    /// <summary>Null where the bytes are none of these.</summary>
    public static UnitFacts? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < CellsAt)
        {
            return null;
        }

        Span<int> head = stackalloc int[7];
        for (var i = 0; i < head.Length; i++)
        {
            head[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
        }

        var cells = head[6];
        if (cells < 0 || bytes.Length != CellsAt + ((long)cells * 6))
        {
            return null;
        }

        var (energies, peaks) = (new float[cells], new Half[cells]);
        for (var i = 0; i < cells; i++)
        {
            energies[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(CellsAt + (i * 4))..]);
            peaks[i] = BinaryPrimitives.ReadHalfLittleEndian(bytes[(CellsAt + (cells * 4) + (i * 2))..]);
        }

        return new UnitFacts(
            new UnitExtent(head[0], new TrimmedSound(head[1], head[2], head[3], head[4]), head[5]), BinaryPrimitives.ReadSingleLittleEndian(bytes[28..]), energies, peaks);
    }
}
