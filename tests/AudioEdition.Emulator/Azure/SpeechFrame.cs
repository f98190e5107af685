using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AudioEdition.Emulator.Traces;

namespace AudioEdition.Emulator.Azure;

/// <summary>Reads and writes the messages of the WebSocket protocol.</summary>
/// <remarks>Text: headers, an empty line, a body. Binary: two bytes with the headers' length (big-endian), headers, bytes.</remarks>
internal static class SpeechFrame
{
    /// <exception cref="FormatException">It is no message of the protocol.</exception>
    public static ReceivedFrame ReadText(string message)
    {
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0
            ? throw new FormatException("a text message has no empty line after its headers")
            : new ReceivedFrame(false, Headers(message[..end]), message[(end + 4)..]);
    }

    /// <exception cref="FormatException">It is no message of the protocol.</exception>
    public static ReceivedFrame ReadBinary(ReadOnlySpan<byte> message)
    {
        if (message.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(message) is var length && length > message.Length - 2)
        {
            throw new FormatException("a binary message is shorter than its headers");
        }

        return new ReceivedFrame(true, Headers(Encoding.UTF8.GetString(message.Slice(2, length))), Encoding.UTF8.GetString(message[(2 + length)..]));
    }

    public static byte[] WriteText(IEnumerable<(string Name, string Value)> headers, string body) =>
        Encoding.UTF8.GetBytes($"{Written(headers)}\r\n{body}");

    public static byte[] WriteBinary(IEnumerable<(string Name, string Value)> headers, ReadOnlySpan<byte> body, ProtocolMutant mutant)
    {
        var head = Encoding.ASCII.GetBytes(Written(headers));
        var message = new byte[2 + head.Length + body.Length];
        if (mutant == ProtocolMutant.LittleEndianHeaderLength)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(message, (ushort)head.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)(head.Length - (mutant == ProtocolMutant.ShortHeaderLength ? 1 : 0)));
        }

        head.CopyTo(message, 2);
        body.CopyTo(message.AsSpan(2 + head.Length));
        return message;
    }

    private static string Written(IEnumerable<(string Name, string Value)> headers) =>
        string.Concat(headers.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Name}:{h.Value}\r\n")));

    private static KeyValuePair<string, string>[] Headers(string head) =>
        [.. head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return colon <= 0
                ? throw new FormatException($"header line '{line}' has no name")
                : KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim());
        })];
}
