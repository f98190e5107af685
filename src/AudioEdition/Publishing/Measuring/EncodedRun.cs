using System.Buffers.Binary;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Publishing.Measuring;

/// <summary>A run as MP3 frames, and what was measured on them.</summary>
/// <param name="Frames">Whole frames; given back by whoever wrote them: some runs wait for their turn, and what waits grows old, which the collector seldom looks at.</param>
/// <param name="Figures">Null where there is no decoder to measure with.</param>
internal sealed record EncodedRun(PooledBytes Frames, RunFigures? Figures)
{
    private const int NotFound = int.MinValue;

    /// <summary>As bytes, to be kept. Little-endian: peak (float), units (int32), for each of them offset and count of cells (int32) and the cells (float), then the frames.</summary>
    public static PooledBytes Write(ReadOnlySpan<byte> frames, RunFigures figures)
    {
        var pooled = new PooledBytes(8 + figures.Energies.Sum(e => 8 + (e.Length * 4)) + frames.Length);
        var bytes = pooled.Span;
        BinaryPrimitives.WriteSingleLittleEndian(bytes, figures.TruePeak);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], figures.Energies.Count);
        var at = 8;
        foreach (var (energies, offset) in figures.Energies.Zip(figures.Offsets))
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], offset ?? NotFound);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(at + 4)..], energies.Length);
            at += 8;
            foreach (var energy in energies)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes[at..], energy);
                at += 4;
            }
        }

        frames.CopyTo(bytes[at..]);
        return pooled;
    }

    /// <summary>Null where the bytes are no run of so many units.</summary>
    public static EncodedRun? Read(ReadOnlySpan<byte> bytes, int units)
    {
        if (bytes.Length < 8 || BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != units)
        {
            return null;
        }

        var (energies, offsets) = (new float[units][], new int?[units]);
        var at = 8;
        for (var u = 0; u < units; u++)
        {
            var cells = bytes.Length - at >= 8 ? BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]) : -1;
            if (cells < 0 || cells > (bytes.Length - at - 8) / 4)
            {
                return null;
            }

            var offset = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
            offsets[u] = offset == NotFound ? null : offset;
            energies[u] = new float[cells];
            at += 8;
            for (var i = 0; i < cells; i++, at += 4)
            {
                energies[u][i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[at..]);
            }
        }

        return new EncodedRun(PooledBytes.Of(bytes[at..]), new RunFigures(BinaryPrimitives.ReadSingleLittleEndian(bytes), energies, offsets));
    }
}
