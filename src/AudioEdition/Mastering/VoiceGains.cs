using AudioEdition.Casting;

namespace AudioEdition.Mastering;

/// <summary>The gain of each voice, found so that all voices are equally loud but for what the catalogue asks, and the programme as loud as asked.</summary>
internal sealed class VoiceGains
{
    /// <summary>Speech of a voice from which its own measure is trusted alone.</summary>
    private const double TrustedSeconds = 3;

    /// <summary>How far a short voice may end from the others by its own measure, when its nominal level says otherwise.</summary>
    private const double MostDeviationLu = 0.8;

    /// <summary>Bounds for material that is next to nothing, or all peaks.</summary>
    private const double MostGainDb = 60;
    private const double MostLossDb = 6;

    /// <summary>
    /// Steps of the gains that are used. A corrected sentence shifts the measure of a long programme by some thousandths of a decibel; it should not for that change
    /// every other unit of its voice.
    /// </summary>
    private const double StepDb = 0.1;

    private readonly Dictionary<VoiceId, double> _rawLufs;
    private readonly Dictionary<VoiceId, double> _referenceLufs = [];
    private readonly Dictionary<VoiceId, double> _gainDb = [];

    /// <summary>Starts with every voice at the target.</summary>
    public VoiceGains(
        ProgrammeLayout layout,
        IReadOnlyList<UnitFacts> facts,
        ProgrammeLevels levels,
        double targetLufs,
        int rateHz,
        IReadOnlyDictionary<VoiceId, double>? nominalLufs,
        Func<VoiceId, double> wantedDb)
    {
        var ones = new double[layout.Units.Count];
        Array.Fill(ones, 1);
        _rawLufs = levels.OfVoices([.. facts.Select(f => f.Energies)], ones);
        foreach (var (voice, measured) in _rawLufs)
        {
            var seconds = layout.Units.Where(u => u.Voice == voice).Sum(u => (double)u.Extent.SoundFrames(rateHz)) / rateHz;
            var reference = measured;
            if (seconds < TrustedSeconds && nominalLufs is not null && nominalLufs.TryGetValue(voice, out var nominal))
            {
                reference = double.IsFinite(measured) ? Math.Clamp(nominal, measured - MostDeviationLu, measured + MostDeviationLu) : nominal;
            }

            // A voice that is to be louder than the others is matched as if it were quieter than it is.
            reference -= wantedDb(voice);
            _referenceLufs.Add(voice, reference);
            _gainDb.Add(voice, double.IsFinite(reference) ? Math.Min(targetLufs - reference, MostGainDb) : 0);
        }
    }

    /// <summary>Linear gain of a voice.</summary>
    public double Of(VoiceId voice) => Decibels.ToGain(_gainDb[voice]);

    /// <summary>Sets every gain to its nearest step.</summary>
    public void Round()
    {
        foreach (var voice in _gainDb.Keys.ToArray())
        {
            _gainDb[voice] = Math.Round(_gainDb[voice] / StepDb) * StepDb;
        }
    }

    /// <summary>Takes gains that were found for another programme; false where one of the voices has none there.</summary>
    public bool TryTake(IReadOnlyDictionary<VoiceId, double> gainsDb)
    {
        if (!_gainDb.Keys.All(gainsDb.ContainsKey))
        {
            return false;
        }

        foreach (var voice in _gainDb.Keys.ToArray())
        {
            _gainDb[voice] = gainsDb[voice];
        }

        return true;
    }

    /// <summary>Gains in dB, by voice.</summary>
    public IReadOnlyDictionary<VoiceId, double> InDb => _gainDb;

    /// <summary>Greatest distance of a voice from the others, given what was measured after limiting.</summary>
    public double Spread(Dictionary<VoiceId, double> limitedLufs)
    {
        var levels = limitedLufs.Where(l => double.IsFinite(l.Value)).Select(l => l.Value - (_rawLufs[l.Key] - _referenceLufs[l.Key])).ToArray();
        return levels.Length == 0 ? 0 : levels.Max() - levels.Min();
    }

    /// <summary>Gives each voice back what the limiter took from it, measured against the one that lost least.</summary>
    /// <param name="limitedLufs">Loudness of the voices after limiting.</param>
    public void Equalize(Dictionary<VoiceId, double> limitedLufs)
    {
        var losses = limitedLufs.Where(l => double.IsFinite(l.Value))
            .ToDictionary(l => l.Key, l => Math.Clamp(_rawLufs[l.Key] + _gainDb[l.Key] - l.Value, 0, MostLossDb));
        if (losses.Count == 0)
        {
            return;
        }

        var aim = losses.Keys.Min(v => _gainDb[v] + _referenceLufs[v] - losses[v]);
        foreach (var (voice, loss) in losses)
        {
            _gainDb[voice] = Math.Min(aim + loss - _referenceLufs[voice], MostGainDb);
        }
    }

    /// <summary>Raises all voices by the same.</summary>
    public void Raise(double db)
    {
        foreach (var voice in _gainDb.Keys.ToArray())
        {
            _gainDb[voice] = Math.Min(_gainDb[voice] + db, MostGainDb);
        }
    }
}
