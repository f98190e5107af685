using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioEdition.Mastering;

/// <summary>Finds the peaks between samples: four times oversampling by a windowed sinc.</summary>
/// <remarks>
/// ITU-R BS.1770-5, annex 2. The phase on the samples themselves is the identity, so three phases of 16 taps are left.
/// Always eight lanes, each with its own sum in tap order, so that every machine gives the same bits.
/// </remarks>
internal static class TruePeakInterpolator
{
    /// <summary>Samples needed after the one whose neighbourhood is asked for.</summary>
    public const int Ahead = Taps / 2;

    /// <summary>Samples needed before it.</summary>
    public const int Behind = (Taps / 2) - 1;

    private const int Taps = 16;
    private const int Phases = 4;
    private static readonly float[] Coefficients = MakeCoefficients();

    /// <summary>No interpolated value is more than this times the highest sample among its taps.</summary>
    public static float MaxOvershoot { get; } = Enumerable.Range(0, Phases - 1)
        .Max(p => Coefficients.Skip(p * Taps).Take(Taps).Sum(Math.Abs));

    /// <summary>For each sample the highest magnitude from it to just before the next.</summary>
    /// <param name="padded"><see cref="Behind"/> samples before the first, the samples, <see cref="Ahead"/> after the last.</param>
    /// <param name="envelope">One value for each sample.</param>
    public static void Envelope(ReadOnlySpan<float> padded, Span<float> envelope)
    {
        padded = padded[..(envelope.Length + Taps - 1)];
        ref var source = ref MemoryMarshal.GetReference(padded);
        ref var h = ref MemoryMarshal.GetArrayDataReference(Coefficients);
        var n = 0;
        for (; n <= envelope.Length - Vector256<float>.Count; n += Vector256<float>.Count)
        {
            var one = Vector256<float>.Zero;
            var two = Vector256<float>.Zero;
            var three = Vector256<float>.Zero;
            for (var k = 0; k < Taps; k++)
            {
                var x = Vector256.LoadUnsafe(ref source, (nuint)(n + k));
                one += x * Vector256.Create(Unsafe.Add(ref h, k));
                two += x * Vector256.Create(Unsafe.Add(ref h, Taps + k));
                three += x * Vector256.Create(Unsafe.Add(ref h, (2 * Taps) + k));
            }

            var peak = Vector256.Max(Vector256.Abs(one), Vector256.Max(Vector256.Abs(two), Vector256.Abs(three)));
            Vector256.Max(peak, Vector256.Abs(Vector256.LoadUnsafe(ref source, (nuint)(n + Behind)))).CopyTo(envelope[n..]);
        }

        for (; n < envelope.Length; n++)
        {
            float one = 0, two = 0, three = 0;
            for (var k = 0; k < Taps; k++)
            {
                var x = padded[n + k];
                one += x * Coefficients[k];
                two += x * Coefficients[Taps + k];
                three += x * Coefficients[(2 * Taps) + k];
            }

            var peak = Math.Max(Math.Abs(one), Math.Max(Math.Abs(two), Math.Abs(three)));
            envelope[n] = Math.Max(peak, Math.Abs(padded[n + Behind]));
        }
    }

    /// <summary>Highest magnitude of a run of samples.</summary>
    public static float SamplePeak(ReadOnlySpan<float> samples)
    {
        var peaks = Vector256<float>.Zero;
        ref var source = ref MemoryMarshal.GetReference(samples);
        var n = 0;
        for (; n <= samples.Length - Vector256<float>.Count; n += Vector256<float>.Count)
        {
            peaks = Vector256.Max(peaks, Vector256.Abs(Vector256.LoadUnsafe(ref source, (nuint)n)));
        }

        float peak = 0;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
        {
            peak = Math.Max(peak, peaks[lane]);
        }

        for (; n < samples.Length; n++)
        {
            peak = Math.Max(peak, Math.Abs(samples[n]));
        }

        return peak;
    }

    private static float[] MakeCoefficients()
    {
        var h = new float[(Phases - 1) * Taps];
        for (var phase = 1; phase < Phases; phase++)
        {
            var row = h.AsSpan((phase - 1) * Taps, Taps);
            double sum = 0;
            for (var k = 0; k < Taps; k++)
            {
                // Kaiser, beta 5: within 0.1 dB up to 0.8 of half the rate, where speech has its peaks.
                var x = k - Behind - (phase / (double)Phases);
                row[k] = (float)(Windows.Sinc(x) * Windows.Kaiser(x / (Taps / 2), 5));
                sum += row[k];
            }

            foreach (ref var tap in row)
            {
                tap = (float)(tap / sum);
            }
        }

        return h;
    }
}
