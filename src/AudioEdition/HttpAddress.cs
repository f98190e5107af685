namespace AudioEdition;

/// <summary>Addresses of the web as every stage takes them: absolute, with http or https, of a length that no real one exceeds.</summary>
internal static class HttpAddress
{
    private const int Longest = 4000;

    /// <summary>True for an absolute address with <c>http</c> or <c>https</c>.</summary>
    public static bool Is(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    /// <summary>The address that a text means; null where it means none of the web.</summary>
    /// <param name="root">What a relative one is relative to; null takes absolute ones alone.</param>
    /// <param name="text">As written in a page, a feed or front matter.</param>
    public static Uri? Resolve(Uri? root, string? text)
    {
        var value = text?.Trim();
        if (value is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        var known = root is not null ? Uri.TryCreate(root, value, out var address) : Uri.TryCreate(value, UriKind.Absolute, out address);
        return known && Is(address!) && address!.Host.Length > 0 ? address : null;
    }
}
