namespace AudioEdition.Speech.Engines.Web;

/// <summary>Rules for addresses that a key is sent to.</summary>
internal static class WebAddress
{
    /// <summary>What is wrong with an address; null where nothing is.</summary>
    /// <param name="address">From the configuration, never from an article.</param>
    /// <param name="allowInsecure">True to take plain http to other machines.</param>
    public static string? FindFault(Uri address, bool allowInsecure) =>
        !HttpAddress.Is(address) ? $"'{address}' is no web address; write one like https://host/v1."
        : address.UserInfo.Length > 0 ? "the address holds a user or password; give the key by itself."
        : address.Query.Length > 0 || address.Fragment.Length > 0 ? $"'{address.GetLeftPart(UriPartial.Path)}': an address without ? and # is wanted."
        : address.Scheme == "http" && !address.IsLoopback && !allowInsecure ? $"'{address}' is not encrypted, and on another machine: use https, or allow it where the network is your own."
        : null;

    /// <summary>An address below another.</summary>
    public static Uri Combine(Uri address, string path) => new(address.AbsoluteUri.TrimEnd('/') + "/" + path);
}
