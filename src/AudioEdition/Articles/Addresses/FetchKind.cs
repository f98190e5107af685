namespace AudioEdition.Articles.Addresses;

/// <summary>What is looked for at an address; decides what is asked for and what is taken.</summary>
public enum FetchKind
{
    /// <summary>An article: a page, or plain text.</summary>
    Page,

    /// <summary>A feed or a list of feeds. A page is taken too, since it may name its feed.</summary>
    Feed,

    /// <summary>A picture.</summary>
    Picture,
}
