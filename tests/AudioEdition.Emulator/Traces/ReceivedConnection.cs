namespace AudioEdition.Emulator.Traces;

/// <summary>A WebSocket connection as the emulator saw it.</summary>
/// <param name="Path">Path of the upgrade, with query.</param>
/// <param name="Headers">Headers of the upgrade; names are compared without case.</param>
/// <param name="Frames">What the client sent, so far.</param>
public sealed record ReceivedConnection(string Path, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<ReceivedFrame> Frames);
