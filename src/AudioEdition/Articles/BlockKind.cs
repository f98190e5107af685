namespace AudioEdition.Articles;

/// <summary>What a kept block of an article is.</summary>
public enum BlockKind
{
    /// <summary>The article's title; at most one, and first.</summary>
    Headline,

    /// <summary>The sentence or two under the headline that sum the article up.</summary>
    Standfirst,

    /// <summary>Who wrote it.</summary>
    Byline,

    /// <summary>A heading inside the body.</summary>
    Heading,

    /// <summary>A paragraph of the body.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A paragraph that the article sets off as somebody else's words.</summary>
    BlockQuote,
}
