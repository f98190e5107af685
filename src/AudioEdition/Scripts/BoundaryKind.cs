namespace AudioEdition.Scripts;

/// <summary>What stands between a unit and the one before it; it decides the pause.</summary>
public enum BoundaryKind
{
    /// <summary>Nothing: the first unit.</summary>
    Start,

    /// <summary>Inside one sentence: a quotation begins or ends, or a long sentence was cut.</summary>
    Clause,

    /// <summary>A new sentence of the same paragraph.</summary>
    Sentence,

    /// <summary>A new paragraph.</summary>
    Paragraph,

    /// <summary>Before or after a headline, a heading, or words that are not the article's.</summary>
    Heading,

    /// <summary>A new chapter without a heading.</summary>
    Chapter,
}
