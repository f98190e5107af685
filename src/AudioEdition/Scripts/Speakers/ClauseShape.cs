namespace AudioEdition.Scripts.Speakers;

/// <summary>How a reporting clause is built.</summary>
internal enum ClauseShape : byte
{
    /// <summary>"Ruiz said"</summary>
    SubjectBefore,

    /// <summary>"said Ruiz"</summary>
    Inverted,

    /// <summary>"according to Ruiz"</summary>
    AccordingTo,

    /// <summary>"..., adding": the subject is the sentence's.</summary>
    Participle,

    /// <summary>"Ruiz: “…”"</summary>
    Colon,
}

/// <summary>A clause that names who says something, with or without quotation marks.</summary>
internal struct ReportingClause
{
    /// <summary>The verb, or the cue word that stands for one.</summary>
    public int Verb;

    /// <summary>First and last token of verb and subject together.</summary>
    public int First;
    public int Last;
    public Mention Subject;
    public ClauseShape Shape;
    public Lex Flags;

    /// <summary>Stands inside another clause ("Ruiz said Reiter told her", "when Reiter asked"): not whom the text goes on with.</summary>
    public bool Nested;

    /// <summary>The speaker once resolved; -1 where nobody fits.</summary>
    public int Entity;

    /// <summary>How sure the step from the mention to the speaker is, 0 to 1.</summary>
    public float Trust;
}
