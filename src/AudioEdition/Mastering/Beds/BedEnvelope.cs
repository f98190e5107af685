namespace AudioEdition.Mastering.Beds;

/// <summary>How loud the bed is at each frame: low under speech, higher where nobody speaks for a while, faded at both ends.</summary>
/// <remarks>
/// It is down when a voice begins and stays so through the pauses between sentences and paragraphs, since a bed that comes up in each of them is heard as pumping.
/// All ramps are raised cosines in decibels, so none has a step or a corner.
/// </remarks>
internal sealed class BedEnvelope
{
    /// <summary>So much louder where nobody speaks.</summary>
    public const double RiseDb = 6;

    /// <summary>Shortest pause that the bed rises in: those of headings and chapters, before the first word and after the last.</summary>
    private const double LeastPauseSeconds = 0.8;
    private const double AttackSeconds = 0.3;
    private const double ReleaseSeconds = 0.4;
    private const double LongestFadeInSeconds = 1;
    private const double LongestFadeOutSeconds = 2;

    private readonly List<(long Start, long End)> _speech = [];
    private readonly double _duckedDb;
    private readonly double _attack;
    private readonly double _release;
    private readonly long _frames;
    private readonly double _fadeIn;
    private readonly double _fadeOut;

    /// <summary>Makes the envelope of a programme.</summary>
    /// <param name="programme">Where its voices are heard.</param>
    /// <param name="duckedDb">Gain under speech.</param>
    public BedEnvelope(Programme programme, double duckedDb)
    {
        var rate = programme.Format.SampleRateHz;
        (_duckedDb, _attack, _release, _frames) = (duckedDb, AttackSeconds * rate, ReleaseSeconds * rate, programme.FrameCount);
        foreach (var cue in programme.Cues)
        {
            if (_speech.Count > 0 && cue.StartFrame - _speech[^1].End < LeastPauseSeconds * rate)
            {
                _speech[^1] = (_speech[^1].Start, Math.Max(_speech[^1].End, cue.EndFrame));
            }
            else
            {
                _speech.Add((cue.StartFrame, cue.EndFrame));
            }
        }

        // The ends are faded where nobody speaks: under the first and the last word the bed stays what it is.
        _fadeIn = Math.Min(LongestFadeInSeconds * rate, _speech.Count == 0 ? _frames / 2 : _speech[0].Start);
        _fadeOut = Math.Min(LongestFadeOutSeconds * rate, _speech.Count == 0 ? _frames / 2 : _frames - _speech[^1].End);
    }

    /// <summary>Sets the level of samples.</summary>
    /// <param name="frame">The programme's frame that the first of them is heard at.</param>
    /// <param name="samples">The bed, changed in place.</param>
    public void Apply(long frame, Span<float> samples)
    {
        var ducked = (float)Decibels.ToGain(_duckedDb);
        var next = FirstEndingAfter(frame);
        while (!samples.IsEmpty)
        {
            var (start, end) = next < _speech.Count ? _speech[next] : (long.MaxValue, long.MaxValue);
            var isSpeech = frame >= start;
            var part = samples[..(int)Math.Min(samples.Length, (isSpeech ? end : start) - frame)];
            if (isSpeech)
            {
                foreach (ref var sample in part)
                {
                    sample *= ducked;
                }

                next++;
            }
            else
            {
                ApplyPause(frame, next > 0 ? _speech[next - 1].End : null, start, part);
            }

            frame += part.Length;
            samples = samples[part.Length..];
        }
    }

    private void ApplyPause(long frame, long? lastEnd, long nextStart, Span<float> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var at = frame + i + 0.5;
            var risen = lastEnd is { } end ? Ramp((at - end) / _release) : 1;
            risen = Math.Min(risen, Ramp((nextStart - at) / _attack));
            var fade = Ramp(at / _fadeIn) * Ramp((_frames - at) / _fadeOut);
            samples[i] *= (float)(Decibels.ToGain(_duckedDb + (RiseDb * risen)) * fade);
        }
    }

    private static double Ramp(double x) => x >= 1 ? 1 : Windows.RaisedCosine(Math.Max(0, x));

    private int FirstEndingAfter(long frame)
    {
        var (low, high) = (0, _speech.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _speech[middle].End > frame ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
