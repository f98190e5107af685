using AudioEdition.Scripts;

namespace AudioEdition.Casting;

/// <summary>A script with its voices.</summary>
public sealed record CastScript
{
    /// <summary>
    /// The script, with disclosure, intro and outro where they are on: its units and chapters are those that are cast.
    /// </summary>
    public required Script Script { get; init; }

    /// <summary>One for each unit of the script, same order.</summary>
    public required IReadOnlyList<CastUnit> Units { get; init; }

    /// <summary>Who has which voice: the narrator first, then the quoted people in order of appearance, last the neutral quote voice where it is used.</summary>
    public required IReadOnlyList<CastRole> Roles { get; init; }
}
