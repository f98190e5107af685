namespace AudioEdition.Articles.Sifting;

/// <summary>What the front end knows of a block before its words are judged.</summary>
internal enum BlockShape
{
    Paragraph,
    Heading,
    ListItem,
    BlockQuote,

    /// <summary>Marked as a caption or credit by the front end.</summary>
    Caption,

    /// <summary>Code, a table or other matter that cannot be read aloud.</summary>
    Unreadable,
}
