using System.Security.Cryptography;

namespace AudioEdition.Speech.Cache;

/// <summary>Bytes with a checksum before them: magic (8 bytes), SHA-256 of the content (32), the content.</summary>
internal static class CheckedBytes
{
    private const int HashAt = 8;
    private const int ContentAt = HashAt + 32;

    private static ReadOnlySpan<byte> Magic => "AEDERIV1"u8;

    public static byte[] Write(ReadOnlySpan<byte> content)
    {
        using var bytes = WritePooled(content);
        return bytes.Span.ToArray();
    }

    /// <summary>The same, for who needs them for a moment.</summary>
    public static PooledBytes WritePooled(ReadOnlySpan<byte> content)
    {
        var bytes = new PooledBytes(ContentAt + content.Length);
        Magic.CopyTo(bytes.Span);
        SHA256.HashData(content, bytes.Span[HashAt..]);
        content.CopyTo(bytes.Span[ContentAt..]);
        return bytes;
    }

    /// <summary>The content; null where the bytes are not whole.</summary>
    public static ReadOnlyMemory<byte>? Read(ReadOnlyMemory<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        if (bytes.Length < ContentAt || !bytes.Span[..HashAt].SequenceEqual(Magic))
        {
            return null;
        }

        SHA256.HashData(bytes.Span[ContentAt..], hash);
        return hash.SequenceEqual(bytes.Span[HashAt..ContentAt]) ? bytes[ContentAt..] : default(ReadOnlyMemory<byte>?);
    }
}
