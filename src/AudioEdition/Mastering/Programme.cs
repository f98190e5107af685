using AudioEdition.Audio;

namespace AudioEdition.Mastering;

/// <summary>A finished programme: its times, its measured level, and its samples as often as wanted.</summary>
public sealed partial record Programme
{
    /// <summary>Mono, one rate for the whole programme.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>Length in frames.</summary>
    public required long FrameCount { get; init; }

    /// <summary>One for each unit that is heard, in order.</summary>
    public required IReadOnlyList<ProgrammeCue> Cues { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<ChapterMark> Chapters { get; init; }

    /// <summary>Measured on the finished samples.</summary>
    public required LoudnessFigures Loudness { get; init; }

    /// <summary>Reads the samples from the start, in blocks of any length; each call begins anew and gives the same samples.</summary>
    /// <remarks>Memory of a block is only good until the next one is asked for.</remarks>
    public required Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<float>>> ReadAsync { get; init; }

    /// <summary>Reads the frames from a first to one before an end, without the cost of those before; null where only the whole can be read.</summary>
    public Func<long, long, CancellationToken, IAsyncEnumerable<ReadOnlyMemory<float>>>? ReadRangeAsync { get; init; }

    /// <summary>The same sound as stretches between silences, in order, that can be encoded one by one; null where it is not made of such.</summary>
    internal IReadOnlyList<ProgrammeRun>? Runs { get; init; }

    /// <summary>How far its music lies under the voices where it comes nearest to them, in dB; null for a programme without music.</summary>
    internal double? BedDistanceDb { get; init; }

    /// <summary>The grid of <see cref="Runs"/>, in frames.</summary>
    internal int GridFrames { get; init; } = 1;

    /// <summary>Where its units stand; null where that is not known.</summary>
    internal ProgrammeLayout? Layout { get; init; }

    /// <summary>What was found in the utterances of <see cref="Layout"/>'s units, in the same order; null where that is not known, or where it was let go: it takes 240 bytes a second.</summary>
    internal IReadOnlyList<UnitFacts>? Facts { get; init; }

    /// <summary>How its level was found, for another programme of the same voices.</summary>
    internal MasteredLevels? Levels { get; init; }
}
