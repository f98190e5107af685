using AudioEdition.Articles;
using AudioEdition.Articles.Addresses;

namespace AudioEdition.Cli.Commands;

/// <summary>What an argument stands for.</summary>
/// <param name="Name">File name, address, or <c>-</c>; as it is shown and kept.</param>
/// <param name="Bytes">The whole content.</param>
/// <param name="Page">Where it was fetched, what the server said; null for files and standard input.</param>
internal sealed record SourceContent(string Name, ReadOnlyMemory<byte> Bytes, FetchedPage? Page = null)
{
    /// <summary>Reads the article in it.</summary>
    public Article Read(ArticleReadOptions options) => Page is null ? ArticleReader.Read(Name, Bytes, options) : ArticleReader.Read(Page, options);
}
