namespace AudioEdition.Scripts;

/// <summary>What a narration unit is. Written in lower case in files.</summary>
public enum UnitKind
{
    /// <summary>The article's title.</summary>
    Headline,

    /// <summary>The summary under it.</summary>
    Standfirst,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>A heading of the body.</summary>
    Heading,

    /// <summary>The reporter's words.</summary>
    Narration,

    /// <summary>Somebody's direct speech.</summary>
    Quotation,

    /// <summary>The statement that the voices are synthetic.</summary>
    Disclosure,

    /// <summary>Spoken before the article.</summary>
    Intro,

    /// <summary>Spoken after it.</summary>
    Outro,
}
