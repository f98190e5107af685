using AudioEdition.Casting;

namespace AudioEdition.Speech;

/// <summary>A cast script with everything that an engine needs: the plan of an edition.</summary>
public sealed record SpokenScript
{
    /// <summary>The cast script.</summary>
    public required CastScript Cast { get; init; }

    /// <summary>BCP 47 tag that the words are spoken in (<c>en-GB</c>, <c>en-US</c>).</summary>
    public required string Locale { get; init; }

    /// <summary>One for each unit, same order.</summary>
    public required IReadOnlyList<SpokenUnit> Units { get; init; }
}
