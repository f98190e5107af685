namespace AudioEdition.Emulator.Sound;

/// <summary>A tone in a sound.</summary>
/// <param name="StartMs">Milliseconds from the start.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Hz">Its frequency.</param>
public readonly record struct Tone(int StartMs, int DurationMs, double Hz);

/// <summary>A sound as a list of tones: whole milliseconds, so that every sample rate tells the same times.</summary>
/// <param name="Tones">In order, not overlapping.</param>
/// <param name="Marks">In order of their start.</param>
/// <param name="DurationMs">Milliseconds, with the silence at the end.</param>
public sealed record ToneSound(IReadOnlyList<Tone> Tones, IReadOnlyList<SoundMark> Marks, int DurationMs)
{
    private const double Level = 0.3 * short.MaxValue;
    private const int RampMs = 4;

    /// <summary>The samples.</summary>
    /// <param name="sampleRateHz">8,000 to 48,000.</param>
    /// <returns>16-bit, mono, little-endian.</returns>
    public byte[] Render(int sampleRateHz)
    {
        var bytes = new byte[2 * FrameOf(DurationMs, sampleRateHz)];
        foreach (var tone in Tones)
        {
            var first = FrameOf(tone.StartMs, sampleRateHz);
            var end = Math.Min(FrameOf(tone.StartMs + tone.DurationMs, sampleRateHz), bytes.Length / 2);
            var ramp = RampMs * sampleRateHz / 1000;

            // A rotating pointer gives a sine without a call of Math.Sin for every sample.
            var (rotateSin, rotateCos) = Math.SinCos(2 * Math.PI * tone.Hz / sampleRateHz);
            double sin = 0, cos = 1;
            for (var i = first; i < end; i++)
            {
                var edge = Math.Min(1.0, (Math.Min(i - first, end - 1 - i) + 1) / (double)ramp);
                var sample = (short)Math.Round(Level * edge * sin);
                bytes[2 * i] = (byte)sample;
                bytes[(2 * i) + 1] = (byte)(sample >> 8);
                (sin, cos) = ((sin * rotateCos) + (cos * rotateSin), (cos * rotateCos) - (sin * rotateSin));
            }
        }

        return bytes;
    }

    private static int FrameOf(int milliseconds, int sampleRateHz) => (int)((long)milliseconds * sampleRateHz / 1000);
}
