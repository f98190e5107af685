using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioEdition.Mastering;

/// <summary>The frequency weighting of loudness measurement: a high shelf for the head, then a high pass, in place.</summary>
/// <remarks>
/// ITU-R BS.1770-5, annex 1, tables 1 and 2. The tables hold for 48 kHz only; the coefficients here come from the analogue
/// prototypes that these tables are the bilinear transform of, so any rate is measured alike.
/// Plain multiplications and additions in a fixed order: every machine gives the same bits. Where the weighted samples themselves are not asked for, eight are done at once:
/// each of them, and the state after them, is a sum over the eight and the state before, and the coefficients of these sums are what the filter answers to a one.
/// </remarks>
public sealed class KWeightingFilter
{
    private const int AtOnce = 8;
    private const int States = 4;

    private readonly double _b0;
    private readonly double _b1;
    private readonly double _b2;
    private readonly double _a1;
    private readonly double _a2;
    private readonly double _c1;
    private readonly double _c2;

    /// <summary>For each of eight samples, then of four states: what it adds to the eight outputs and to the four states after them.</summary>
    private readonly Vector256<double>[] _responses;
    private double _s1;
    private double _s2;
    private double _t1;
    private double _t2;

    /// <summary>Makes a filter at rest.</summary>
    /// <param name="sampleRateHz">8,000–192,000.</param>
    public KWeightingFilter(int sampleRateHz)
    {
        SampleRate.Check(sampleRateHz);

        // The prototypes' parameters as recovered from the 48 kHz tables (the values of libebur128 and of EBU Tech 3341's authors).
        const double ShelfHz = 1681.974450955533;
        const double ShelfDb = 3.999843853973347;
        const double ShelfQ = 0.7071752369554196;
        const double PassHz = 38.13547087602444;
        const double PassQ = 0.5003270373238773;

        var k = Math.Tan(Math.PI * ShelfHz / sampleRateHz);
        var vh = Math.Pow(10, ShelfDb / 20);
        var vb = Math.Pow(vh, 0.4996667741545416);
        var a0 = 1 + (k / ShelfQ) + (k * k);
        _b0 = (vh + (vb * k / ShelfQ) + (k * k)) / a0;
        _b1 = 2 * ((k * k) - vh) / a0;
        _b2 = (vh - (vb * k / ShelfQ) + (k * k)) / a0;
        _a1 = 2 * ((k * k) - 1) / a0;
        _a2 = (1 - (k / ShelfQ) + (k * k)) / a0;

        k = Math.Tan(Math.PI * PassHz / sampleRateHz);
        a0 = 1 + (k / PassQ) + (k * k);
        _c1 = 2 * ((k * k) - 1) / a0;
        _c2 = (1 - (k / PassQ) + (k * k)) / a0;
        _responses = [.. Enumerable.Range(0, AtOnce + States).SelectMany(Responses)];
    }

    /// <summary>Weights samples in place; blocks of any length follow each other without seam.</summary>
    /// <param name="samples">One channel.</param>
    public void Process(Span<float> samples)
    {
        double s1 = _s1, s2 = _s2, t1 = _t1, t2 = _t2;
        foreach (ref var sample in samples)
        {
            sample = (float)Next(sample, ref s1, ref s2, ref t1, ref t2);
        }

        Keep(s1, s2, t1, t2);
    }

    /// <summary>Energy of the weighted samples, which themselves stay as they are.</summary>
    /// <param name="samples">One channel.</param>
    /// <returns>Sum of squares.</returns>
    public double Energy(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        var whole = samples.Length - (samples.Length % AtOnce);
        if (whole > 0)
        {
            sum = EnergyOfEights(samples[..whole]);
        }

        double s1 = _s1, s2 = _s2, t1 = _t1, t2 = _t2;
        foreach (var sample in samples[whole..])
        {
            var y = Next(sample, ref s1, ref s2, ref t1, ref t2);
            sum += y * y;
        }

        Keep(s1, s2, t1, t2);
        return sum;
    }

    /// <summary>Comes to rest: what follows is filtered as if it were the first.</summary>
    public void Reset() => Keep(0, 0, 0, 0);

    private double EnergyOfEights(ReadOnlySpan<float> samples)
    {
        ref var of = ref MemoryMarshal.GetArrayDataReference(_responses);
        var state = Vector256.Create(_s1, _s2, _t1, _t2);
        var (energyLow, energyHigh) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (; samples.Length >= AtOnce; samples = samples[AtOnce..])
        {
            // What the samples add does not wait for the state, what the state adds is four products: so one eight begins before the last has ended.
            var (low, high, next) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            for (var i = 0; i < AtOnce; i++)
            {
                var x = Vector256.Create((double)samples[i]);
                low += x * Unsafe.Add(ref of, 3 * i);
                high += x * Unsafe.Add(ref of, (3 * i) + 1);
                next += x * Unsafe.Add(ref of, (3 * i) + 2);
            }

            var (s1, s2) = (Vector256.Create(state[0]), Vector256.Create(state[1]));
            var (t1, t2) = (Vector256.Create(state[2]), Vector256.Create(state[3]));
            ref var from = ref Unsafe.Add(ref of, 3 * AtOnce);
            low += ((s1 * from) + (s2 * Unsafe.Add(ref from, 3))) + ((t1 * Unsafe.Add(ref from, 6)) + (t2 * Unsafe.Add(ref from, 9)));
            high += ((s1 * Unsafe.Add(ref from, 1)) + (s2 * Unsafe.Add(ref from, 4))) + ((t1 * Unsafe.Add(ref from, 7)) + (t2 * Unsafe.Add(ref from, 10)));
            state = next + (((s1 * Unsafe.Add(ref from, 2)) + (s2 * Unsafe.Add(ref from, 5))) + ((t1 * Unsafe.Add(ref from, 8)) + (t2 * Unsafe.Add(ref from, 11))));
            energyLow += low * low;
            energyHigh += high * high;
        }

        Keep(state[0], state[1], state[2], state[3]);
        var four = energyLow + energyHigh;
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    /// <summary>What a one in one of eight samples, or in one of the four states before them, gives: eight outputs and the states after them.</summary>
    private Vector256<double>[] Responses(int place)
    {
        Span<double> answer = stackalloc double[AtOnce];
        double s1 = place == AtOnce ? 1 : 0, s2 = place == AtOnce + 1 ? 1 : 0, t1 = place == AtOnce + 2 ? 1 : 0, t2 = place == AtOnce + 3 ? 1 : 0;
        for (var i = 0; i < AtOnce; i++)
        {
            answer[i] = Next(i == place ? 1 : 0, ref s1, ref s2, ref t1, ref t2);
        }

        return [Vector256.Create<double>(answer), Vector256.Create<double>(answer[4..]), Vector256.Create(s1, s2, t1, t2)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Next(double x, ref double s1, ref double s2, ref double t1, ref double t2)
    {
        // Transposed direct form II: the shortest chain from one output to the next.
        var y = (_b0 * x) + s1;
        s1 = ((_b1 * x) + s2) - (_a1 * y);
        s2 = (_b2 * x) - (_a2 * y);
        var z = y + t1;
        t1 = ((-2 * y) + t2) - (_c1 * z);
        t2 = y - (_c2 * z);
        return z;
    }

    private void Keep(double s1, double s2, double t1, double t2)
    {
        // Below any audible level the state is set to nothing: denormals would make long silence slow.
        _s1 = Math.Abs(s1) < 1e-30 ? 0 : s1;
        _s2 = Math.Abs(s2) < 1e-30 ? 0 : s2;
        _t1 = Math.Abs(t1) < 1e-30 ? 0 : t1;
        _t2 = Math.Abs(t2) < 1e-30 ? 0 : t2;
    }
}
