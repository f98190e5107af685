using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AudioEdition.Articles.Addresses;

/// <summary>Pages on disk, one file each: a line of JSON, then the body. A file that is damaged counts as none.</summary>
/// <remarks>Every page is asked for again; the cache saves the transfer, never the question (RFC 9111, section 4.3).</remarks>
internal sealed class PageCache(string folder)
{
    private const int FormatVersion = 1;

    /// <summary>The page that was got from an address; null where there is none, or none that is whole.</summary>
    public KeptPage? Find(Uri address, FetchKind kind)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(PathOf(address, kind));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        var end = Array.IndexOf(bytes, (byte)'\n');
        if (end < 0)
        {
            return null;
        }

        try
        {
            var head = JsonSerializer.Deserialize(bytes.AsSpan(0, end), KeptPageJson.Default.KeptPageHead);
            var body = bytes.AsMemory(end + 1);
            return head is { Version: FormatVersion, Address: not null } && Hash(body.Span) == head.Sha256 && head.Asked == address.AbsoluteUri
                ? new KeptPage(new FetchedPage(head.Address, body, head.MediaType, head.Charset, true) { RightsHeaders = head.Rights ?? [] }, head.ETag, head.LastModified)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a page where the server allows it and can be asked whether it has changed. A cache that cannot be written is no reason to fail.</summary>
    public void Keep(Uri address, FetchKind kind, FetchedPage page, HttpResponseMessage response)
    {
        var tag = response.Headers.ETag?.ToString();
        var modified = response.Content.Headers.TryGetValues("Last-Modified", out var dates) ? dates.First() : null;
        if (response.Headers.CacheControl?.NoStore == true || (tag is null && modified is null))
        {
            return;
        }

        var head = new KeptPageHead(FormatVersion, address.AbsoluteUri, page.Address, page.MediaType, page.Charset, tag, modified, Hash(page.Content.Span), page.RightsHeaders);
        try
        {
            Directory.CreateDirectory(folder);
            WholeFile.Write(PathOf(address, kind), JsonSerializer.SerializeToUtf8Bytes(head, KeptPageJson.Default.KeptPageHead), "\n"u8.ToArray(), page.Content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk costs the transfer the next time, and nothing else.
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // The same address may give a page to the one and a feed to the other question.
    private string PathOf(Uri address, FetchKind kind) => Path.Combine(folder, Hash(Encoding.UTF8.GetBytes($"{kind} {address.AbsoluteUri}")) + ".page");
}
