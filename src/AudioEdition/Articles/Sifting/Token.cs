namespace AudioEdition.Articles.Sifting;

/// <summary>A word of a block as the cues see it.</summary>
/// <param name="Key">Small letters, without apostrophes and inner hyphens ("e-mail" is <c>email</c>); <c>#</c> numbers keep their digits; <c>@</c>, <c>url</c> and <c>mail</c> stand for a handle, an address and a mail address.</param>
/// <param name="Id">Number of the key in <see cref="CueVocabulary"/>; 0 for a word that no cue asks for.</param>
/// <param name="Start">UTF-16 index in the block.</param>
/// <param name="End">UTF-16 index after it.</param>
/// <param name="Flags">What else is known of it.</param>
internal readonly record struct Token(string Key, int Id, int Start, int End, TokenFlags Flags)
{
    public bool IsQuoted => (Flags & TokenFlags.Quoted) != TokenFlags.None;

    public bool IsCapital => (Flags & TokenFlags.Capital) != TokenFlags.None;

    public bool OpensSentence => (Flags & TokenFlags.OpensSentence) != TokenFlags.None;

    public bool ClosesSentence => (Flags & TokenFlags.ClosesSentence) != TokenFlags.None;

    public bool IsBeforeColon => (Flags & TokenFlags.BeforeColon) != TokenFlags.None;

    public bool IsNumber => (Flags & TokenFlags.Number) != TokenFlags.None;
}

/// <summary>Facts about a <see cref="Token"/>.</summary>
[Flags]
internal enum TokenFlags
{
    None = 0,

    /// <summary>Inside quotation marks: somebody's words, not the publication's.</summary>
    Quoted = 1,

    Capital = 2,

    OpensSentence = 4,

    ClosesSentence = 8,

    Number = 16,

    /// <summary>A colon follows directly: the word ends a label.</summary>
    BeforeColon = 32,
}
