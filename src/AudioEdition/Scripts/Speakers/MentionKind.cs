namespace AudioEdition.Scripts.Speakers;

/// <summary>How the words that name a speaker do so.</summary>
public enum MentionKind
{
    /// <summary>No words name the speaker.</summary>
    None,

    /// <summary>A name or a part of one.</summary>
    Name,

    /// <summary>A pronoun.</summary>
    Pronoun,

    /// <summary>A description ("the mayor", "a campaign aide").</summary>
    Description,
}
