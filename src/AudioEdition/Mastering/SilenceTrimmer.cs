using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioEdition.Mastering;

/// <summary>Finds where an utterance's sound begins and ends inside the silence that an engine puts around it.</summary>
/// <remarks>
/// Sound is what comes within 45 dB of the utterance's loudest moment, in steps of 2.5 ms, and no less than −75 dBFS. The loudest
/// moment, not full scale, is the measure: voices differ by 13 LU. A noise floor above that stays and counts as sound.
/// Around the sound some of the silence is kept, so that a soft onset or a dying fricative is faded and not cut.
/// </remarks>
public static class SilenceTrimmer
{
    private const double BelowLoudestDb = -45;
    private const double FloorDbfs = -75;
    private const int StepsPerSecond = 400;

    /// <summary>Steps that the loudest moment is averaged over: 20 ms, a few periods of a low voice.</summary>
    private const int LoudSteps = 8;

    /// <summary>Silence kept before the first sound: 15 ms, the length of the burst of a stop consonant.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(15);

    /// <summary>Silence kept after the last: 25 ms, since endings die away more slowly than beginnings rise.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(25);

    /// <summary>Finds the sound.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="sampleRateHz">8,000–192,000.</param>
    /// <returns>The sound and what to keep around it; empty at 0 where there is none.</returns>
    public static TrimmedSound Find(ReadOnlySpan<float> samples, int sampleRateHz)
    {
        SampleRate.Check(sampleRateHz);
        var step = sampleRateHz / StepsPerSecond;
        var loudest = Loudest(samples, step);
        var threshold = Math.Max(loudest * Math.Pow(10, BelowLoudestDb / 10), Math.Pow(10, FloorDbfs / 10));

        var first = 0;
        while (first < samples.Length && MeanSquare(samples, first, step) <= threshold)
        {
            first += step;
        }

        if (first >= samples.Length)
        {
            return default;
        }

        var last = (samples.Length - 1) / step * step;
        while (MeanSquare(samples, last, step) <= threshold)
        {
            last -= step;
        }

        var end = Math.Min(last + step, samples.Length);
        return new TrimmedSound(
            Math.Max(0, first - (int)(Before.TotalSeconds * sampleRateHz)),
            first,
            end,
            Math.Min(samples.Length, end + (int)(After.TotalSeconds * sampleRateHz)));
    }

    private static double Loudest(ReadOnlySpan<float> samples, int step)
    {
        Span<double> recent = stackalloc double[LoudSteps];
        recent.Clear();
        double loudest = 0;
        for (int at = 0, i = 0; at < samples.Length; at += step, i++)
        {
            recent[i % LoudSteps] = MeanSquare(samples, at, step);
            double sum = 0;
            foreach (var value in recent)
            {
                sum += value;
            }

            loudest = Math.Max(loudest, sum / LoudSteps);
        }

        return loudest;
    }

    private static double MeanSquare(ReadOnlySpan<float> samples, int at, int step)
    {
        var piece = samples.Slice(at, Math.Min(step, samples.Length - at));
        var eight = Vector256<float>.Zero;
        ref var source = ref MemoryMarshal.GetReference(piece);
        var n = 0;
        for (; n <= piece.Length - Vector256<float>.Count; n += Vector256<float>.Count)
        {
            var x = Vector256.LoadUnsafe(ref source, (nuint)n);
            eight += x * x;
        }

        // Lanes are added in one order, so that every machine trims alike.
        var four = eight.GetLower() + eight.GetUpper();
        var sum = (four[0] + four[2]) + (four[1] + four[3]);
        for (; n < piece.Length; n++)
        {
            sum += piece[n] * piece[n];
        }

        return sum / piece.Length;
    }
}
