namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Why a connection was closed within a turn.</summary>
internal enum AzureCloseMeaning
{
    /// <summary>Something broke: another try may help.</summary>
    Broken,

    /// <summary>Too many requests: another try may help, later.</summary>
    Busy,

    /// <summary>The key does not count.</summary>
    Denied,

    /// <summary>The document is not taken.</summary>
    Refused,

    /// <summary>The sound would be longer than the service makes it.</summary>
    TooLong,
}
