using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>A message of the service's WebSocket protocol. Text: headers, an empty line, a body. Binary: two bytes with the headers' length (big-endian), headers, bytes.</summary>
/// <param name="Path">What it is.</param>
/// <param name="RequestId">Whose turn it belongs to.</param>
/// <param name="StreamId">Which sound it is a piece of.</param>
/// <param name="Body">The rest.</param>
internal sealed record AzureFrame(string Path, string RequestId, string StreamId, ReadOnlyMemory<byte> Body)
{
    /// <summary>A message to the service.</summary>
    public static byte[] Write(string path, string requestId, DateTimeOffset time, string contentType, string body) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"Path: {path}\r\nX-RequestId: {requestId}\r\nX-Timestamp: {time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\r\nContent-Type: {contentType}\r\n\r\n{body}"));

    /// <summary>Reads a message; null where it is none.</summary>
    public static AzureFrame? Read(ReadOnlyMemory<byte> message, bool isBinary)
    {
        if (isBinary)
        {
            return message.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(message.Span) is var length && length <= message.Length - 2
                ? Of(message.Slice(2, length), message[(2 + length)..])
                : null;
        }

        var end = message.Span.IndexOf("\r\n\r\n"u8);
        return end < 0 ? null : Of(message[..end], message[(end + 4)..]);
    }

    private static AzureFrame? Of(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body)
    {
        var (path, request, stream) = ("", "", "");
        foreach (var line in Encoding.UTF8.GetString(head.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                return null;
            }

            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].ToUpperInvariant())
            {
                case "PATH":
                    path = value;
                    break;
                case "X-REQUESTID":
                    request = value;
                    break;
                case "X-STREAMID":
                    stream = value;
                    break;
                default:
                    break;
            }
        }

        return path.Length > 0 ? new AzureFrame(path, request, stream, body) : null;
    }
}
