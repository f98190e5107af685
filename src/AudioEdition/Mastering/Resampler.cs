using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AudioEdition.Mastering;

/// <summary>Changes the rate of a clip by a band-limited polyphase filter.</summary>
/// <remarks>
/// A windowed sinc of 64 taps on the slower side's clock (Kaiser, beta 7): flat to 0.85 of the lower half rate, images and aliases
/// beyond it at least 70 dB down. Linear phase without delay: frame n of the output is the moment n/rate of the input.
/// Always four sums of eight lanes, added in one order, so that every machine gives the same bits.
/// </remarks>
public sealed class Resampler
{
    private const int BaseTaps = 64;
    private const double Beta = 7;

    /// <summary>Middle of the transition band, against half of the lower rate.</summary>
    private const double Cutoff = 0.93;

    private readonly int _up;
    private readonly int _down;
    private readonly int _taps;
    private readonly float[] _phases;
    private float[] _padded = [];

    /// <summary>Makes a resampler.</summary>
    /// <param name="fromHz">Rate of the input, 8,000–192,000.</param>
    /// <param name="toHz">Rate of the output, 8,000–192,000.</param>
    public Resampler(int fromHz, int toHz)
    {
        SampleRate.Check(fromHz);
        SampleRate.Check(toHz);
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(fromHz, toHz);
        _up = toHz / divisor;
        _down = fromHz / divisor;
        var slower = Math.Min(1.0, toHz / (double)fromHz);

        // A multiple of 32, for the four sums of eight lanes; longer in proportion where the output is slower.
        _taps = (int)Math.Ceiling(BaseTaps / slower / 32) * 32;
        _phases = _up == _down ? [] : MakePhases(_up, _taps, slower * Cutoff);
    }

    /// <summary>True where the rates are equal: samples are copied as they are.</summary>
    public bool IsPassthrough => _up == _down;

    /// <summary>Length of the output.</summary>
    /// <param name="inputLength">Frames of the input.</param>
    /// <returns>Frames, the input's time rounded up to whole frames.</returns>
    public int OutputLength(int inputLength) => checked((int)((((long)inputLength * _up) + _down - 1) / _down));

    /// <summary>Converts a whole clip; before and after it is silence.</summary>
    /// <param name="input">One channel.</param>
    /// <param name="output">Of <see cref="OutputLength"/>.</param>
    public void Process(ReadOnlySpan<float> input, Span<float> output)
    {
        if (output.Length != OutputLength(input.Length))
        {
            throw new ArgumentException("The output is not of OutputLength.", nameof(output));
        }

        if (IsPassthrough)
        {
            input.CopyTo(output);
            return;
        }

        var half = _taps / 2;
        var needed = input.Length + (2 * _taps);
        if (_padded.Length < needed)
        {
            _padded = new float[needed + (needed / 4)];
        }

        _padded.AsSpan(0, half - 1).Clear();
        input.CopyTo(_padded.AsSpan(half - 1));
        _padded.AsSpan(half - 1 + input.Length, _taps).Clear();

        ref var source = ref MemoryMarshal.GetArrayDataReference(_padded);
        var place = default(Place);
        var n = 0;
        for (; n + 1 < output.Length; n += 2)
        {
            // Two at once, since to add up the lanes of one takes as long as to make them.
            var one = Lanes(ref source, Next(ref place));
            var two = Lanes(ref source, Next(ref place));
            var fours = Vector256.Create(one.GetLower(), two.GetLower()) + Vector256.Create(one.GetUpper(), two.GetUpper());
            fours += Vector256.Shuffle(fours, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5));
            fours += Vector256.Shuffle(fours, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));
            output[n] = fours[0];
            output[n + 1] = fours[4];
        }

        if (n < output.Length)
        {
            var eight = Lanes(ref source, place);
            var four = eight.GetLower() + eight.GetUpper();
            output[n] = (four[0] + four[2]) + (four[1] + four[3]);
        }
    }

    /// <summary>Hands out the place of an output and goes on to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Place Next(ref Place place)
    {
        var here = place;
        place.Phase += _down;
        while (place.Phase >= _up)
        {
            place.Phase -= _up;
            place.Input++;
        }

        return here;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Lanes(ref float source, Place place)
    {
        ref var from = ref Unsafe.Add(ref source, place.Input);
        ref var taps = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_phases), place.Phase * _taps);
        var a = Vector256<float>.Zero;
        var b = Vector256<float>.Zero;
        var c = Vector256<float>.Zero;
        var d = Vector256<float>.Zero;
        for (nuint k = 0; k < (nuint)_taps; k += 32)
        {
            a += Vector256.LoadUnsafe(ref from, k) * Vector256.LoadUnsafe(ref taps, k);
            b += Vector256.LoadUnsafe(ref from, k + 8) * Vector256.LoadUnsafe(ref taps, k + 8);
            c += Vector256.LoadUnsafe(ref from, k + 16) * Vector256.LoadUnsafe(ref taps, k + 16);
            d += Vector256.LoadUnsafe(ref from, k + 24) * Vector256.LoadUnsafe(ref taps, k + 24);
        }

        return (a + b) + (c + d);
    }

    private static float[] MakePhases(int up, int taps, double cutoff)
    {
        var phases = new float[up * taps];
        var half = taps / 2;
        for (var p = 0; p < up; p++)
        {
            var row = phases.AsSpan(p * taps, taps);
            double sum = 0;
            for (var k = 0; k < taps; k++)
            {
                var x = k - (half - 1) - (p / (double)up);
                row[k] = (float)(Windows.Sinc(x * cutoff) * Windows.Kaiser(x / half, Beta));
                sum += row[k];
            }

            // Each phase has gain 1 at rest: otherwise the phases' differences would be heard as a tone.
            foreach (ref var tap in row)
            {
                tap = (float)(tap / sum);
            }
        }

        return phases;
    }

    /// <summary>Where an output stands: the input's frame before it, and how far on from there.</summary>
    private struct Place
    {
        public int Phase;
        public nuint Input;
    }
}
