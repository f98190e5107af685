namespace AudioEdition.Scripts.Speakers;

/// <summary>A person that the user names beforehand, so that an article's short forms lead to them.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="Aliases">Other forms ("the mayor").</param>
/// <param name="Gender">Their gender, or null.</param>
public sealed record KnownPerson(string Name, IReadOnlyList<string> Aliases, Gender? Gender);
