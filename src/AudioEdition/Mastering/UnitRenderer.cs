using System.Numerics;
using AudioEdition.Audio;

namespace AudioEdition.Mastering;

/// <summary>One worker's kernels and buffers: turns an utterance into its place in the programme.</summary>
/// <remarks>Every unit starts from kernels at rest, so the result does not depend on which worker renders which unit.</remarks>
internal sealed class UnitRenderer
{
    /// <summary>12 dB: no programme takes so much from an utterance's highest peak, so that nobody asks what is between lower samples.</summary>
    private const float OutOfReach = 0.25f;

    private readonly int _rateHz;
    private readonly double _ceilingDbtp;
    private readonly TruePeakLimiter _limiter;
    private readonly TruePeakMeter _peak = new(new AudioFormat(SampleRate.LowestHz));
    private readonly Dictionary<int, Resampler> _resamplers = [];
    private readonly Dictionary<int, KWeightingFilter> _weightings = [];
    private readonly float[] _fadeIn;
    private readonly float[] _fadeOut;
    private float[] _buffer = [];

    /// <summary>Where the utterance stands that the worker has at hand.</summary>
    public SampleRoom Room { get; } = new();

    /// <summary>Makes a worker.</summary>
    /// <param name="rateHz">The programme's rate.</param>
    /// <param name="ceilingDbtp">The limiter's ceiling.</param>
    public UnitRenderer(int rateHz, double ceilingDbtp)
    {
        _rateHz = rateHz;
        _ceilingDbtp = ceilingDbtp;
        _limiter = new TruePeakLimiter(rateHz, ceilingDbtp);
        _fadeIn = Fade(rateHz, 0.004);
        _fadeOut = Fade(rateHz, 0.005);
    }

    /// <summary>Looks at an utterance once: its sound, its energies, its peak.</summary>
    public UnitFacts Examine(PcmClip clip)
    {
        var samples = clip.Samples.Span;
        var sound = SilenceTrimmer.Find(samples, clip.SampleRateHz);
        if (sound.IsEmpty)
        {
            return new UnitFacts(new UnitExtent(clip.SampleRateHz, sound, 0), 0, [], []);
        }

        var kept = samples[sound.KeepStart..sound.KeepEnd];
        var peaks = Peaks(kept, clip.SampleRateHz, out var highest);
        return new UnitFacts(
            new UnitExtent(clip.SampleRateHz, sound, ResamplerFrom(clip.SampleRateHz).OutputLength(kept.Length)),
            highest,
            Energies(kept, clip.SampleRateHz),
            peaks);
    }

    /// <summary>Renders a unit: kept part, programme rate, gain, fades, limiter.</summary>
    /// <param name="clip">The utterance.</param>
    /// <param name="extent">Where its sound is.</param>
    /// <param name="gain">Linear.</param>
    /// <param name="marginDb">How far under the worker's ceiling this unit is to stay.</param>
    /// <returns>Its samples, good until the next call.</returns>
    public Memory<float> Render(PcmClip clip, UnitExtent extent, double gain, double marginDb = 0)
    {
        var limiter = marginDb > 0 ? new TruePeakLimiter(_rateHz, _ceilingDbtp - marginDb) : _limiter;

        // The limiter lags, so the unit is followed by as much silence as pushes its end out.
        var needed = extent.FrameCount + limiter.LatencyFrames;
        if (_buffer.Length < needed)
        {
            _buffer = new float[needed + (needed / 4)];
        }

        var samples = _buffer.AsSpan(0, extent.FrameCount);
        ResamplerFrom(clip.SampleRateHz).Process(clip.Samples.Span[extent.Sound.KeepStart..extent.Sound.KeepEnd], samples);
        Scale(samples, (float)gain);
        FadeEdges(samples);
        if (!limiter.MightAct(TruePeakInterpolator.SamplePeak(samples)))
        {
            return _buffer.AsMemory(0, extent.FrameCount);
        }

        _buffer.AsSpan(extent.FrameCount, limiter.LatencyFrames).Clear();
        limiter.Reset();
        limiter.Process(_buffer.AsSpan(0, needed));
        return _buffer.AsMemory(limiter.LatencyFrames, extent.FrameCount);
    }

    /// <summary>K-weighted energy of each 25 ms.</summary>
    public float[] Energies(ReadOnlySpan<float> samples, int rateHz)
    {
        if (!_weightings.TryGetValue(rateHz, out var weighting))
        {
            _weightings.Add(rateHz, weighting = new KWeightingFilter(rateHz));
        }

        weighting.Reset();
        var cells = new float[UnitFacts.CellCount(samples.Length, rateHz)];
        for (var i = 0; i < cells.Length; i++)
        {
            var start = UnitFacts.CellStart(i, rateHz);
            var end = Math.Min(samples.Length, UnitFacts.CellStart(i + 1, rateHz));
            cells[i] = (float)(weighting.Energy(samples[start..end]) / rateHz);
        }

        return cells;
    }

    /// <summary>Linear true peak.</summary>
    public float TruePeak(ReadOnlySpan<float> samples)
    {
        _peak.Reset();
        _peak.Process(samples);
        return _peak.TruePeak;
    }

    /// <summary>True peak of each 25 ms, as if silence stood around; where it is lower than any limiter reaches, the samples' own.</summary>
    private Half[] Peaks(ReadOnlySpan<float> samples, int rateHz, out float highest)
    {
        const int Around = TruePeakInterpolator.Behind + TruePeakInterpolator.Ahead;
        var longest = (rateHz / UnitFacts.CellsPerSecond) + 1;
        if (_buffer.Length < Around + longest)
        {
            _buffer = new float[Around + longest];
        }

        var peaks = new Half[UnitFacts.CellCount(samples.Length, rateHz)];
        var low = TruePeakInterpolator.SamplePeak(samples) * OutOfReach;
        highest = 0;
        for (var i = 0; i < peaks.Length; i++)
        {
            var start = UnitFacts.CellStart(i, rateHz);
            var length = Math.Min(samples.Length, UnitFacts.CellStart(i + 1, rateHz)) - start;
            var from = start - TruePeakInterpolator.Behind;
            var to = start + length + TruePeakInterpolator.Ahead;
            var around = samples[Math.Max(0, from)..Math.Min(samples.Length, to)];
            if (from < 0 || to > samples.Length)
            {
                var padded = _buffer.AsSpan(0, length + Around);
                padded.Clear();
                around.CopyTo(padded[(Math.Max(0, from) - from)..]);
                around = padded;
            }

            var own = TruePeakInterpolator.SamplePeak(samples.Slice(start, length));
            var level = Math.Max(own, low);
            var peak = TruePeakInterpolator.Peak(around, level);
            peak = peak > level ? peak : own;
            peaks[i] = (Half)peak;
            highest = Math.Max(highest, peak);
        }

        return peaks;
    }

    private static float[] Fade(int rateHz, double seconds)
    {
        var fade = new float[(int)(seconds * rateHz)];
        for (var i = 0; i < fade.Length; i++)
        {
            fade[i] = (float)Windows.RaisedCosine((i + 0.5) / fade.Length);
        }

        return fade;
    }

    private static void Scale(Span<float> samples, float gain)
    {
        var vectors = System.Runtime.InteropServices.MemoryMarshal.Cast<float, Vector<float>>(samples);
        foreach (ref var vector in vectors)
        {
            vector *= gain;
        }

        foreach (ref var sample in samples[(vectors.Length * Vector<float>.Count)..])
        {
            sample *= gain;
        }
    }

    private void FadeEdges(Span<float> samples)
    {
        // A clip too short for both fades has them meet in the middle of it.
        var length = Math.Min(_fadeIn.Length, samples.Length);
        for (var i = 0; i < length; i++)
        {
            samples[i] *= _fadeIn[i];
        }

        length = Math.Min(_fadeOut.Length, samples.Length);
        for (var i = 0; i < length; i++)
        {
            samples[^(i + 1)] *= _fadeOut[i];
        }
    }

    private Resampler ResamplerFrom(int rateHz)
    {
        if (!_resamplers.TryGetValue(rateHz, out var resampler))
        {
            _resamplers.Add(rateHz, resampler = new Resampler(rateHz, _rateHz));
        }

        return resampler;
    }
}
