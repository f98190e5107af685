using AudioEdition.Casting;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Measuring;

/// <summary>What was measured on the runs of a programme, gathered run by run: 80 bytes a second, and not one thing for each unit.</summary>
internal sealed class RunReadings
{
    private readonly ProgrammeLayout _layout;
    private readonly int _rateHz;
    private readonly float[] _steps;
    private readonly Dictionary<VoiceId, Blocks> _voices = [];
    private readonly List<int?> _offsets;
    private int _unit;

    /// <summary>Begins with nothing.</summary>
    /// <param name="layout">Where the units stand.</param>
    /// <param name="rateHz">The programme's rate.</param>
    public RunReadings(ProgrammeLayout layout, int rateHz)
    {
        _layout = layout;
        _rateHz = rateHz;
        _steps = new float[ProgrammeLevels.StepCount(layout, rateHz)];
        _offsets = new List<int?>(layout.Units.Count);
        foreach (var voice in layout.Units.GroupBy(u => u.Voice))
        {
            _voices.Add(voice.Key, new Blocks(voice.Sum(u => ProgrammeLevels.BlockCount(UnitFacts.CellCount(u.Extent.FrameCount, rateHz)))));
        }
    }

    /// <summary>Linear true peak of all of it.</summary>
    public float TruePeak { get; private set; }

    /// <summary>How many frames late each sounding unit's sound begins, in order; null where it was not found.</summary>
    public IReadOnlyList<int?> Offsets => _offsets;

    /// <summary>Takes the next run's.</summary>
    public void Add(RunFigures run)
    {
        TruePeak = Math.Max(TruePeak, run.TruePeak);
        _offsets.AddRange(run.Offsets);
        foreach (var cells in run.Energies)
        {
            while (_layout.Units[_unit].Extent.FrameCount == 0)
            {
                _unit++;
            }

            var unit = _layout.Units[_unit++];
            ProgrammeLevels.AddSteps(_steps, unit.StartFrame / (double)_rateHz, cells, 1);
            _voices[unit.Voice].Add(cells);
        }
    }

    /// <summary>Integrated loudness of the programme; can be asked once.</summary>
    public double TakeLufs() => ProgrammeLevels.OfSteps(_steps);

    /// <summary>Loudness of each voice.</summary>
    public IEnumerable<KeyValuePair<VoiceId, double>> VoiceLufs() => _voices.Select(v => KeyValuePair.Create(v.Key, v.Value.Lufs()));

    /// <summary>The gating blocks of a voice.</summary>
    private sealed class Blocks(int length)
    {
        private readonly float[] _blocks = new float[length];
        private int _count;

        public void Add(ReadOnlySpan<float> cells) => ProgrammeLevels.AddBlocks(_blocks, ref _count, cells, 1);

        public double Lufs() => GatedLoudness.Of(_blocks.AsSpan(0, _count));
    }
}
