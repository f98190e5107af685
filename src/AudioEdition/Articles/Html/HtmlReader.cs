using AngleSharp.Html.Parser;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>A web page to <see cref="Article"/>.</summary>
public static class HtmlReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="source">File name or address, for messages and the result.</param>
    /// <param name="content">The bytes; the encoding is told by byte order mark, <c>meta</c> element or content.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArticleFormatException">The content is no page.</exception>
    /// <exception cref="NothingToNarrateException">It holds no article text.</exception>
    public static Article Read(string source, ReadOnlyMemory<byte> content, ArticleReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new ArticleReadOptions();
        var html = PageDecoder.Decode(source, content.Span);
        using var document = new HtmlParser().ParseDocument(html);
        var known = PageMetadata.Read(document, source);
        if (document.Body is not { } body)
        {
            throw new NothingToNarrateException(source, $"{source} is a page without a body. Check that it was saved whole.");
        }

        var page = PageWalker.Walk(body);
        var container = ContainerFinder.Find(page.Blocks, page.Nodes, known);
        var inside = page.Blocks.FindAll(b => b.Node.IsIn(container));
        var (blocks, standfirst) = BodySifter.Sift(container, inside, known);
        known = known with { Standfirst = standfirst };
        return ArticleAssembler.Assemble(source, FrontMatterBlocks.Prepend(known, blocks), known, options);
    }
}
