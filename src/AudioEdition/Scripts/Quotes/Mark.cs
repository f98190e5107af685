namespace AudioEdition.Scripts.Quotes;

/// <summary>A quotation mark of a block and what its neighbours let it be.</summary>
internal struct Mark
{
    public int Start;
    public int Length;
    public MarkFamily Family;

    /// <summary>The glyph itself; <c>"</c> for two single marks that stand for a double one.</summary>
    public char Glyph;

    /// <summary>By its neighbours it may open: white space, a bracket or a dash before, a word after.</summary>
    public bool CanOpen;

    /// <summary>By its neighbours it may close: a word or punctuation before, white space or punctuation after.</summary>
    public bool CanClose;

    /// <summary>Punctuation stands before it, so that it is no apostrophe.</summary>
    public bool AfterPunctuation;

    /// <summary>An s stands before it: perhaps a genitive.</summary>
    public bool AfterS;

    public readonly int End => Start + Length;
}

/// <summary>Marks that may pair with each other.</summary>
internal enum MarkFamily : byte
{
    Double,
    Single,
    Guillemet,
}
