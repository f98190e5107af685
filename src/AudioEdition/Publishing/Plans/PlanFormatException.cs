namespace AudioEdition.Publishing.Plans;

/// <summary>A plan cannot be read, or an edit of it contradicts itself.</summary>
public sealed class PlanFormatException : AudioEditionException
{
    /// <summary>Makes the exception; its message is <c>source: path: reason</c>.</summary>
    /// <param name="source">The plan's file name.</param>
    /// <param name="jsonPath">Where the fault is (<c>$.units[7].voice</c>); <c>$</c> for the whole file.</param>
    /// <param name="reason">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public PlanFormatException(string source, string jsonPath, string reason, Exception? innerException = null)
        : base($"{source}: {jsonPath}: {reason}", innerException)
    {
        PlanSource = source;
        JsonPath = jsonPath;
        Reason = reason;
    }

    /// <summary>The plan's file name.</summary>
    public string PlanSource { get; }

    /// <summary>Where the fault is (<c>$.units[7].voice</c>); <c>$</c> for the whole file.</summary>
    public string JsonPath { get; }

    /// <summary>What is wrong and what to do, without file and path.</summary>
    public string Reason { get; }
}
