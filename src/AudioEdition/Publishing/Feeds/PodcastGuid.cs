using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Publishing.Feeds;

/// <summary>Identifiers that are the same whoever derives them: UUIDs of version 5 (RFC 9562).</summary>
public static class PodcastGuid
{
    /// <summary>The podcast namespace's own name space.</summary>
    private static readonly Guid Podcasts = new("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

    /// <summary>The name space of addresses, RFC 9562.</summary>
    private static readonly Guid Addresses = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>A feed's <c>podcast:guid</c>: of its address without scheme and trailing slashes.</summary>
    /// <param name="feed">The feed's absolute address.</param>
    public static Guid OfFeed(Uri feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var address = feed.AbsoluteUri;
        return Of(Podcasts, address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/'));
    }

    /// <summary>An identifier of something that has an address.</summary>
    /// <param name="address">The address, or what else names it.</param>
    public static Guid OfAddress(string address) => Of(Addresses, address);

    /// <summary>An identifier of a name inside a name space of its own.</summary>
    /// <param name="space">The name space.</param>
    /// <param name="name">The name.</param>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 names SHA-1; nothing is secured by it.")]
    public static Guid Of(Guid space, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
