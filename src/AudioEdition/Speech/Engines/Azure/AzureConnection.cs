using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>A WebSocket to the service: one turn at a time, any number of them one after another.</summary>
internal sealed class AzureConnection : IAsyncDisposable
{
    private const int MaxMessageBytes = 4 << 20;

    private readonly ClientWebSocket _socket = new();
    private readonly AzureOptions _options;
    private readonly WebService _service;
    private byte[] _buffer = new byte[32 << 10];
    private int _turns;

    private AzureConnection(AzureOptions options, WebService service)
    {
        _options = options;
        _service = service;
        _socket.Options.CollectHttpResponseDetails = true;
    }

    /// <summary>True where the service had ended the connection before a turn that was not its first: a new one does, and nothing was bought.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Opens a connection.</summary>
    /// <returns>The connection, or the answer that came in place of one.</returns>
    /// <exception cref="SpeechSynthesisException">The service cannot be reached.</exception>
    public static async Task<(AzureConnection? Connection, WebAnswer? Refusal)> OpenAsync(
        Uri address, (string Name, string Value)? credential, AzureOptions options, WebService service, string voice, CancellationToken cancellationToken)
    {
        var connection = new AzureConnection(options, service);
        var socket = connection._socket;
        socket.Options.SetRequestHeader("User-Agent", WebService.UserAgent);
        socket.Options.SetRequestHeader("X-ConnectionId", NewId());
        if (credential is var (name, value))
        {
            socket.Options.SetRequestHeader(name, value);
        }

        using var limit = new CancellationTokenSource(options.CallTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await socket.ConnectAsync(address, service.Invoker, either.Token).ConfigureAwait(false);
            return (connection, null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw service.Failure(voice, Within(service, options.CallTimeout), isTransient: true, e);
        }
        catch (WebSocketException e)
        {
            var status = socket.HttpStatusCode;
            var refusal = status != default ? new WebAnswer(status, "", [], service.RetryAfter(socket.HttpResponseHeaders)) : null;
            await connection.DisposeAsync().ConfigureAwait(false);
            return refusal is not null ? (null, refusal) : throw service.Unreachable(voice, e);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Has a document spoken.</summary>
    /// <param name="ssml">The document.</param>
    /// <param name="voice">For messages.</param>
    /// <param name="timeout">Longest time of it all.</param>
    /// <param name="cancellationToken">Stops the call; the connection is of no use then.</param>
    /// <returns>The sound, or why the document is refused.</returns>
    /// <exception cref="SpeechSynthesisException">The turn failed; the connection is of no use any more.</exception>
    public async Task<(AzureSound? Sound, SpeechSynthesisException? Refusal)> SpeakAsync(string ssml, string voice, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, _options.Time);
        using var idle = new CancellationTokenSource(_options.IdleTimeout, _options.Time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token, idle.Token);
        var id = NewId();
        var turn = new AzureTurn(id, AzureSound.MaxBytes(_options.SampleRateHz));
        try
        {
            await AskAsync(id, ssml, any.Token).ConfigureAwait(false);
            while (!turn.HasEnded)
            {
                var (message, isBinary) = await ReceiveAsync(voice, any.Token).ConfigureAwait(false);
                if (message is not { } bytes)
                {
                    return Closed(turn, voice);
                }

                idle.CancelAfter(_options.IdleTimeout);
                var fault = AzureFrame.Read(bytes, isBinary) is { } frame ? turn.Take(frame) : "a message is none of the protocol";
                if (fault is not null)
                {
                    throw _service.Failure(voice, $"{_service.Name} does not keep to its protocol: {fault}.", isTransient: true);
                }
            }

            _turns++;
            return (turn.Sound, null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw _service.Failure(voice, limit.IsCancellationRequested ? Within(_service, timeout) : string.Create(CultureInfo.InvariantCulture, $"{_service.Name} fell silent for {_options.IdleTimeout.TotalSeconds:0} s."), isTransient: true, e);
        }
        catch (Exception e) when (e is WebSocketException or IOException or InvalidOperationException)
        {
            IsStale = _turns > 0 && !turn.HasBegun;
            throw _service.Failure(voice, $"{_service.Name} broke the answer off.", isTransient: true, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            if (_socket.State == WebSocketState.Open)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // It is gone already.
        }

        _socket.Dispose();
    }

    private static string Within(WebService service, TimeSpan timeout) => string.Create(CultureInfo.InvariantCulture, $"{service.Name} gave no whole answer within {timeout.TotalSeconds:0} s.");

    private static string By(int? code) => code is { } number ? string.Create(CultureInfo.InvariantCulture, $" (close {number})") : "";

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task AskAsync(string id, string ssml, CancellationToken cancellationToken)
    {
        if (_turns == 0)
        {
            await SendAsync("speech.config", id, "application/json", Config(), cancellationToken).ConfigureAwait(false);
        }

        await SendAsync("synthesis.context", id, "application/json", Context(_options.SampleRateHz), cancellationToken).ConfigureAwait(false);
        await SendAsync("ssml", id, "application/ssml+xml", ssml, cancellationToken).ConfigureAwait(false);
    }

    private Task SendAsync(string path, string id, string contentType, string body, CancellationToken cancellationToken) =>
        _socket.SendAsync(AzureFrame.Write(path, id, _options.Time.GetUtcNow(), contentType, body), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <returns>A message, valid until the next call; null where the service closed.</returns>
    private async Task<(ReadOnlyMemory<byte>? Message, bool IsBinary)> ReceiveAsync(string voice, CancellationToken cancellationToken)
    {
        for (var length = 0; ;)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (null, false);
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return (_buffer.AsMemory(0, length), part.MessageType == WebSocketMessageType.Binary);
            }

            if (length == _buffer.Length)
            {
                if (length >= MaxMessageBytes)
                {
                    throw _service.Failure(voice, $"{_service.Name} sent a message of more than {MaxMessageBytes >> 20} MB.", isTransient: false);
                }

                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
        }
    }

    private (AzureSound? Sound, SpeechSynthesisException? Refusal) Closed(AzureTurn turn, string voice)
    {
        var code = (int?)_socket.CloseStatus;
        var reason = _socket.CloseStatusDescription ?? "";
        IsStale = _turns > 0 && !turn.HasBegun && code is null or 1000 or 1001;
        return AzureClose.Of(code, reason) switch
        {
            AzureCloseMeaning.Busy => throw _service.Refusal(new WebAnswer(HttpStatusCode.TooManyRequests, "", [], null), voice),
            AzureCloseMeaning.Denied => throw _service.Refusal(new WebAnswer(HttpStatusCode.Unauthorized, "", [], null), voice),
            AzureCloseMeaning.TooLong => throw _service.Failure(voice, "The sound would be longer than ten minutes: give shorter paragraphs.", isTransient: false),
            AzureCloseMeaning.Refused => (null, _service.Failure(voice, $"{_service.Name} refuses the request{By(code)}: {_service.Clean(reason)}", isTransient: false)),
            _ => throw _service.Failure(voice, $"{_service.Name} closed the connection before the end{By(code)}. {_service.Clean(reason)}".TrimEnd(), isTransient: true),
        };
    }

    /// <summary>The shape of Microsoft's own client.</summary>
    private static string Config()
    {
        var system = OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";
        return new JsonObject
        {
            ["context"] = new JsonObject
            {
                ["system"] = new JsonObject { ["name"] = WebService.UserAgent, ["version"] = "1.0", ["build"] = ".NET", ["lang"] = "C#" },
                ["os"] = new JsonObject { ["platform"] = system, ["name"] = system, ["version"] = RuntimeInformation.OSArchitecture.ToString() },
            },
        }.ToJsonString();
    }

    /// <summary>The shape of Microsoft's own client, where three of the switches are texts.</summary>
    private static string Context(int rate) => new JsonObject
    {
        ["synthesis"] = new JsonObject
        {
            ["audio"] = new JsonObject
            {
                ["metadataOptions"] = new JsonObject
                {
                    ["bookmarkEnabled"] = true,
                    ["punctuationBoundaryEnabled"] = "true",
                    ["sentenceBoundaryEnabled"] = "false",
                    ["sessionEndEnabled"] = true,
                    ["visemeEnabled"] = false,
                    ["wordBoundaryEnabled"] = "true",
                },
                ["outputFormat"] = AzureFormat.Raw(rate),
            },
            ["language"] = new JsonObject { ["autoDetection"] = false },
        },
    }.ToJsonString();
}
