using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Azure;

/// <summary>The way from a turn to its client.</summary>
internal sealed class TurnLine(WebSocket socket, HttpContext http, Func<int, string, CancellationToken, Task> close)
{
    public Task SendTextAsync(byte[] message, CancellationToken cancellationToken) => SendAsync(message, WebSocketMessageType.Text, cancellationToken);

    public Task SendBinaryAsync(byte[] message, CancellationToken cancellationToken) => SendAsync(message, WebSocketMessageType.Binary, cancellationToken);

    /// <summary>Closes with a code; 1006 is the end without a word.</summary>
    public Task CloseAsync(int code, string reason, CancellationToken cancellationToken)
    {
        if (code != 1006)
        {
            return close(code, reason, cancellationToken);
        }

        Reset();
        return Task.CompletedTask;
    }

    public void Reset() => http.Abort();

    /// <summary>A turn is stopped between two messages: to cancel one on its way would tear the connection down.</summary>
    private Task SendAsync(byte[] message, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);
    }
}
