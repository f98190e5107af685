namespace AudioEdition.Tests;

/// <summary>Sound files as other programs write them, for what takes a file of somebody else's.</summary>
internal static class WaveFile
{
    private const int HeadBytes = 36;

    /// <summary>A WAV file: mono, 16 bits (RIFF).</summary>
    public static byte[] Of(IReadOnlyCollection<float> samples, int rateHz)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(HeadBytes + (samples.Count * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(rateHz);
        writer.Write(rateHz * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Count * 2);
        foreach (var sample in samples)
        {
            writer.Write((short)(sample * short.MaxValue));
        }

        writer.Flush();
        return stream.ToArray();
    }
}
