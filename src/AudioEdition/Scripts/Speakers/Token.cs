namespace AudioEdition.Scripts.Speakers;

/// <summary>What a token of the narration is.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,
    Punctuation,

    /// <summary>A whole quotation with its marks; the reporter's sentence runs around it.</summary>
    Quotation,

    /// <summary>The 's or ' of a genitive.</summary>
    Possessive,
}

/// <summary>A piece of the reporter's text.</summary>
internal struct Token
{
    public int Start;
    public int End;
    public int Sentence;
    public int Block;

    /// <summary>Index of the quotation for a quotation token; the character for punctuation; else 0.</summary>
    public int Value;
    public Lex Lex;
    public TokenKind Kind;
    public bool Capital;
    public bool AllCaps;

    public readonly bool Is(Lex flags) => (Lex & flags) != Lex.None;

    public readonly bool IsPunctuation(char c) => Kind == TokenKind.Punctuation && Value == c;

    public readonly bool IsVerb => Kind == TokenKind.Word && (Lex & Lex.AnyVerb) != Lex.None;

    /// <summary>True for a word with a capital that can be part of a name.</summary>
    public readonly bool IsNameLike => Kind == TokenKind.Word && Capital;
}
