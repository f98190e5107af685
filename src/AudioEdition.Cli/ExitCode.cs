namespace AudioEdition.Cli;

/// <summary>What the process says to its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done, and every check of the report holds.</summary>
    public const int Done = 0;

    /// <summary>Engine, encoder, disk or network failed.</summary>
    public const int Failed = 1;

    /// <summary>Unknown option, missing file, unreadable catalogue or plan.</summary>
    public const int Usage = 2;

    /// <summary>The input holds no article text.</summary>
    public const int NothingToNarrate = 3;

    /// <summary>Made, but a check failed; the files stay.</summary>
    public const int CheckFailed = 4;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
