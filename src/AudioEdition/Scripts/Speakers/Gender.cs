namespace AudioEdition.Scripts.Speakers;

/// <summary>A person's gender as the article gives it; absence of evidence is null, never a guess.</summary>
public enum Gender
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
