using System.Runtime.InteropServices;
using AudioEdition.Audio;

namespace AudioEdition.Mastering;

/// <summary>Measures loudness as ITU-R BS.1770-5, annex 1 and EBU Tech 3341 say.</summary>
/// <remarks>
/// 400 ms blocks every 100 ms, K-weighted, gated. Keeps 12 bytes for each 100 ms; allocates nothing once it has seen a programme as long.
/// One or two channels, each with weight 1 (left, right, centre and mono have that weight).
/// </remarks>
public sealed class LoudnessMeter
{
    private const int MomentarySteps = 4;
    private const int ShortTermSteps = 30;
    private readonly KWeightingFilter[] _filters;
    private readonly AudioFormat _format;
    private readonly List<double> _steps = [];
    private readonly List<float> _blocks = [];
    private float[] _channel = [];
    private double _energy;
    private long _frames;

    /// <summary>Makes a meter.</summary>
    /// <param name="format">8,000–192,000 Hz; one or two channels, interleaved.</param>
    public LoudnessMeter(AudioFormat format)
    {
        SampleRate.Check(format.SampleRateHz);
        SampleRate.CheckChannels(format);
        _format = format;
        _filters = [.. Enumerable.Range(0, format.Channels).Select(_ => new KWeightingFilter(format.SampleRateHz))];
    }

    /// <summary>Loudness of all that was heard.</summary>
    /// <value>LUFS, gated; negative infinity for silence and for less than 400 ms.</value>
    public double IntegratedLufs => GatedLoudness.Of(CollectionsMarshal.AsSpan(_blocks));

    /// <summary>Loudness of the last 400 ms.</summary>
    /// <value>LUFS, not gated, of the last whole 100 ms step; negative infinity before 400 ms.</value>
    public double MomentaryLufs => Last(MomentarySteps);

    /// <summary>Loudness of the last 3 s.</summary>
    /// <value>LUFS, not gated, of the last whole 100 ms step; negative infinity before 3 s.</value>
    public double ShortTermLufs => Last(ShortTermSteps);

    /// <summary>Measures a whole stream.</summary>
    /// <param name="blocks">Interleaved samples, blocks of any length of whole frames.</param>
    /// <param name="format">Their shape.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Integrated loudness and true peak.</returns>
    public static async Task<LoudnessFigures> MeasureAsync(
        IAsyncEnumerable<ReadOnlyMemory<float>> blocks, AudioFormat format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var loudness = new LoudnessMeter(format);
        var peak = new TruePeakMeter(format);
        await foreach (var block in blocks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            loudness.Process(block.Span);
            peak.Process(block.Span);
        }

        return new LoudnessFigures(loudness.IntegratedLufs, peak.TruePeakDbtp);
    }

    /// <summary>Takes the next samples; blocks of any length give the same result.</summary>
    /// <param name="samples">Interleaved, whole frames.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        var channels = _format.Channels;
        if (samples.Length % channels != 0)
        {
            throw new ArgumentException("The block does not hold whole frames.", nameof(samples));
        }

        while (!samples.IsEmpty)
        {
            // Steps end at the nearest frame to each 100 ms, so that odd rates do not drift.
            var stepEnd = (_steps.Count + 1L) * _format.SampleRateHz / 10;
            var frames = (int)Math.Min(samples.Length / channels, stepEnd - _frames);
            Add(samples[..(frames * channels)], frames);
            samples = samples[(frames * channels)..];
            if (_frames == stepEnd)
            {
                EndStep();
            }
        }
    }

    /// <summary>Forgets everything heard; keeps its memory.</summary>
    public void Reset()
    {
        foreach (var filter in _filters)
        {
            filter.Reset();
        }

        _steps.Clear();
        _blocks.Clear();
        _energy = 0;
        _frames = 0;
    }

    private void Add(ReadOnlySpan<float> samples, int frames)
    {
        _frames += frames;
        if (_filters.Length == 1)
        {
            _energy += _filters[0].Energy(samples);
            return;
        }

        if (_channel.Length < frames)
        {
            _channel = new float[frames];
        }

        for (var c = 0; c < _filters.Length; c++)
        {
            for (var i = 0; i < frames; i++)
            {
                _channel[i] = samples[(i * _filters.Length) + c];
            }

            _energy += _filters[c].Energy(_channel.AsSpan(0, frames));
        }
    }

    private void EndStep()
    {
        _steps.Add(_energy * 10 / _format.SampleRateHz);
        _energy = 0;
        if (_steps.Count >= MomentarySteps)
        {
            _blocks.Add((float)Mean(MomentarySteps));
        }
    }

    private double Mean(int steps)
    {
        double sum = 0;
        foreach (var step in CollectionsMarshal.AsSpan(_steps)[^steps..])
        {
            sum += step;
        }

        return sum / steps;
    }

    private double Last(int steps) => _steps.Count < steps ? double.NegativeInfinity : Decibels.Lufs(Mean(steps));
}
