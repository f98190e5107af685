namespace AudioEdition.Publishing.Report;

/// <summary>A report cannot be read.</summary>
public sealed class ReportFormatException : AudioEditionException
{
    /// <summary>Makes the exception; its message is <c>source: path: reason</c>.</summary>
    /// <param name="source">The file's name.</param>
    /// <param name="jsonPath">Where the fault is.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public ReportFormatException(string source, string jsonPath, string reason, Exception? innerException = null)
        : base($"{source}: {jsonPath}: {reason}", innerException)
    {
        ReportSource = source;
        JsonPath = jsonPath;
    }

    /// <summary>The file's name.</summary>
    public string ReportSource { get; }

    /// <summary>Where the fault is; <c>$</c> for the whole file.</summary>
    public string JsonPath { get; }
}
