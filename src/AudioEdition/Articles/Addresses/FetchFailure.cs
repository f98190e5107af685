using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace AudioEdition.Articles.Addresses;

/// <summary>Says in words what went wrong on the way to a page, and what to do.</summary>
internal static class FetchFailure
{
    private const string SaveIt = "Open it in a browser, save it, and give the file.";

    /// <summary>An answer that is no page.</summary>
    public static AddressException Of(Uri address, HttpResponseMessage response, TimeProvider time)
    {
        var status = (int)response.StatusCode;
        var code = status.ToString(CultureInfo.InvariantCulture);
        var retryAfter = RetryAfterField.WaitOf(response.Headers.RetryAfter, response.Headers.Date, time);
        var message = status switch
        {
            401 or 407 => $"{address} wants a login ({code}). {SaveIt}",
            402 => $"{address} wants to be paid for ({code}). {SaveIt}",
            403 => $"{address} is kept from programs, or wants a login ({code}). {SaveIt}",
            404 or 410 => $"There is no page at {address} ({code}). Check the address.",
            406 or 415 => $"{address} has nothing that can be read ({code}). {SaveIt}",
            429 => $"{address} has been asked too often ({code}). {When(retryAfter)}",
            451 => $"{address} must not be shown here for legal reasons ({code}).",
            >= 500 => $"The server of {address} failed ({code}). {When(retryAfter)}",
            _ => $"{address} answers with {code} {response.ReasonPhrase}. Check the address.",
        };
        return new AddressException(address, message)
        {
            StatusCode = status,
            IsTransient = status is 408 or 425 or 429 or 500 or 502 or 503 or 504,
            RetryAfter = retryAfter,
        };
    }

    /// <summary>No answer, or half of one.</summary>
    /// <param name="address">What was asked for.</param>
    /// <param name="cause">What went wrong.</param>
    /// <param name="proxy">Name of the variable that sets a proxy, which is not used; null where none is set.</param>
    public static AddressException Of(Uri address, Exception cause, string? proxy)
    {
        // What the guard said comes wrapped by the handler.
        for (var e = cause; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case AddressException refused:
                    return refused;
                case AuthenticationException:
                    return new AddressException(address, $"The certificate of {address.Host} is not to be trusted: {e.Message} Check the address; with a page that you trust all the same: {SaveIt}", cause);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new AddressException(address, $"The name {address.Host} is not known. Check the address and the network.{Behind(proxy)}", cause);
                case SocketException { SocketErrorCode: SocketError.TryAgain }:
                    return new AddressException(address, $"The name {address.Host} could not be looked up. Check the network and try again.{Behind(proxy)}", cause) { IsTransient = true };
                case SocketException socket:
                    return new AddressException(address, $"{address.Host} cannot be reached: {socket.Message}. Check the network and try again.{Behind(proxy)}", cause) { IsTransient = true };
                case InvalidDataException:
                    return new AddressException(address, $"{address} came damaged: its compression is broken. Try again; if it repeats: {SaveIt}", cause) { IsTransient = true };
                default:
                    continue;
            }
        }

        return cause is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }
            ? new AddressException(address, $"{address} answers with a header that is too large. {SaveIt}", cause)
            : new AddressException(address, $"{address} broke off: {cause.Message} Try again.", cause) { IsTransient = true };
    }

    public static AddressException TooSlow(Uri address, TimeSpan limit, Exception cause) => new(
        address, string.Create(CultureInfo.InvariantCulture, $"{address} was not there after {limit.TotalSeconds:0.#} seconds. Try again; if it repeats: {SaveIt}"), cause)
    {
        IsTransient = true,
    };

    public static AddressException TooManyRedirects(Uri address, int most) => new(
        address, string.Create(CultureInfo.InvariantCulture, $"{address} sends from one address to the next, more than {most} times. It may want cookies or a login: {SaveIt}"));

    public static AddressException NoTarget(Uri address) => new(address, $"{address} sends on to nowhere: its redirect names no address. {SaveIt}");

    public static AddressException Downgrade(Uri from, Uri to) => new(
        AddressGuard.Shown(from), $"{AddressGuard.Shown(from)} sends from a secure address to an open one, {AddressGuard.Shown(to)}. Give that address itself where you want it so.")
    {
        IsRefused = true,
    };

    private static string Behind(string? proxy) =>
        proxy is null ? "" : $" {proxy} names a proxy, which is not used for articles, since it would look up names where they cannot be checked: fetch the page by other means and give the file.";

    private static string When(TimeSpan? retryAfter) => retryAfter switch
    {
        null => "Try again later.",
        { TotalSeconds: < 120 } wait => string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(wait.TotalSeconds):0} seconds."),
        { } wait => string.Create(CultureInfo.InvariantCulture, $"Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes."),
    };
}
