using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Azure;

/// <summary>The way from a turn to its client.</summary>
internal sealed class TurnLine(WebSocket socket, HttpContext http, Func<int, string, CancellationToken, Task> close)
{
    public Task SendTextAsync(byte[] message, CancellationToken cancellationToken) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public Task SendBinaryAsync(byte[] message, CancellationToken cancellationToken) =>
        socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);

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
}
