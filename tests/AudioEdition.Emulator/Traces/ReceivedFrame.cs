namespace AudioEdition.Emulator.Traces;

/// <summary>A WebSocket message that a client sent.</summary>
/// <param name="Binary">Whether it was a binary message; its header then stood behind a length.</param>
/// <param name="Headers">In the order and writing of the client.</param>
/// <param name="Body">The body as text.</param>
public sealed record ReceivedFrame(bool Binary, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    /// <summary>A header's value; names are compared without case. Null: not there.</summary>
    /// <param name="name">The name.</param>
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
