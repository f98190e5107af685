using AudioEdition.Scripts;

namespace AudioEdition.Mastering;

/// <summary>Which units of a script a programme holds, in which order, in which chapters.</summary>
public sealed partial record RunningOrder
{
    /// <summary>Unit indices in the order of playing.</summary>
    public required IReadOnlyList<int> Units { get; init; }

    /// <summary>Chapters over positions in <see cref="Units"/> (not unit indices); at least one, without gap.</summary>
    public required IReadOnlyList<Chapter> Chapters { get; init; }

    /// <summary>The whole script.</summary>
    /// <param name="script">The script.</param>
    public static RunningOrder Whole(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return new RunningOrder { Units = [.. Enumerable.Range(0, script.Units.Count)], Chapters = script.Chapters };
    }
}
