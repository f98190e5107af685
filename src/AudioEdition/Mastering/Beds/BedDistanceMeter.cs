namespace AudioEdition.Mastering.Beds;

/// <summary>Measures how far a bed lies under the speech that it accompanies, wherever that is nearest.</summary>
/// <remarks>
/// Both are K-weighted (ITU-R BS.1770-5, annex 1) and compared over the same frames: those of the last 3 s, short-term loudness after EBU Tech 3341, in which somebody speaks.
/// Pauses count for neither. Stretches with less than a second of speech are passed over, since a bed is no bed for a syllable: WCAG 2.2, 1.4.7, leaves sounds of one or two seconds out too.
/// </remarks>
internal sealed class BedDistanceMeter
{
    private const int WindowSteps = 30;
    private const int MomentarySteps = 4;
    private const double LeastSpeechSeconds = 1;

    private readonly KWeightingFilter _speechFilter;
    private readonly KWeightingFilter _bedFilter;
    private readonly IReadOnlyList<ProgrammeCue> _cues;
    private readonly int _rateHz;
    private readonly Step[] _window = new Step[WindowSteps];
    private readonly double[] _momentary = new double[MomentarySteps];
    private Step _step;
    private Step _whole;
    private long _frame;
    private long _steps;
    private int _cue;
    private double _bed;
    private double _loudestBed;
    private double _least = double.PositiveInfinity;
    private bool _measured;

    /// <summary>Makes a meter.</summary>
    /// <param name="programme">Tells where somebody speaks.</param>
    public BedDistanceMeter(Programme programme)
    {
        _rateHz = programme.Format.SampleRateHz;
        _cues = programme.Cues;
        (_speechFilter, _bedFilter) = (new KWeightingFilter(_rateHz), new KWeightingFilter(_rateHz));
    }

    /// <summary>The least distance so far.</summary>
    /// <value>dB, more is quieter; positive infinity where the bed is silent or nobody speaks.</value>
    public double LeastDb => _measured ? _least : Distance(_whole);

    /// <summary>Momentary loudness of the bed where it is loudest, whether somebody speaks there or not.</summary>
    /// <value>LUFS; negative infinity for silence and for less than 400 ms.</value>
    public double LoudestBedLufs => Decibels.Lufs(_loudestBed * 10 / (MomentarySteps * _rateHz));

    /// <summary>Takes the next samples of both.</summary>
    /// <param name="speech">The voices alone.</param>
    /// <param name="bed">The bed alone, as loud as it is mixed with them; as many samples.</param>
    public void Process(ReadOnlySpan<float> speech, ReadOnlySpan<float> bed)
    {
        while (!speech.IsEmpty)
        {
            while (_cue < _cues.Count && _cues[_cue].EndFrame <= _frame)
            {
                _cue++;
            }

            var speaks = _cue < _cues.Count && _frame >= _cues[_cue].StartFrame;
            var change = _cue == _cues.Count ? long.MaxValue : speaks ? _cues[_cue].EndFrame : _cues[_cue].StartFrame;
            var stepEnd = (_steps + 1) * _rateHz / 10;
            var count = (int)Math.Min(speech.Length, Math.Min(change, stepEnd) - _frame);
            var found = new Step(_speechFilter.Energy(speech[..count]), _bedFilter.Energy(bed[..count]), count);
            _bed += found.Bed;
            if (speaks)
            {
                _step += found;
                _whole += found;
            }

            _frame += count;
            speech = speech[count..];
            bed = bed[count..];
            if (_frame == stepEnd)
            {
                EndStep();
            }
        }
    }

    private void EndStep()
    {
        _momentary[_steps % MomentarySteps] = _bed;
        _window[_steps++ % WindowSteps] = _step;
        (_bed, _step) = (0, default);
        if (_steps >= MomentarySteps)
        {
            _loudestBed = Math.Max(_loudestBed, _momentary.Sum());
        }

        Step sum = default;
        foreach (var step in _window)
        {
            sum += step;
        }

        if (_steps >= WindowSteps && sum.Frames >= LeastSpeechSeconds * _rateHz)
        {
            _measured = true;
            _least = Math.Min(_least, Distance(sum));
        }
    }

    private static double Distance(Step step) => step.Bed > 0 && step.Speech > 0 ? 10 * Math.Log10(step.Speech / step.Bed) : double.PositiveInfinity;

    /// <summary>Energies of both over so many frames of speech.</summary>
    private readonly record struct Step(double Speech, double Bed, long Frames)
    {
        public static Step operator +(Step a, Step b) => new(a.Speech + b.Speech, a.Bed + b.Bed, a.Frames + b.Frames);
    }
}
