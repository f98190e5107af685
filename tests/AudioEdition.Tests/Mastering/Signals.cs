namespace AudioEdition.Tests.Mastering;

/// <summary>Signals for the tests, all repeatable.</summary>
internal static class Signals
{
    public static float[] Sine(int rateHz, double hz, double seconds, double dbfs, double phaseDegrees = 0)
    {
        var amplitude = Math.Pow(10, dbfs / 20);
        var samples = new float[(int)Math.Round(seconds * rateHz)];
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = (float)(amplitude * Math.Sin((2 * Math.PI * hz * n / rateHz) + (phaseDegrees * Math.PI / 180)));
        }

        return samples;
    }

    /// <summary>Syllables of a voice: a few harmonics, four bursts a second, with silence before and after as engines put it.</summary>
    public static float[] Speech(int rateHz, double seconds, double peak, double pitchHz = 120, double silenceBefore = 0.1, double silenceAfter = 0.2)
    {
        var samples = new float[(int)((silenceBefore + seconds + silenceAfter) * rateHz)];
        var first = (int)(silenceBefore * rateHz);
        var count = (int)(seconds * rateHz);
        for (var n = 0; n < count; n++)
        {
            var t = n / (double)rateHz;
            var syllable = 0.15 + (0.85 * Math.Pow(Math.Sin(Math.PI * 4 * t), 2));
            double y = 0;
            for (var h = 1; h <= 12; h++)
            {
                y += Math.Sin((2 * Math.PI * pitchHz * h * t) + (h * h)) / h;
            }

            samples[first + n] = (float)(y * syllable * peak / 2.5);
        }

        return samples;
    }

    public static float[] Noise(int seed, int count, double peak)
    {
        var random = new Random(seed);
        var samples = new float[count];
        for (var n = 0; n < count; n++)
        {
            samples[n] = (float)(((random.NextDouble() * 2) - 1) * peak);
        }

        return samples;
    }

    public static double Rms(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (var sample in samples)
        {
            sum += sample * (double)sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    public static double Db(double linear) => 20 * Math.Log10(linear);

    public static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
