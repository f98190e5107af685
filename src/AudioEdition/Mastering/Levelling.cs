namespace AudioEdition.Mastering;

/// <summary>Finds the gains at which the finished programme, limiter and all, has the loudness asked for.</summary>
/// <remarks>
/// Units under the ceiling are scaled on paper, which is exact. For the others the limiter's work is forecast, the gains are found, and some of
/// these units of each voice are rendered to see; what they gave corrects the forecast for all, and for the next round, if one is needed.
/// </remarks>
internal sealed class Levelling
{
    /// <summary>Where rounds stop: well inside the ±0.3 LU that are promised. Half a step of the gains, and as much as the forecast may err.</summary>
    private const double CloseEnoughLu = 0.1;

    /// <summary>Limited units that are rendered to see, shared out among the voices; the mean of some tells the rest to some hundredths of a decibel.</summary>
    private const int Seen = 24;
    private const int LeastSeenOfVoice = 4;

    private const double VoicesCloseEnoughLu = 0.5;
    private const int MostRounds = 8;

    /// <summary>The same on paper, where a step costs next to nothing.</summary>
    private const double CloseOnPaperLu = 0.005;
    private const double VoicesCloseOnPaperLu = 0.1;
    private const int MostSteps = 40;

    /// <summary>Least part of a raise that is taken to get past the limiter, so that a step never runs away.</summary>
    private const double LeastYield = 0.25;

    private readonly ProgrammeLayout _layout;
    private readonly IReadOnlyList<UnitFacts> _facts;
    private readonly ProgrammeLevels _levels;
    private readonly VoiceGains _gains;
    private readonly double _targetLufs;
    private readonly double _ceiling;
    private readonly float[][] _energies;
    private readonly double[] _powers;
    private readonly float[] _peaks;

    /// <summary>What was seen of a unit against what was forecast, as a factor on energy.</summary>
    private readonly double[] _corrections;

    /// <summary>The same of the whole programme, after the units' corrections.</summary>
    private double _biasLu;

    public Levelling(ProgrammeLayout layout, IReadOnlyList<UnitFacts> facts, ProgrammeLevels levels, VoiceGains gains, MasteringOptions options)
    {
        _layout = layout;
        _facts = facts;
        _levels = levels;
        _gains = gains;
        _targetLufs = options.Loudness.IntegratedLufs;
        _ceiling = Decibels.ToGain(options.CeilingDbtp - TruePeakLimiter.MarginDb);
        _energies = [.. facts.Select(f => f.Energies)];
        _powers = new double[_energies.Length];
        _peaks = new float[_energies.Length];
        _corrections = new double[_energies.Length];
        Array.Fill(_corrections, 1);
    }

    /// <summary>Runs rounds until the programme is close enough; the gains are then those that were measured.</summary>
    /// <param name="renderAsync">Renders the units of these positions in a round and calls <see cref="Measured"/> for each.</param>
    /// <returns>Level of the finished programme.</returns>
    public async Task<LoudnessFigures> RunAsync(Func<IReadOnlyList<int>, int, Task> renderAsync)
    {
        for (var round = 1; ; round++)
        {
            FindOnPaper();
            _gains.Round();
            Forecast();
            await SeeAsync(renderAsync, round).ConfigureAwait(false);

            var figures = Figures();
            var lufs = figures.IntegratedLufs;
            var spread = _gains.Spread(_levels.OfVoices(_energies, _powers));
            if (round == MostRounds
                || !double.IsFinite(lufs)
                || (Math.Abs(_targetLufs - lufs) <= CloseEnoughLu && spread <= VoicesCloseEnoughLu))
            {
                return figures;
            }

            // A unit's correction is one number; what it does not tell, where in the unit the limiter acted, shows in the whole.
            Forecast();
            _biasLu = lufs - _levels.OfProgramme(_energies, _powers);
        }
    }

    /// <summary>Tries the gains and corrections that were found for another programme of the same voices.</summary>
    /// <param name="other">The other programme's.</param>
    /// <returns>The level at these gains; null where it is not close enough.</returns>
    public LoudnessFigures? TryTake(MasteredLevels other)
    {
        if (!_gains.TryTake(other.GainsDb))
        {
            return null;
        }

        for (var u = 0; u < _corrections.Length; u++)
        {
            _corrections[u] = other.Corrections.GetValueOrDefault(_layout.Units[u].Voice, 1);
        }

        Forecast();
        for (var u = 0; u < _peaks.Length; u++)
        {
            _peaks[u] = Math.Min(_peaks[u], (float)_ceiling);
        }

        var figures = Figures();
        return Math.Abs(_targetLufs - figures.IntegratedLufs) <= CloseEnoughLu ? figures : null;
    }

    /// <summary>What was found, for another programme of the same voices.</summary>
    public MasteredLevels Found() => new(
        _gains.InDb.ToDictionary(),
        _layout.Units.Select((u, i) => (u.Voice, Correction: _corrections[i])).GroupBy(u => u.Voice).ToDictionary(v => v.Key, v => v.Average(u => u.Correction)));

    /// <summary>Takes what a rendered unit gave; for each unit at most one call at a time.</summary>
    public void Measured(int unit, float[] energies, float truePeak)
    {
        _energies[unit] = energies;
        _powers[unit] = 1;
        _peaks[unit] = truePeak;
    }

    /// <summary>Renders some of the limited units, corrects their forecast by what they gave, and that of the others of the voice by the mean.</summary>
    private async Task SeeAsync(Func<IReadOnlyList<int>, int, Task> renderAsync, int round)
    {
        var limited = Enumerable.Range(0, _peaks.Length).Where(u => _peaks[u] > _ceiling).GroupBy(u => _layout.Units[u].Voice).Select(g => g.ToArray()).ToArray();
        var ofVoice = Math.Max(LeastSeenOfVoice, Seen / Math.Max(1, limited.Length));
        var seen = limited.SelectMany(v => v.Length <= ofVoice ? v : Enumerable.Range(0, ofVoice).Select(i => v[i * v.Length / ofVoice])).ToHashSet();
        await renderAsync([.. seen.Order()], round).ConfigureAwait(false);
        foreach (var voice in limited)
        {
            foreach (var u in voice.Where(seen.Contains))
            {
                Correct(u);
            }

            var mean = voice.Where(seen.Contains).Average(u => _corrections[u]);
            foreach (var u in voice.Where(u => !seen.Contains(u)))
            {
                _powers[u] *= mean / _corrections[u];
                _corrections[u] = mean;
                _peaks[u] = (float)_ceiling;
            }
        }
    }

    private LoudnessFigures Figures() => new(
        _levels.OfProgramme(_energies, _powers),
        Decibels.OfAmplitude(_peaks.DefaultIfEmpty().Max()));

    private void FindOnPaper()
    {
        double raised = 0, expected = 0, yield = 1;
        for (var step = 1; ; step++)
        {
            Forecast();
            var lufs = _biasLu + _levels.OfProgramme(_energies, _powers);
            var voices = _levels.OfVoices(_energies, _powers);
            if (step == MostSteps
                || !double.IsFinite(lufs)
                || (Math.Abs(_targetLufs - lufs) <= CloseOnPaperLu && _gains.Spread(voices) <= VoicesCloseOnPaperLu))
            {
                return;
            }

            if (Math.Abs(raised) > 0.01)
            {
                // How much of the last raise got past the limiter: with many peaks it takes more to get there.
                yield = Math.Clamp((lufs - expected) / raised, LeastYield, 1);
            }

            var before = _layout.Units.Select(u => _gains.Of(u.Voice)).ToArray();
            _gains.Equalize(voices);
            for (var u = 0; u < _powers.Length; u++)
            {
                var change = _gains.Of(_layout.Units[u].Voice) / before[u];
                _powers[u] *= change * change;
            }

            expected = _biasLu + _levels.OfProgramme(_energies, _powers);
            raised = (_targetLufs - expected) / yield;
            _gains.Raise(raised);
        }
    }

    private void Forecast()
    {
        for (var u = 0; u < _powers.Length; u++)
        {
            var facts = _facts[u];
            var gain = _gains.Of(_layout.Units[u].Voice);
            _energies[u] = facts.Energies;
            _peaks[u] = (float)(facts.TruePeak * gain);
            _powers[u] = gain * gain * LimiterForecast.Passing(facts, gain, _ceiling);
            if (_peaks[u] > _ceiling)
            {
                _powers[u] *= _corrections[u];
            }
        }
    }

    private void Correct(int u)
    {
        var facts = _facts[u];
        var gain = _gains.Of(_layout.Units[u].Voice);
        double before = 0, after = 0;
        foreach (var energy in facts.Energies)
        {
            before += energy;
        }

        foreach (var energy in _energies[u])
        {
            after += energy;
        }

        var forecast = before * gain * gain * LimiterForecast.Passing(facts, gain, _ceiling);
        _corrections[u] = forecast > 0 ? Math.Clamp(after / forecast, 0.1, 10) : 1;
    }
}
