using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AudioEdition.Mastering;

/// <summary>Keeps the true peak under a ceiling by lowering the gain shortly before each peak, in place.</summary>
/// <remarks>
/// The peaks are those of four times oversampling (ITU-R BS.1770-5, annex 2). The gain falls along a smooth curve of 5 ms that is
/// down when the peak comes, and recovers with a time constant of 60 ms. Where nothing passes the ceiling the samples stay bit by bit
/// what they were. Output lags by <see cref="LatencyFrames"/>.
/// </remarks>
public sealed class TruePeakLimiter
{
    /// <summary>Time constant of the recovery.</summary>
    internal const double ReleaseSeconds = 0.060;

    private const double LookAheadSeconds = 0.005;

    /// <summary>Frames around a peak that get the full reduction: the interpolation that made it spans about as many.</summary>
    private const int Guard = 16;

    /// <summary>The gain's slope turns the interpolated peaks a little; this keeps them under the ceiling all the same.</summary>
    internal const double MarginDb = 0.05;

    /// <summary>Less than 0.01 dB under 1: the rest of the way is not heard, and the averages smooth even that.</summary>
    private const double Recovered = 0.999;

    private const int Chunk = 512;
    private const int Overlap = TruePeakInterpolator.Behind + TruePeakInterpolator.Ahead;

    private readonly float _ceiling;
    private readonly int _box;
    private readonly int _hold;
    private readonly double _recovery;
    private readonly float[] _input;
    private readonly float[] _envelope = new float[Chunk];
    private readonly long[] _minTime;
    private readonly double[] _minGain;
    private readonly double[] _first;
    private readonly double[] _second;
    private int _minHead;
    private int _minCount;
    private long _time;
    private long _unityRun;
    private double _released;
    private double _firstSum;
    private double _secondSum;
    private int _slot;

    /// <summary>Makes a limiter at rest.</summary>
    /// <param name="sampleRateHz">8,000–192,000.</param>
    /// <param name="ceilingDbtp">Highest true peak of the output in dBTP, at most 0.</param>
    public TruePeakLimiter(int sampleRateHz, double ceilingDbtp)
    {
        SampleRate.Check(sampleRateHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ceilingDbtp, 0);
        _ceiling = (float)Decibels.ToGain(ceilingDbtp - MarginDb);
        _box = Math.Max(1, (int)(LookAheadSeconds * sampleRateHz / 2));
        _hold = (2 * _box) - 1 + Guard;
        _recovery = 1 - Math.Exp(-1 / (ReleaseSeconds * sampleRateHz));
        LatencyFrames = (2 * _box) - 2 + (Guard / 2) + TruePeakInterpolator.Ahead;
        _input = new float[LatencyFrames + Overlap + Chunk];
        _minTime = new long[_hold + 1];
        _minGain = new double[_hold + 1];
        _first = new double[_box];
        _second = new double[_box];
        Reset();
    }

    /// <summary>How far the output lags behind the input.</summary>
    public int LatencyFrames { get; }

    /// <summary>True where the samples hold a peak that could pass the ceiling; where false, the limiter would not touch them.</summary>
    /// <param name="samplePeak">Highest magnitude of the samples.</param>
    internal bool MightAct(float samplePeak) => samplePeak * TruePeakInterpolator.MaxOvershoot > _ceiling;

    /// <summary>Limits the next samples; blocks of any length give the same result.</summary>
    /// <param name="samples">One channel; on return what came <see cref="LatencyFrames"/> earlier, limited.</param>
    public void Process(Span<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var frames = Math.Min(Chunk, samples.Length);
            ProcessChunk(samples[..frames]);
            samples = samples[frames..];
        }
    }

    /// <summary>Comes to rest: what follows is limited as if it were the first.</summary>
    public void Reset()
    {
        Array.Clear(_input);
        Rest();
        _minHead = 0;
        _minCount = 0;
        _time = 0;
        _unityRun = long.MaxValue / 2;
        _released = 1;
    }

    private void ProcessChunk(Span<float> samples)
    {
        // The work area holds what the delay and the interpolation still need, then the new samples.
        var kept = _input.Length - Chunk;
        samples.CopyTo(_input.AsSpan(kept));
        var around = _input.AsSpan(kept - Overlap, Overlap + samples.Length);
        var delayed = _input.AsSpan(kept - LatencyFrames, samples.Length);

        var calm = !MightAct(TruePeakInterpolator.SamplePeak(around));
        if (_unityRun >= _hold && calm)
        {
            delayed.CopyTo(samples);
            _time += samples.Length;
            _unityRun += samples.Length;
        }
        else
        {
            var envelope = _envelope.AsSpan(0, samples.Length);
            if (calm)
            {
                // No peak can be here that matters; only the recovery goes on.
                envelope.Clear();
            }
            else
            {
                TruePeakInterpolator.EnvelopeAbove(around, envelope, _ceiling);
            }

            Limit(envelope, delayed, samples);
        }

        _input.AsSpan(samples.Length, kept).CopyTo(_input);
    }

    /// <summary>From one decision to the next: until a peak comes, or the lowest gain has been held for long enough, the gain goes its way alone.</summary>
    private void Limit(ReadOnlySpan<float> envelope, ReadOnlySpan<float> delayed, Span<float> samples)
    {
        for (int i = 0, end; i < samples.Length; i = end)
        {
            var lowest = LowestOfHold(envelope[i]);
            var until = _minCount == 0 ? samples.Length : (int)Math.Min(samples.Length, i + _minTime[_minHead] + _hold - _time);
            for (end = i + 1; end < until && envelope[end] <= _ceiling; end++)
            {
                // No peak yet.
            }

            Follow(lowest, delayed[i..end], samples[i..end]);
            _time += end - i;
        }
    }

    /// <summary>Each gain out of the one before; what they hand on stands in registers, and what is read is within its bounds by the slot.</summary>
    private void Follow(double lowest, ReadOnlySpan<float> delayed, Span<float> samples)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(_first);
        ref var second = ref MemoryMarshal.GetArrayDataReference(_second);
        ref var from = ref MemoryMarshal.GetReference(delayed);
        ref var to = ref MemoryMarshal.GetReference(samples);
        double released = _released, firstSum = _firstSum, secondSum = _secondSum;
        double kept = 1 - _recovery, recovered = lowest * _recovery, share = 1.0 / _box;

        // Exactly 1 lets the samples pass untouched again.
        var free = lowest < 1 ? double.PositiveInfinity : Recovered;
        nint slot = _slot, box = _box;
        var (unityRun, hold) = (_unityRun, (long)_hold);
        for (nint i = 0; i < samples.Length; i++)
        {
            // Down at once, up by and by: on the way up the next is under the lowest, on the way down above it.
            released = Math.Min(lowest, (released * kept) + recovered);
            if (released > free)
            {
                released = 1;
                if (++unityRun >= hold)
                {
                    if (unityRun == hold)
                    {
                        // All averages are over ones now: state it exactly, so that rounding errors of the sums do not live on.
                        Rest();
                        (slot, firstSum, secondSum) = (_slot, _firstSum, _secondSum);
                    }

                    Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
                    continue;
                }
            }
            else
            {
                unityRun = 0;
            }

            firstSum += released - Unsafe.Add(ref first, slot);
            Unsafe.Add(ref first, slot) = released;
            var once = firstSum * share;
            secondSum += once - Unsafe.Add(ref second, slot);
            Unsafe.Add(ref second, slot) = once;
            slot = slot + 1 == box ? 0 : slot + 1;
            Unsafe.Add(ref to, i) = (float)(Unsafe.Add(ref from, i) * Math.Min(1, secondSum * share));
        }

        (_released, _firstSum, _secondSum) = (released, firstSum, secondSum);
        (_slot, _unityRun) = ((int)slot, unityRun);
    }

    private void Rest()
    {
        Array.Fill(_first, 1);
        Array.Fill(_second, 1);
        _firstSum = _box;
        _secondSum = _box;
        _slot = 0;
    }

    /// <summary>The lowest of the last frames' gains, this one's included: a queue of those that may still become the lowest, ones left out.</summary>
    private double LowestOfHold(float peak)
    {
        if (_minCount > 0 && _minTime[_minHead] <= _time - _hold)
        {
            _minHead = _minHead + 1 == _minTime.Length ? 0 : _minHead + 1;
            _minCount--;
        }

        if (peak > _ceiling)
        {
            Enqueue(_ceiling / (double)peak);
        }

        return _minCount == 0 ? 1 : _minGain[_minHead];
    }

    private void Enqueue(double wanted)
    {
        var size = _minTime.Length;
        while (_minCount > 0 && _minGain[(_minHead + _minCount - 1) % size] >= wanted)
        {
            _minCount--;
        }

        var tail = (_minHead + _minCount) % size;
        _minTime[tail] = _time;
        _minGain[tail] = wanted;
        _minCount++;
    }
}
