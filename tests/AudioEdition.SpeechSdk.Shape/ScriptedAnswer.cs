namespace Microsoft.CognitiveServices.Speech;

/// <summary>No type of the package: what a test lets the shape answer to a request.</summary>
public sealed class ScriptedAnswer
{
    /// <summary>Bytes of the sound.</summary>
    public byte[] Audio { get; init; } = [];

    /// <summary>Told before the answer is complete.</summary>
    public IReadOnlyList<ScriptedBoundary> Boundaries { get; init; } = [];

    /// <summary>Null for sound.</summary>
    public CancellationErrorCode? Error { get; init; }

    /// <summary>What the package would tell of the error.</summary>
    public string ErrorDetails { get; init; } = "";

    /// <summary>Whether the result was given back.</summary>
    public bool IsDisposed { get; internal set; }
}
