namespace AudioEdition.Scripts.Speakers;

/// <summary>Somebody whom the article quotes or names: a person, an organisation, or a described speaker.</summary>
public sealed record Person
{
    /// <summary>Stable within the article: the canonical name as kebab-case ASCII (<c>jens-stoltenberg</c>), numbered where two would be equal.</summary>
    public required string Id { get; init; }

    /// <summary>The fullest form the article gives, without title; for one never named the description ("a council aide").</summary>
    public required string Name { get; init; }

    /// <summary>False for collective and anonymous speakers ("police", "a council aide").</summary>
    public bool Named { get; init; } = true;

    /// <summary>True for organisations and other bodies.</summary>
    public bool IsOrganisation { get; init; }

    /// <summary>By evidence only; null where there is none.</summary>
    public Gender? Gender { get; init; }

    /// <summary>What the gender rests on ("pronoun he ×4"); null where <see cref="Gender"/> is.</summary>
    public string? GenderEvidence { get; init; }

    /// <summary>Title or role as the article gives it ("NATO Secretary-General"), or null.</summary>
    public string? Description { get; init; }

    /// <summary>Other forms the article uses: surname, first name, "the mayor".</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
