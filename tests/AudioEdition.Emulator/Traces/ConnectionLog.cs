namespace AudioEdition.Emulator.Traces;

/// <summary>A connection while it lives.</summary>
internal sealed class ConnectionLog(string path, IReadOnlyDictionary<string, string> headers, List<ReceivedFrame> frames)
{
    public ReceivedConnection Snapshot()
    {
        lock (frames)
        {
            return new ReceivedConnection(path, headers, [.. frames]);
        }
    }
}
