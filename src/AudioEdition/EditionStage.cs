namespace AudioEdition;

/// <summary>What a build is doing.</summary>
public enum EditionStage
{
    /// <summary>Engines speak the units.</summary>
    Synthesis,

    /// <summary>Pauses, level and peaks.</summary>
    Mastering,

    /// <summary>Containers, tags, chapters.</summary>
    Encoding,

    /// <summary>The finished files are measured.</summary>
    Checking,
}
