using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts;

/// <summary>How an article becomes a script.</summary>
public sealed record ScriptOptions
{
    /// <summary>Longest unit in UTF-16 units, cut at the best place before it. Default 300; range 80–2,000.</summary>
    public int MaxUnitLength { get; init; } = 300;

    /// <summary>True to give fragments and labels the speaker's voice as well. Default false: the narrator reads them.</summary>
    public bool VoiceFragments { get; init; }

    /// <summary>People named beforehand. Default none.</summary>
    public IReadOnlyList<KnownPerson> KnownPeople { get; init; } = [];
}
