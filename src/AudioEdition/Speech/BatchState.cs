namespace AudioEdition.Speech;

/// <summary>How far a batch job is.</summary>
public enum BatchState
{
    /// <summary>The service knows no such job: it never came, or its time is over.</summary>
    Unknown,

    /// <summary>It waits or is in work.</summary>
    Running,

    /// <summary>Its results can be fetched.</summary>
    Succeeded,

    /// <summary>It has none.</summary>
    Failed,
}
