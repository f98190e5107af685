namespace AudioEdition.Scripts.Quotes;

/// <summary>What a quoted run is.</summary>
public enum QuotationKind
{
    /// <summary>Speech: the marks hold everything that is reported. Read in the speaker's voice.</summary>
    Direct,

    /// <summary>A fragment of somebody's words inside a sentence of the reporter's. Read by the narrator by default.</summary>
    Mixed,

    /// <summary>A title, nickname, scare quote, slogan or term. Read by the narrator.</summary>
    Label,
}
