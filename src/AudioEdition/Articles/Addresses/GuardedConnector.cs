using System.Net;
using System.Net.Sockets;

namespace AudioEdition.Articles.Addresses;

/// <summary>Opens connections to the very addresses that were looked at, so that a name cannot mean another one a moment later.</summary>
internal sealed class GuardedConnector(FetchOptions options)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="AddressException">The name leads to an address that is not public.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var request = context.InitialRequestMessage.RequestUri!;
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await options.Resolve(host, cancellationToken).ConfigureAwait(false);
        if (found.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        // One private address among several is as good as all: whoever owns the name chooses their order.
        if (!options.AllowPrivate && Array.Find(found, a => !options.IsPublic(new IPEndPoint(a, port))) is { } inside)
        {
            throw AddressGuard.Private(request, inside);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
