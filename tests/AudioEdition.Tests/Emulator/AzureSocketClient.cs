using System.Buffers.Binary;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AudioEdition.Emulator;

namespace AudioEdition.Tests.Emulator;

/// <summary>The least that speaks Azure's WebSocket protocol: a probe for the emulator, free to say wrong things.</summary>
internal sealed class AzureSocketClient : IDisposable
{
    private const string Config =
        """{"context":{"system":{"name":"Probe","version":"1","build":"test","lang":"C#"},"os":{"platform":"x","name":"y","version":"1"}}}""";

    private const string Context =
        """
        {"synthesis":{"audio":{"metadataOptions":{"bookmarkEnabled":true,"punctuationBoundaryEnabled":"true","sentenceBoundaryEnabled":"false",
         "sessionEndEnabled":true,"visemeEnabled":false,"wordBoundaryEnabled":"true"},"outputFormat":"raw-24khz-16bit-mono-pcm"},"language":{"autoDetection":false}}}
        """;

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;
    private int _ids;

    public List<string> Paths { get; } = [];

    public List<(string Text, long Offset, long Duration)> Words { get; } = [];

    public MemoryStream Audio { get; } = new();

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    public void Dispose()
    {
        _socket.Dispose();
        Audio.Dispose();
    }

    public async Task ConnectAsync(SpeechEmulator emulator, bool configure = true)
    {
        _socket.Options.SetRequestHeader("Ocp-Apim-Subscription-Key", emulator.Key);
        _socket.Options.SetRequestHeader("X-ConnectionId", NextId());
        await _socket.ConnectAsync(new Uri(emulator.WebSocketAddress, "cognitiveservices/websocket/v1"), _cancel);
        if (configure)
        {
            await SendAsync("speech.config", NextId(), "application/json", Config);
        }
    }

    public Task SendAsync(string path, string id, string contentType, string body) =>
        SendRawAsync($"Path: {path}\r\nX-RequestId: {id}\r\nX-Timestamp: 2026-01-31T12:00:00.000Z\r\nContent-Type: {contentType}\r\n\r\n{body}");

    public Task SendRawAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, _cancel);

    /// <summary>Asks for a text and reads until the turn's end, or a close.</summary>
    public async Task SpeakAsync(string ssml)
    {
        var id = NextId();
        await SendAsync("synthesis.context", id, "application/json", Context);
        await SendAsync("ssml", id, "application/ssml+xml", ssml);
        await ReadAsync("turn.end");
    }

    /// <summary>Reads messages until one has this path.</summary>
    /// <returns>False when the connection was closed before.</returns>
    public async Task<bool> ReadAsync(string path)
    {
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(length), _cancel);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            Take(part.MessageType, buffer.AsSpan(0, length));
            if (Paths[^1] == path)
            {
                return true;
            }
        }
    }

    public string NextId() => (++_ids).ToString("x32", CultureInfo.InvariantCulture);

    private void Take(WebSocketMessageType type, ReadOnlySpan<byte> message)
    {
        if (type == WebSocketMessageType.Binary)
        {
            Paths.Add("audio");
            Audio.Write(message[(2 + BinaryPrimitives.ReadUInt16BigEndian(message))..]);
            return;
        }

        var text = Encoding.UTF8.GetString(message);
        var path = text.Split("\r\n").First(l => l.StartsWith("Path:", StringComparison.Ordinal))["Path:".Length..];
        Paths.Add(path);
        if (path == "audio.metadata")
        {
            using var json = JsonDocument.Parse(text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
            Words.AddRange(json.RootElement.GetProperty("Metadata").EnumerateArray().Where(m => m.GetProperty("Type").GetString() == "WordBoundary").Select(m => m.GetProperty("Data")).Select(d =>
                (d.GetProperty("text").GetProperty("Text").GetString()!, d.GetProperty("Offset").GetInt64(), d.GetProperty("Duration").GetInt64())));
        }
    }
}
