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
        ref var taps = ref MemoryMarshal.GetArrayDataReference(_phases);
        var phase = 0;
        nuint position = 0;
        for (var n = 0; n < output.Length; n++)
        {
            output[n] = Dot(ref source, position, ref taps, (nuint)(phase * _taps), _taps);
            phase += _down;
            while (phase >= _up)
            {
                phase -= _up;
                position++;
            }
        }
    }

    private static float Dot(ref float source, nuint position, ref float taps, nuint row, int count)
    {
        var a = Vector256<float>.Zero;
        var b = Vector256<float>.Zero;
        var c = Vector256<float>.Zero;
        var d = Vector256<float>.Zero;
        for (nuint k = 0; k < (nuint)count; k += 32)
        {
            a += Vector256.LoadUnsafe(ref source, position + k) * Vector256.LoadUnsafe(ref taps, row + k);
            b += Vector256.LoadUnsafe(ref source, position + k + 8) * Vector256.LoadUnsafe(ref taps, row + k + 8);
            c += Vector256.LoadUnsafe(ref source, position + k + 16) * Vector256.LoadUnsafe(ref taps, row + k + 16);
            d += Vector256.LoadUnsafe(ref source, position + k + 24) * Vector256.LoadUnsafe(ref taps, row + k + 24);
        }

        var eight = (a + b) + (c + d);
        var four = eight.GetLower() + eight.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
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
}
