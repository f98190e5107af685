using AudioEdition.Audio;

namespace AudioEdition.Mastering;

/// <summary>Measures the highest peak of the sound between samples, as a converter or decoder will meet it.</summary>
/// <remarks>ITU-R BS.1770-5, annex 2, four times oversampling. Runs whose samples cannot hold a new peak are passed over, which changes no result.</remarks>
public sealed class TruePeakMeter
{
    private const int Chunk = 512;
    private const int Overlap = TruePeakInterpolator.Behind + TruePeakInterpolator.Ahead;
    private readonly int _channels;
    private readonly float[][] _work;
    private float _peak;

    /// <summary>Makes a meter.</summary>
    /// <param name="format">One or two channels, interleaved.</param>
    public TruePeakMeter(AudioFormat format)
    {
        SampleRate.CheckChannels(format);
        _channels = format.Channels;
        _work = [.. Enumerable.Range(0, _channels).Select(_ => new float[Overlap + Chunk])];
    }

    /// <summary>The highest so far; the last eight samples count as if silence followed.</summary>
    /// <value>dBTP; negative infinity for silence.</value>
    public double TruePeakDbtp => Decibels.OfAmplitude(TruePeak);

    /// <summary>The same, linear.</summary>
    internal float TruePeak
    {
        get
        {
            var peak = _peak;
            Span<float> end = stackalloc float[Overlap + TruePeakInterpolator.Ahead];
            foreach (var work in _work)
            {
                end.Clear();
                work.AsSpan(0, Overlap).CopyTo(end);
                peak = TruePeakInterpolator.Peak(end, peak);
            }

            return peak;
        }
    }

    /// <summary>Takes the next samples; blocks of any length give the same result.</summary>
    /// <param name="samples">Interleaved, whole frames.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        if (samples.Length % _channels != 0)
        {
            throw new ArgumentException("The block does not hold whole frames.", nameof(samples));
        }

        while (!samples.IsEmpty)
        {
            var frames = Math.Min(Chunk, samples.Length / _channels);
            for (var c = 0; c < _channels; c++)
            {
                var work = _work[c].AsSpan(0, Overlap + frames);
                if (_channels == 1)
                {
                    samples[..frames].CopyTo(work[Overlap..]);
                }
                else
                {
                    for (var i = 0; i < frames; i++)
                    {
                        work[Overlap + i] = samples[(i * _channels) + c];
                    }
                }

                _peak = TruePeakInterpolator.Peak(work, _peak);
                work[^Overlap..].CopyTo(work);
            }

            samples = samples[(frames * _channels)..];
        }
    }

    /// <summary>Forgets everything heard.</summary>
    public void Reset()
    {
        foreach (var work in _work)
        {
            Array.Clear(work);
        }

        _peak = 0;
    }
}
