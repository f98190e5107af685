using AudioEdition.Casting;

namespace AudioEdition.Mastering;

/// <summary>Loudness from the units' stored energies, without their samples.</summary>
internal static class ProgrammeLevels
{
    private const int CellsPerBlock = UnitFacts.CellsPerSecond * 4 / 10;
    private const int CellsPerStep = UnitFacts.CellsPerSecond / 10;

    /// <summary>Integrated loudness of the whole programme, pauses and all.</summary>
    /// <param name="layout">Where the units stand.</param>
    /// <param name="energies">Each unit's cells.</param>
    /// <param name="powers">Factor on each unit's cells.</param>
    /// <param name="rateHz">The programme's rate.</param>
    public static double OfProgramme(ProgrammeLayout layout, IReadOnlyList<float[]> energies, ReadOnlySpan<double> powers, int rateHz)
    {
        const double Step = 0.1;
        const double Cell = 1.0 / UnitFacts.CellsPerSecond;
        var steps = new double[(layout.FrameCount * 10 / rateHz) + 2];
        for (var u = 0; u < layout.Units.Count; u++)
        {
            var start = layout.Units[u].StartFrame / (double)rateHz;
            var cells = energies[u];
            for (var i = 0; i < cells.Length; i++)
            {
                // A cell on the edge of two steps is shared out by length.
                var from = start + (i * Cell);
                var step = Math.Min((int)(from / Step), steps.Length - 2);
                var into = Math.Clamp((from + Cell - ((step + 1) * Step)) / Cell, 0, 1);
                var energy = cells[i] * powers[u];
                steps[step] += energy * (1 - into);
                steps[step + 1] += energy * into;
            }
        }

        var whole = (int)(layout.FrameCount * 10 / rateHz);
        var blocks = new double[Math.Max(0, whole - 3)];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = (steps[i] + steps[i + 1] + steps[i + 2] + steps[i + 3]) / (4 * Step);
        }

        return GatedLoudness.Of(blocks);
    }

    /// <summary>Loudness of each voice over all that it says, pauses between its units left out.</summary>
    public static Dictionary<VoiceId, double> OfVoices(ProgrammeLayout layout, IReadOnlyList<float[]> energies, ReadOnlySpan<double> powers)
    {
        var blocks = new Dictionary<VoiceId, List<double>>();
        for (var u = 0; u < layout.Units.Count; u++)
        {
            var voice = layout.Units[u].Voice;
            if (!blocks.TryGetValue(voice, out var list))
            {
                blocks.Add(voice, list = []);
            }

            var cells = energies[u].AsSpan();
            if (cells.Length is > 0 and < CellsPerBlock)
            {
                // Shorter than a block: what there is.
                list.Add(MeanSquare(cells) * powers[u]);
            }

            for (var i = 0; i + CellsPerBlock <= cells.Length; i += CellsPerStep)
            {
                list.Add(MeanSquare(cells.Slice(i, CellsPerBlock)) * powers[u]);
            }
        }

        return blocks.ToDictionary(b => b.Key, b => GatedLoudness.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(b.Value)));
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
