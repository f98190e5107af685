using AudioEdition.Audio;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Measuring;

/// <summary>One worker's kernels: measures a decoded run against the samples that it was encoded from.</summary>
internal sealed class RunMeter
{
    private readonly AudioFormat _format;
    private readonly UnitRenderer _kernels;
    private readonly int _half;
    private readonly int _reach;

    /// <summary>Where the worker renders a run.</summary>
    public SampleRoom Rendered { get; } = new();

    /// <summary>Where the worker decodes it.</summary>
    public SampleRoom Decoded { get; } = new();

    public RunMeter(AudioFormat format)
    {
        _format = format;
        _kernels = new UnitRenderer(format.SampleRateHz, 0);
        _half = (int)format.FrameOf(AlignmentMeter.HalfWindow);
        _reach = (int)format.FrameOf(AlignmentMeter.Reach);
    }

    /// <summary>Measures a run.</summary>
    /// <param name="run">What was encoded.</param>
    /// <param name="rendered">Its samples.</param>
    /// <param name="decoded">The same after coding, from the run's first frame.</param>
    public RunFigures Measure(ProgrammeRun run, ReadOnlySpan<float> rendered, ReadOnlySpan<float> decoded)
    {
        var energies = new float[run.Units.Count][];
        var offsets = new int?[run.Units.Count];
        for (var i = 0; i < energies.Length; i++)
        {
            var unit = run.Units[i];
            var start = (int)(unit.StartFrame - run.StartFrame);
            energies[i] = _kernels.Energies(decoded.Slice(start, unit.Extent.FrameCount), _format.SampleRateHz);
            var cue = (int)(unit.SoundStartFrame - run.StartFrame);
            offsets[i] = AlignmentMeter.Compare(
                unit.SoundStartFrame,
                Window(rendered, cue - _half, 2 * _half),
                Window(decoded, cue - _half - _reach, 2 * (_half + _reach)),
                _reach).OffsetFrames;
        }

        return new RunFigures(_kernels.TruePeak(decoded), energies, offsets);
    }

    /// <summary>A stretch of the samples, silence where there are none.</summary>
    private static ReadOnlySpan<float> Window(ReadOnlySpan<float> samples, int start, int length)
    {
        var (from, to) = (Math.Max(0, start), Math.Min(samples.Length, start + length));
        if (from == start && to == start + length)
        {
            return samples[from..to];
        }

        var window = new float[length];
        if (to > from)
        {
            samples[from..to].CopyTo(window.AsSpan(from - start));
        }

        return window;
    }
}
