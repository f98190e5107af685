using System.Globalization;

namespace AudioEdition.Articles.Addresses;

/// <summary>Reads a body up to a limit that no promise of the server can lift.</summary>
internal static class BodyReader
{
    /// <exception cref="AddressException">It is larger, or empty.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Uri address, HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
        {
            throw TooLarge(address, maxBytes);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var kept = new MemoryStream();
        var block = new byte[1 << 14];
        int read;
        while ((read = await body.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
        {
            // Counted after decompression: a few kilobytes on the line can be gigabytes here.
            if (kept.Length + read > maxBytes)
            {
                throw TooLarge(address, maxBytes);
            }

            kept.Write(block, 0, read);
        }

        return kept.Length > 0
            ? kept.GetBuffer().AsMemory(0, (int)kept.Length)
            : throw new AddressException(address, $"{address} gives an empty page. Open it in a browser, save it, and give the file.");
    }

    private static AddressException TooLarge(Uri address, int maxBytes) => new(address, string.Create(
        CultureInfo.InvariantCulture, $"{address} gives more than {maxBytes / 1e6:0.#} MB, the most that an article may have. Check that it is the article's own address."));
}
