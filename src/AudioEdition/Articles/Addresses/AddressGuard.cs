using System.Net;
using System.Net.Sockets;

namespace AudioEdition.Articles.Addresses;

/// <summary>Tells the addresses of the public web from all others.</summary>
/// <remarks>IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890); RFC 6052 for translated addresses.</remarks>
internal static class AddressGuard
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>Global unicast; all of IPv6 that is public today lies in it.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True for an address that anybody on the internet may be at.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (Translated.Contains(address))
            {
                // NAT64: the last four bytes are the address that is meant.
                return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
            }

            if (!GlobalUnicast.Contains(address) || address.ScopeId != 0)
            {
                return false;
            }
        }

        return !Array.Exists(NotPublic, n => n.Contains(address));
    }

    /// <summary>Takes an address of the web apart from everything else that is written like one.</summary>
    /// <exception cref="AddressException">It is none, or it carries a password.</exception>
    public static Uri Check(Uri address)
    {
        if (!HttpAddress.Is(address))
        {
            throw Refused(address, $"“{Shown(address)}” is no address of the web: it must begin with http:// or https://.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw Refused(address, $"“{Shown(address)}” carries a user name: addresses with a login are not read. Save the page in a browser and give the file.");
        }

        return address.Host.Length == 0 ? throw Refused(address, $"“{Shown(address)}” names no host.") : address;
    }

    /// <summary>The address without user name, password and fragment, as it may be shown and kept.</summary>
    public static Uri Shown(Uri address) =>
        !address.IsAbsoluteUri || (address.UserInfo.Length == 0 && address.Fragment.Length == 0)
            ? address
            : new UriBuilder(address) { UserName = "", Password = "", Fragment = "" }.Uri;

    /// <summary>What is thrown where a name leads to an address that is not public.</summary>
    public static AddressException Private(Uri address, IPAddress found) => Refused(
        address,
        $"“{Shown(address)}” leads to {found.ToString()}, which is not on the public internet. Give --allow-private where you mean a machine of your own network.");

    private static AddressException Refused(Uri address, string message) => new(Shown(address), message) { IsRefused = true };
}
