using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Speech;

namespace AudioEdition.Mastering;

/// <summary>Parts a programme into runs, and is what they share.</summary>
/// <param name="gains">Gains of the units.</param>
/// <param name="utterances">Where they come from.</param>
/// <param name="options">The grid.</param>
/// <param name="render">Renders some units, one after the other, into the samples of their stretch; limited by so many dB more.</param>
internal sealed class ProgrammeRuns(
    VoiceGains gains,
    IUtteranceSource utterances,
    MasteringOptions options,
    Func<IReadOnlyList<PlacedUnit>, double, Memory<float>, CancellationToken, ValueTask> render)
{
    /// <summary>Longest run: what a worker may hold. Only pauses far shorter than any that are usual join so many units.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Another build of this library may render otherwise.</summary>
    private static readonly byte[] Maker = typeof(ProgrammeRuns).Module.ModuleVersionId.ToByteArray();

    /// <summary>Parts a programme.</summary>
    /// <param name="layout">Where its units stand.</param>
    /// <returns>Null where a stretch between two silences is too long to be held.</returns>
    public IReadOnlyList<ProgrammeRun>? Of(ProgrammeLayout layout)
    {
        var runs = new List<ProgrammeRun>();
        var longest = options.SampleRateHz * (long)Longest.TotalSeconds;
        var units = layout.Units.Where(u => u.Extent.FrameCount > 0).ToArray();
        for (int from = 0, to; from < units.Length; from = to)
        {
            for (to = from + 1; to < units.Length && !units[to].StartsRun; to++)
            {
                // On to the next silence.
            }

            var stretch = units[from..to];
            var end = stretch.Max(u => u.EndFrame);
            if (!stretch[0].StartsRun || end - stretch[0].StartFrame > longest)
            {
                return null;
            }

            runs.Add(new ProgrammeRun(stretch[0].StartFrame, end, stretch, this));
        }

        return runs;
    }

    /// <summary>Writes the samples of some units that follow each other, from the first frame of the first.</summary>
    public ValueTask RenderAsync(IReadOnlyList<PlacedUnit> units, double marginDb, Memory<float> into, CancellationToken cancellationToken) => render(units, marginDb, into, cancellationToken);

    /// <summary>Names some units that follow each other by all that their samples depend on; null where that is not known.</summary>
    public string? IdentityOf(IReadOnlyList<PlacedUnit> units)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("run"u8);
        hash.AppendData(Maker);
        AppendInt64(hash, options.SampleRateHz);
        AppendInt64(hash, BitConverter.DoubleToInt64Bits(options.CeilingDbtp));
        foreach (var unit in units)
        {
            if (utterances.IdentityOf(unit.UnitIndex) is not { } identity)
            {
                return null;
            }

            hash.AppendData(Encoding.UTF8.GetBytes(identity));
            AppendInt64(hash, unit.StartFrame - units[0].StartFrame);
            AppendInt64(hash, BitConverter.SingleToInt32Bits((float)gains.Of(unit.Voice)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendInt64(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
