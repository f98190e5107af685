namespace AudioEdition.Newsroom.Queue;

/// <summary>How soon an article is wanted. A lane is served before all that come after it.</summary>
public enum Lane
{
    /// <summary>Breaking news: every worker keeps a place for it.</summary>
    Breaking,

    /// <summary>The day's articles.</summary>
    Default,

    /// <summary>The archive: whenever nothing else waits.</summary>
    Archive,
}
