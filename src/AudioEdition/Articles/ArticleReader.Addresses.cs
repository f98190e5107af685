using AudioEdition.Articles.Addresses;
using AudioEdition.Articles.Html;

namespace AudioEdition.Articles;

/// <content>What was fetched from an address.</content>
public static partial class ArticleReader
{
    /// <summary>Reads the article that an address gave.</summary>
    /// <param name="page">What <see cref="AddressFetcher"/> has got.</param>
    /// <param name="options">Null means the defaults; encoding and form are told by the page.</param>
    /// <returns>The article; its source is the address, its rights are those of the page and of its server.</returns>
    /// <exception cref="AddressException">The page shows the beginning of a longer article alone.</exception>
    /// <exception cref="ArticleFormatException">The content is no text.</exception>
    /// <exception cref="NothingToNarrateException">It holds no article text.</exception>
    public static Article Read(FetchedPage page, ArticleReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.MediaType is "application/json")
        {
            // Taken by the fetcher because it may be a feed.
            throw new AddressException(page.Address, $"{page.Address} is JSON, not an article. Give the address of a page.");
        }

        var article = Read(page.Address.AbsoluteUri, page.Content, (options ?? new ArticleReadOptions()) with
        {
            Charset = page.Charset,
            Format = page.MediaType switch
            {
                "text/html" or "application/xhtml+xml" => ArticleFormat.Html,
                "text/markdown" or "text/x-markdown" => ArticleFormat.Markdown,
                _ => ArticleFormat.Auto,
            },
        });
        if (article.PartialEvidence is { } evidence)
        {
            throw new AddressException(page.Address, $"{page.Address}: {evidence}. Open it where you are logged in, save it, and give the file.");
        }

        var told = page.RightsHeaders
            .Select(h => new RightsNote(h.Key, h.Key == "x-robots-tag" ? RightsReader.OptOuts(h.Value) ?? "" : h.Value))
            .Where(n => n.Value.Length > 0);
        return article with { Rights = [.. told, .. article.Rights] };
    }
}
