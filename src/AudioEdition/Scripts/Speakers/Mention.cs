namespace AudioEdition.Scripts.Speakers;

/// <summary>Words that name, describe or stand for somebody.</summary>
internal struct Mention
{
    public int FirstToken;
    public int LastToken;

    /// <summary>First and last token of the name proper, without titles and roles before it.</summary>
    public int NameFirst;
    public MentionKind Kind;

    /// <summary>The entity once known; -1 before.</summary>
    public int Entity;

    /// <summary>Flags of the pronoun, or of the head noun of a description.</summary>
    public Lex Head;

    /// <summary>A preposition stands before: not a subject.</summary>
    public bool Governed;

    /// <summary>A genitive: "Ruiz's plan".</summary>
    public bool Possessive;

    /// <summary>A pronoun, or a possessive that stands for one.</summary>
    /// <param name="token">Where it stands.</param>
    /// <param name="head">Its flags.</param>
    public static Mention OfPronoun(int token, Lex head) => new()
    {
        FirstToken = token,
        LastToken = token,
        NameFirst = token,
        Kind = MentionKind.Pronoun,
        Entity = -1,
        Head = head,
    };

    public readonly bool Is(Lex flags) => (Head & flags) != Lex.None;

    public readonly bool IsNone => Kind == MentionKind.None;
}
