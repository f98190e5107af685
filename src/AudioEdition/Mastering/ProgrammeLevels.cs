using AudioEdition.Casting;

namespace AudioEdition.Mastering;

/// <summary>Loudness from the units' stored energies, without their samples.</summary>
/// <remarks>For one thread. The one great array that it needs, of 40 bytes a second, is used again and again.</remarks>
/// <param name="layout">Where the units stand.</param>
/// <param name="rateHz">The programme's rate.</param>
internal sealed class ProgrammeLevels(ProgrammeLayout layout, int rateHz)
{
    private const int CellsPerBlock = UnitFacts.CellsPerSecond * 4 / 10;
    private const int CellsPerStep = UnitFacts.CellsPerSecond / 10;
    private const double StepSeconds = 0.1;

    /// <summary>Positions of each voice's units, in order of first appearance.</summary>
    private readonly (VoiceId Voice, int[] Units)[] _voices = [.. layout.Units.Index().GroupBy(u => u.Item.Voice, u => u.Index).Select(v => (v.Key, v.ToArray()))];

    private float[] _room = [];

    /// <summary>Integrated loudness of the whole programme, pauses and all.</summary>
    /// <param name="energies">Each unit's cells.</param>
    /// <param name="powers">Factor on each unit's cells.</param>
    public double OfProgramme(IReadOnlyList<float[]> energies, ReadOnlySpan<double> powers)
    {
        var steps = Room(StepCount(layout, rateHz));
        steps.Clear();
        for (var u = 0; u < layout.Units.Count; u++)
        {
            AddSteps(steps, layout.Units[u].StartFrame / (double)rateHz, energies[u], powers[u]);
        }

        return OfSteps(steps);
    }

    /// <summary>Loudness of each voice over all that it says, pauses between its units left out.</summary>
    /// <param name="energies">Each unit's cells.</param>
    /// <param name="powers">Factor on each unit's cells.</param>
    public Dictionary<VoiceId, double> OfVoices(IReadOnlyList<float[]> energies, ReadOnlySpan<double> powers)
    {
        var levels = new Dictionary<VoiceId, double>(_voices.Length);
        foreach (var (voice, units) in _voices)
        {
            var blocks = Room(units.Sum(u => BlockCount(energies[u].Length)));
            var count = 0;
            foreach (var u in units)
            {
                AddBlocks(blocks, ref count, energies[u], powers[u]);
            }

            levels.Add(voice, GatedLoudness.Of(blocks[..count]));
        }

        return levels;
    }

    /// <summary>Steps of 100 ms that a programme has, and two in which it may end.</summary>
    internal static int StepCount(ProgrammeLayout layout, int rateHz) => (int)(layout.FrameCount * 10 / rateHz) + 2;

    /// <summary>Adds the energies of a unit to the steps that it is heard in.</summary>
    internal static void AddSteps(Span<float> steps, double start, ReadOnlySpan<float> cells, double power)
    {
        const double Cell = 1.0 / UnitFacts.CellsPerSecond;
        for (var i = 0; i < cells.Length; i++)
        {
            // A cell on the edge of two steps is shared out by length.
            var from = start + (i * Cell);
            var step = Math.Min((int)(from / StepSeconds), steps.Length - 2);
            var into = Math.Clamp((from + Cell - ((step + 1) * StepSeconds)) / Cell, 0, 1);
            var energy = cells[i] * power;
            steps[step] += (float)(energy * (1 - into));
            steps[step + 1] += (float)(energy * into);
        }
    }

    /// <summary>Integrated loudness of a programme's steps; they are used up by it.</summary>
    internal static double OfSteps(Span<float> steps)
    {
        // Each block takes the place of its first step, which no later block needs.
        var blocks = steps[..Math.Max(0, steps.Length - 5)];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = (float)(((double)steps[i] + steps[i + 1] + steps[i + 2] + steps[i + 3]) / (4 * StepSeconds));
        }

        return GatedLoudness.Of(blocks);
    }

    /// <summary>Gating blocks that a unit of so many cells gives its voice.</summary>
    internal static int BlockCount(int cells) => cells == 0 ? 0 : Math.Max(0, (cells - CellsPerBlock) / CellsPerStep) + 1;

    /// <summary>Adds the gating blocks of a unit to those of its voice.</summary>
    internal static void AddBlocks(Span<float> blocks, ref int count, ReadOnlySpan<float> cells, double power)
    {
        if (cells.Length is > 0 and < CellsPerBlock)
        {
            // Shorter than a block: what there is.
            blocks[count++] = (float)(MeanSquare(cells) * power);
        }

        for (var i = 0; i + CellsPerBlock <= cells.Length; i += CellsPerStep)
        {
            blocks[count++] = (float)(MeanSquare(cells.Slice(i, CellsPerBlock)) * power);
        }
    }

    private Span<float> Room(int length)
    {
        if (_room.Length < length)
        {
            _room = new float[length];
        }

        return _room.AsSpan(0, length);
    }

    private static double MeanSquare(ReadOnlySpan<float> cells)
    {
        double sum = 0;
        foreach (var cell in cells)
        {
            sum += cell;
        }

        return sum * UnitFacts.CellsPerSecond / cells.Length;
    }
}
