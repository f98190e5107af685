using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Casting;

/// <summary>Somebody whom the catalogue names, so that they are known by any of their names and always have the same voice.</summary>
public sealed record PinnedPerson
{
    /// <summary>Canonical name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names that articles use. Default none.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Their gender, or null to leave it to the article.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Their voices, at most one an engine. Empty: drawn from the pool.</summary>
    public IReadOnlyList<VoiceId> Voices { get; init; } = [];
}
