using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Ssml;
using AudioEdition.Emulator.Traces;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Azure;

/// <summary>A connection of Azure's WebSocket protocol: <c>speech.config</c> once, then turn after turn.</summary>
internal sealed class AzureSocket(SpeechEmulator emulator, AzureAccess access) : IDisposable
{
    private const int MaxMessageBytes = 256 * 1024;

    private readonly List<ReceivedFrame> _frames = [];
    private readonly HashSet<string> _requestIds = new(StringComparer.OrdinalIgnoreCase);
    private WebSocket _socket = null!;
    private HttpContext _http = null!;
    private bool _configured;
    private string? _turnId;
    private TurnOptions? _turnOptions;
    private AzureTurn? _turn;
    private Task _turnTask = Task.CompletedTask;

    public async Task RunAsync(HttpContext http)
    {
        _http = http;
        var x = await Exchange.OpenAsync(emulator, http, EmulatorRoute.AzureConnect, AzureRest.Errors);
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await x.RefuseAsync(400, "a WebSocket was expected");
            return;
        }

        if (access.WhyNot(http.Request) is { } denied)
        {
            await x.RefuseAsync(401, denied);
            return;
        }

        if (x.Header("X-ConnectionId") is not { } id || !IsId(id))
        {
            await x.RefuseAsync(400, "X-ConnectionId has to be 32 hexadecimal digits");
            return;
        }

        x.Understand();
        if (await x.FailsAsync())
        {
            return;
        }

        x.Status(101);
        using var socket = _socket = await http.WebSockets.AcceptWebSocketAsync();
        emulator.Add(new ConnectionLog(Exchange.PathOf(http.Request), Exchange.HeadersOf(http.Request), _frames));

        // An open connection is no work; a turn on it is.
        emulator.End();
        try
        {
            await ReadAllAsync(x.Stopped);
        }
        finally
        {
            emulator.Begin();
        }
    }

    public void Dispose() => _turn?.Dispose();

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadAsync(cancellationToken) is { } frame)
            {
                lock (_frames)
                {
                    _frames.Add(frame);
                }

                await ObeyAsync(frame, cancellationToken);
            }

            if (_socket.State == WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
            }
        }
        catch (FormatException e)
        {
            await BreakAsync(e.Message, cancellationToken);
        }
        catch (WebSocketException)
        {
            // The client went away without a close.
        }
        finally
        {
            _turn?.Cancel();
            await _turnTask.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <returns>Null when the client has closed.</returns>
    private async Task<ReceivedFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (message.Length > MaxMessageBytes)
            {
                throw new FormatException($"a message exceeds {MaxMessageBytes} bytes");
            }

            if (part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Text
                    ? SpeechFrame.ReadText(Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length))
                    : SpeechFrame.ReadBinary(message.GetBuffer().AsSpan(0, (int)message.Length));
            }
        }
    }

    private async Task ObeyAsync(ReceivedFrame frame, CancellationToken cancellationToken)
    {
        var path = frame.Header("Path") ?? throw new FormatException("a message has no Path");
        var id = frame.Header("X-RequestId");
        if (id is null || !IsId(id))
        {
            throw new FormatException($"{path}: X-RequestId has to be 32 hexadecimal digits");
        }

        if (!DateTimeOffset.TryParseExact(frame.Header("X-Timestamp"), ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            throw new FormatException($"{path}: X-Timestamp has to be a UTC time such as 2026-01-31T12:00:00.000Z");
        }

        switch (path)
        {
            case "speech.config":
                ContentType(frame, path, "application/json");
                if (_configured)
                {
                    throw new FormatException("speech.config came twice");
                }

                Configure(frame.Body);
                break;
            case "synthesis.context":
                ContentType(frame, path, "application/json");
                Begin(id, frame.Body);
                break;
            case "ssml":
                ContentType(frame, path, "application/ssml+xml");
                await SpeakAsync(id, frame, cancellationToken);
                break;
            case "synthesis.control":
                ContentType(frame, path, "application/json");
                Stop(frame.Body);
                break;
            default:
                throw new FormatException($"a message has the unknown Path {path}");
        }
    }

    private void Configure(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var context = document.RootElement.GetProperty("context");
            foreach (var (part, names) in new[] { ("system", new[] { "name", "version", "build", "lang" }), ("os", ["platform", "name", "version"]) })
            {
                foreach (var name in names)
                {
                    if (string.IsNullOrEmpty(context.GetProperty(part).GetProperty(name).GetString()))
                    {
                        throw new FormatException($"speech.config: context.{part}.{name} is empty");
                    }
                }
            }

            _configured = true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"speech.config has not the expected shape: {e.Message}", e);
        }
    }

    private void Begin(string id, string json)
    {
        if (!_configured)
        {
            throw new FormatException("synthesis.context came before speech.config");
        }

        if (_turn is { Ended: false })
        {
            throw new FormatException("synthesis.context came while a turn was running");
        }

        if (!_requestIds.Add(id))
        {
            throw new FormatException("X-RequestId was used for an earlier turn");
        }

        _turnOptions = TurnOptions.Parse(json);
        _turnId = id;
    }

    private async Task SpeakAsync(string id, ReceivedFrame frame, CancellationToken cancellationToken)
    {
        if (_turnOptions is not { } options || !string.Equals(id, _turnId, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("ssml came without a synthesis.context of the same X-RequestId");
        }

        _turnOptions = null;
        var headers = frame.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        var slot = emulator.Log.Open(EmulatorRoute.AzureTurn, "TURN", Exchange.PathOf(_http.Request), headers, frame.Body);
        SsmlDocument document;
        try
        {
            document = SsmlDocument.Parse(frame.Body, emulator.Options.Voices);
        }
        catch (SsmlException e)
        {
            slot.Change(s => s with { Violations = [e.Message], Status = 1007 });
            await CloseAsync(1007, e.Message, cancellationToken);
            return;
        }

        slot.Change(s => s with
        {
            Text = document.Text,
            Voice = document.Voices[0],
            OutputFormat = options.Format.Name,
            BillableCharacters = document.BillableCharacters,
        });
        var fault = emulator.Faults.For(SpeechEmulator.QueryOf(slot.Current));
        slot.Change(s => s with { Fault = fault });
        _turn?.Dispose();
        _turn = new AzureTurn(emulator, new TurnLine(_socket, _http, CloseAsync), slot, id, options, document, fault);
        _turnTask = _turn.RunAsync(cancellationToken);
    }

    private void Stop(string json)
    {
        if (!json.Contains("\"stop\"", StringComparison.Ordinal))
        {
            throw new FormatException("synthesis.control asks for something unknown");
        }

        _turn?.Cancel();
    }

    /// <summary>Answers a broken rule as the service does: a close.</summary>
    private Task BreakAsync(string violation, CancellationToken cancellationToken)
    {
        var slot = emulator.Log.Open(EmulatorRoute.AzureTurn, "TURN", Exchange.PathOf(_http.Request), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), "");
        slot.Change(s => s with { Violations = [violation], Status = 1007 });
        return CloseAsync(1007, violation, cancellationToken);
    }

    private async Task CloseAsync(int code, string reason, CancellationToken cancellationToken)
    {
        // A close frame's reason has at most 123 bytes.
        var bytes = Encoding.UTF8.GetBytes(reason);
        var shortened = bytes.Length <= 123 ? reason : Encoding.UTF8.GetString(bytes, 0, 120).TrimEnd('\uFFFD');
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, shortened, cancellationToken);
        }
    }

    private static void ContentType(ReceivedFrame frame, string path, string expected)
    {
        if (frame.Header("Content-Type")?.Split(';')[0].Trim() != expected)
        {
            throw new FormatException($"{path}: Content-Type is '{frame.Header("Content-Type")}', not {expected}");
        }
    }

    private static bool IsId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigit);
}
