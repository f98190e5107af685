namespace AudioEdition.Scripts.Speakers;

/// <summary>A person, body or described speaker while the article is being read; becomes a <see cref="Person"/> at the end.</summary>
internal sealed class Entity
{
    public required int Index { get; init; }

    /// <summary>Fullest form so far, as printed.</summary>
    public required string Name { get; set; }

    /// <summary>Folded words of the fullest form: given names first, surname last.</summary>
    public string[] Parts { get; set; } = [];

    public bool Described { get; init; }
    public bool Plural { get; set; }
    public string? Suffix { get; set; }

    /// <summary>Evidence that this is a person (positive) or a body or place (negative).</summary>
    public int PersonEvidence { get; set; }

    public bool IsOrganisation { get; set; }
    public int Mentions { get; set; }
    public int FullMentions { get; set; }
    public int LastToken { get; set; } = -1;
    public int FirstToken { get; set; } = -1;
    public int LastFullToken { get; set; } = -1;

    /// <summary>Named beforehand by the user.</summary>
    public bool Known { get; set; }
    public int FirstStart { get; set; } = int.MaxValue;
    public int MaleTitle { get; set; }
    public int FemaleTitle { get; set; }
    public int MaleNoun { get; set; }
    public int FemaleNoun { get; set; }
    public int MalePronoun { get; set; }
    public int FemalePronoun { get; set; }
    public Gender? GivenName { get; set; }
    public Gender? Pinned { get; set; }
    public string? Description { get; set; }
    public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>Folded nouns that the article calls them by ("senator", "mayor").</summary>
    public HashSet<string> Nouns { get; } = new(StringComparer.Ordinal);

    public bool HasAlias(ReadOnlySpan<char> alias) => Aliases.GetAlternateLookup<ReadOnlySpan<char>>().Contains(alias);

    public string Surname => Parts.Length == 0 ? "" : Parts[^1];

    public bool IsNamedPerson => !Described && !IsOrganisation && PersonEvidence > 0;

    /// <summary>The gender by the strongest evidence; null without any or where equally strong evidence is at odds.</summary>
    public Gender? Gender
    {
        get
        {
            if (Pinned is not null)
            {
                return Pinned;
            }

            if (IsOrganisation || Plural)
            {
                return null;
            }

            return Of(MaleTitle, FemaleTitle) ?? Of(MaleNoun, FemaleNoun) ?? GivenName ?? Of(MalePronoun, FemalePronoun);
        }
    }

    private static Gender? Of(int male, int female) =>
        male > 2 * female ? Speakers.Gender.Male : female > 2 * male ? Speakers.Gender.Female : null;
}
