namespace AudioEdition.Publishing.Feeds;

/// <summary>What a feed shall say of itself is not understood, or not enough.</summary>
public sealed class PodcastSettingsException : AudioEditionException
{
    /// <summary>Makes the exception; its message is <c>source: path: reason</c>.</summary>
    /// <param name="source">The file's name, or where else the settings came from.</param>
    /// <param name="jsonPath">Where the fault is (<c>$.email</c>).</param>
    /// <param name="reason">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public PodcastSettingsException(string source, string jsonPath, string reason, Exception? innerException = null)
        : base($"{source}: {jsonPath}: {reason}", innerException) => JsonPath = jsonPath;

    /// <summary>Where the fault is; <c>$</c> for the whole.</summary>
    public string JsonPath { get; }
}
