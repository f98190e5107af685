using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioEdition.Mastering;

/// <summary>Finds the peaks between samples: four times oversampling by a windowed sinc.</summary>
/// <remarks>
/// ITU-R BS.1770-5, annex 2. The phase on the samples themselves is the identity, so three phases of 16 taps are left. The middle one is its own mirror image and the
/// others are each other's, so that all are made of the sums and differences of samples that lie opposite. Each lane has its own sum in one order, so that every machine gives the same bits.
/// </remarks>
internal static class TruePeakInterpolator
{
    /// <summary>Samples needed after the one whose neighbourhood is asked for.</summary>
    public const int Ahead = Taps / 2;

    /// <summary>Samples needed before it.</summary>
    public const int Behind = (Taps / 2) - 1;

    private const int Taps = 16;
    private const int Half = Taps / 2;
    private const int Around = Behind + Ahead;

    /// <summary>Samples done at once.</summary>
    private const int Step = 16;

    /// <summary>Samples passed over at once where no peak can be: less than a period of any voice, since the peaks are at its pulses.</summary>
    private const int Piece = 2 * Step;

    /// <summary>Of each half of the taps: those of the middle phase, then what the other two have in common, then that in which they differ.</summary>
    private static readonly float[] Coefficients = MakeCoefficients();

    /// <summary>No interpolated value is more than this times the highest sample among its taps.</summary>
    public static float MaxOvershoot { get; } = Overshoot();

    /// <summary>For each sample the highest magnitude from it to just before the next.</summary>
    /// <param name="padded"><see cref="Behind"/> samples before the first, the samples, <see cref="Ahead"/> after the last.</param>
    /// <param name="envelope">One value for each sample.</param>
    public static void Envelope(ReadOnlySpan<float> padded, Span<float> envelope)
    {
        padded = padded[..(envelope.Length + Around)];
        if (envelope.Length < Step)
        {
            Span<float> more = stackalloc float[Step + Around];
            Span<float> whole = stackalloc float[Step];
            more.Clear();
            padded.CopyTo(more);
            Envelope(more, whole);
            whole[..envelope.Length].CopyTo(envelope);
            return;
        }

        ref var source = ref MemoryMarshal.GetReference(padded);
        ref var found = ref MemoryMarshal.GetReference(envelope);
        for (var n = 0; n < envelope.Length; n += Step)
        {
            // The last ones are done twice where they do not fill a step.
            var at = (nuint)Math.Min(n, envelope.Length - Step);
            var (low, high) = Peaks(ref source, at);
            low.StoreUnsafe(ref found, at);
            high.StoreUnsafe(ref found, at + (nuint)Vector256<float>.Count);
        }
    }

    /// <summary>The same where it may matter, and 0 where nothing can pass a level: most of speech lies between two pulses of the voice.</summary>
    /// <param name="padded">As above.</param>
    /// <param name="envelope">One value for each sample.</param>
    /// <param name="level">What is not above it need not be told.</param>
    public static void EnvelopeAbove(ReadOnlySpan<float> padded, Span<float> envelope, float level)
    {
        for (var n = 0; n < envelope.Length; n += Piece)
        {
            var piece = envelope.Slice(n, Math.Min(Piece, envelope.Length - n));
            var around = padded.Slice(n, piece.Length + Around);
            if (SamplePeak(around) * MaxOvershoot > level)
            {
                Envelope(around, piece);
            }
            else
            {
                piece.Clear();
            }
        }
    }

    /// <summary>The highest magnitude on and between samples.</summary>
    /// <param name="padded">As above.</param>
    /// <param name="level">What is known already; what cannot pass it is not looked at.</param>
    /// <returns>At least the level.</returns>
    public static float Peak(ReadOnlySpan<float> padded, float level)
    {
        Span<float> envelope = stackalloc float[Piece];
        for (var n = 0; n + Around < padded.Length; n += Piece)
        {
            var around = padded.Slice(n, Math.Min(Piece + Around, padded.Length - n));
            if (SamplePeak(around) * MaxOvershoot > level)
            {
                var piece = envelope[..(around.Length - Around)];
                Envelope(around, piece);
                level = Math.Max(level, SamplePeak(piece));
            }
        }

        return level;
    }

    /// <summary>Highest magnitude of a run of samples.</summary>
    public static float SamplePeak(ReadOnlySpan<float> samples)
    {
        float peak = 0;
        if (samples.Length < Vector256<float>.Count)
        {
            foreach (var sample in samples)
            {
                peak = Math.Max(peak, Math.Abs(sample));
            }

            return peak;
        }

        // The last ones are looked at twice where they do not fill a vector.
        ref var source = ref MemoryMarshal.GetReference(samples);
        var last = (nuint)(samples.Length - Vector256<float>.Count);
        var peaks = Vector256.Abs(Vector256.LoadUnsafe(ref source, last));
        for (nuint n = 0; n < last; n += (nuint)Vector256<float>.Count)
        {
            peaks = Vector256.Max(peaks, Vector256.Abs(Vector256.LoadUnsafe(ref source, n)));
        }

        var four = Vector128.Max(peaks.GetLower(), peaks.GetUpper());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
    }

    /// <summary>Of the samples from a place on, a step of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Peaks(ref float source, nuint at)
    {
        ref var h = ref MemoryMarshal.GetArrayDataReference(Coefficients);
        ref var low = ref Unsafe.Add(ref source, at);
        ref var high = ref Unsafe.Add(ref low, Vector256<float>.Count);
        var (lowMiddle, lowCommon, lowApart) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (highMiddle, highCommon, highApart) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (nuint k = 0; k < Half; k++)
        {
            var middle = Vector256.Create(Unsafe.Add(ref h, k));
            var common = Vector256.Create(Unsafe.Add(ref h, k + Half));
            var apart = Vector256.Create(Unsafe.Add(ref h, k + Taps));
            var (near, far) = (Vector256.LoadUnsafe(ref low, k), Vector256.LoadUnsafe(ref low, Taps - 1 - k));
            var sum = near + far;
            lowMiddle += sum * middle;
            lowCommon += sum * common;
            lowApart += (near - far) * apart;
            (near, far) = (Vector256.LoadUnsafe(ref high, k), Vector256.LoadUnsafe(ref high, Taps - 1 - k));
            sum = near + far;
            highMiddle += sum * middle;
            highCommon += sum * common;
            highApart += (near - far) * apart;
        }

        return (
            Highest(Vector256.LoadUnsafe(ref low, Behind), lowMiddle, lowCommon, lowApart),
            Highest(Vector256.LoadUnsafe(ref high, Behind), highMiddle, highCommon, highApart));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Highest(Vector256<float> samples, Vector256<float> middle, Vector256<float> common, Vector256<float> apart) =>
        Vector256.Max(
            Vector256.Max(Vector256.Abs(samples), Vector256.Abs(middle)),
            Vector256.Max(Vector256.Abs(common + apart), Vector256.Abs(common - apart)));

    private static float Overshoot()
    {
        float middle = 0, first = 0;
        for (var k = 0; k < Half; k++)
        {
            middle += 2 * Math.Abs(Coefficients[k]);
            first += Math.Abs(Coefficients[k + Half] + Coefficients[k + Taps]) + Math.Abs(Coefficients[k + Half] - Coefficients[k + Taps]);
        }

        return Math.Max(middle, first);
    }

    private static float[] MakeCoefficients()
    {
        var (first, middle) = (Phase(0.25), Phase(0.5));
        var h = new float[3 * Half];
        for (var k = 0; k < Half; k++)
        {
            h[k] = (float)middle[k];
            h[k + Half] = (float)((first[k] + first[Taps - 1 - k]) / 2);
            h[k + Taps] = (float)((first[k] - first[Taps - 1 - k]) / 2);
        }

        return h;
    }

    private static double[] Phase(double phase)
    {
        var row = new double[Taps];
        double sum = 0;
        for (var k = 0; k < Taps; k++)
        {
            // Kaiser, beta 5: within 0.1 dB up to 0.8 of half the rate, where speech has its peaks.
            var x = k - Behind - phase;
            row[k] = Windows.Sinc(x) * Windows.Kaiser(x / Half, 5);
            sum += row[k];
        }

        return [.. row.Select(tap => tap / sum)];
    }
}
