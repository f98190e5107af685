namespace AudioEdition.Articles.Addresses;

/// <summary>What an address gave.</summary>
/// <param name="Address">Where it was found, after all redirects.</param>
/// <param name="Content">The body, decompressed.</param>
/// <param name="MediaType">From the header, in lower case without parameters (<c>text/html</c>); null where the server says none.</param>
/// <param name="Charset">From the header; null where the server says none.</param>
/// <param name="FromCache">True where the server said that nothing has changed.</param>
public sealed record FetchedPage(Uri Address, ReadOnlyMemory<byte> Content, string? MediaType, string? Charset, bool FromCache)
{
    /// <summary>Header fields that tell what may be done with the page, by name in lower case (<c>x-robots-tag</c>, <c>tdm-reservation</c>). Default none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RightsHeaders { get; init; } = [];
}
