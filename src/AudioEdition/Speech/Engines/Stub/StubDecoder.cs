namespace AudioEdition.Speech.Engines.Stub;

/// <summary>Reads who spoke what and when from sound that the stub made, also after resampling, gain, limiting and lossy coding.</summary>
public static class StubDecoder
{
    private const double StepSeconds = 0.005;
    private const double ThresholdOfPeak = 0.1;
    private const double MinWordSeconds = 0.025;

    /// <summary>Share of a burst's power that its voice's tone must have; the rest is the word's tone and what a codec added.</summary>
    private const double MinVoiceShare = 0.4;

    /// <summary>The code of a word.</summary>
    /// <param name="word">The word as in the spoken text; only its letters count.</param>
    public static int CodeOf(ReadOnlySpan<char> word) => StubVoice.CodeOf(word);

    /// <summary>Finds the words.</summary>
    /// <param name="samples">Mono, any level.</param>
    /// <param name="sampleRateHz">At least 8,000.</param>
    /// <returns>In order; sounds that are not the stub's are left out.</returns>
    public static IReadOnlyList<StubWord> Decode(ReadOnlySpan<float> samples, int sampleRateHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRateHz, 8_000);
        var step = (int)(StepSeconds * sampleRateHz);
        var levels = Levels(samples, step);
        var threshold = levels.Length == 0 ? 0 : levels.Max() * ThresholdOfPeak;
        var words = new List<StubWord>();
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] <= threshold)
            {
                continue;
            }

            var first = i;
            while (i < levels.Length && levels[i] > threshold)
            {
                i++;
            }

            var start = first * step;
            var end = Math.Min(i * step, samples.Length);
            if (end - start >= MinWordSeconds * sampleRateHz && Read(samples[start..end], sampleRateHz) is var (voice, code))
            {
                words.Add(new StubWord(StubVoice.NameOf(voice), code, start, end));
            }
        }

        return words;
    }

    private static double[] Levels(ReadOnlySpan<float> samples, int step)
    {
        var levels = new double[(samples.Length + step - 1) / step];
        for (var i = 0; i < levels.Length; i++)
        {
            var window = samples.Slice(i * step, Math.Min(step, samples.Length - (i * step)));
            var sum = 0.0;
            foreach (var sample in window)
            {
                sum += sample * (double)sample;
            }

            levels[i] = Math.Sqrt(sum / window.Length);
        }

        return levels;
    }

    private static (int Voice, int Code)? Read(ReadOnlySpan<float> burst, int sampleRateHz)
    {
        // The ramps at both ends carry little and a codec smears them.
        var trim = Math.Min(burst.Length / 6, sampleRateHz / 100);
        var middle = burst[trim..^trim];
        var power = 0.0;
        foreach (var sample in middle)
        {
            power += sample * (double)sample;
        }

        var voice = Strongest(middle, StubVoice.Count, i => StubVoice.VoiceHz(i) / sampleRateHz);
        var code = Strongest(middle, StubVoice.CodeCount, i => StubVoice.CodeHz(i) / sampleRateHz);

        // A sine of amplitude A has the power n A²/2 and the coefficient n A/2.
        return voice.Power * 2 / middle.Length >= MinVoiceShare * power ? (voice.Index, code.Index) : null;
    }

    private static (int Index, double Power) Strongest(ReadOnlySpan<float> samples, int count, Func<int, double> cyclesPerSample)
    {
        var best = (Index: 0, Power: -1.0);
        for (var i = 0; i < count; i++)
        {
            var power = Goertzel(samples, cyclesPerSample(i));
            if (power > best.Power)
            {
                best = (i, power);
            }
        }

        return best;
    }

    private static double Goertzel(ReadOnlySpan<float> samples, double cyclesPerSample)
    {
        var factor = 2 * Math.Cos(2 * Math.PI * cyclesPerSample);
        double last = 0, before = 0;
        foreach (var sample in samples)
        {
            (last, before) = (sample + (factor * last) - before, last);
        }

        return (last * last) + (before * before) - (factor * last * before);
    }
}
