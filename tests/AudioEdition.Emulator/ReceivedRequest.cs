using AudioEdition.Emulator.Faults;

namespace AudioEdition.Emulator;

/// <summary>One request as the emulator saw it, and what became of it.</summary>
public sealed record ReceivedRequest
{
    /// <summary>1-based, over all routes, in the order of arrival.</summary>
    public required int Number { get; init; }

    /// <summary>1-based, among the requests of this route.</summary>
    public required int NumberOnRoute { get; init; }

    /// <summary>1-based: how often this very body came to this route.</summary>
    public required int Attempt { get; init; }

    /// <summary>What it asked for.</summary>
    public required EmulatorRoute Route { get; init; }

    /// <summary>HTTP method; <c>TURN</c> for a turn on a WebSocket.</summary>
    public required string Method { get; init; }

    /// <summary>Path with query.</summary>
    public required string Path { get; init; }

    /// <summary>Header names are compared without case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty when there was none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The text to be spoken, without markup; null where none was understood.</summary>
    public string? Text { get; init; }

    /// <summary>The voice asked for, or the first of several.</summary>
    public string? Voice { get; init; }

    /// <summary>The output format asked for.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>Characters that the service would put on the bill for a complete answer.</summary>
    /// <remarks>Azure: every code point and all markup but <c>speak</c> and <c>voice</c>, ideographs twice; the others: characters of the text.</remarks>
    public int BillableCharacters { get; init; }

    /// <summary>The fault that was answered instead of the truth.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The HTTP status, or the WebSocket's close code; null when there was neither.</summary>
    public int? Status { get; init; }

    /// <summary>Whether complete, sound audio left the emulator: the client has no reason to ask for it again.</summary>
    public bool Delivered { get; init; }

    /// <summary>What the request did against the service's rules; empty when it kept them.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];
}
