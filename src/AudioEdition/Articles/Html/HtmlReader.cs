using System.Net;
using AngleSharp.Html.Parser;
using AudioEdition.Articles.PlainText;
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
        var html = PageDecoder.Decode(source, content.Span, options.Charset);
        NestingGuard.Check(source, html);
        using var document = new HtmlParser().ParseDocument(html);
        var metadata = new PageMetadata(document, source);
        var known = metadata.Read();
        if (document.Body is not { } body)
        {
            throw new NothingToNarrateException(source, $"{source} is a page without a body. Check that it was saved whole.");
        }

        var page = PageWalker.Walk(body);
        var container = ContainerFinder.Find(page.Blocks, page.Nodes, known);
        known = known with { Language = LanguageGuess.Choose(known.Language, Prose(page, container)) };
        var head = PageHead.Find(page.Blocks, container, known);
        known = metadata.WithPrinted(known, head);
        var (blocks, standfirst) = Sift(page, container, known);
        known = known with { Standfirst = standfirst ?? head.Standfirst(container, known.Description) };
        var access = new PageAccess(document, known);
        Article article;
        try
        {
            article = ArticleAssembler.Assemble(source, FrontMatterBlocks.Prepend(known, blocks), known, options);
        }
        catch (NothingToNarrateException) when (access.Obstacle is not null)
        {
            throw Hidden(source, access);
        }

        return access.Hides(article) ? throw Hidden(source, access) : article with { Rights = known.Rights, PartialEvidence = access.PartialEvidence(article) };
    }

    private static string Prose(PageWalker page, PageNode container) =>
        string.Join('\n', page.Blocks.Where(b => b.IsProse && b.Node.IsIn(container)).Take(30).Select(b => b.Text));

    private static NothingToNarrateException Hidden(string source, PageAccess access) =>
        new(source, $"{source} shows no article: {access.Obstacle}. Open it in a browser, save it once the text is there, and give the file.");

    private static (List<SourceBlock> Blocks, string? Standfirst) Sift(PageWalker page, PageNode container, FrontMatter known)
    {
        var (blocks, standfirst) = BodySifter.Sift(container, page.Blocks.FindAll(b => b.Node.IsIn(container)), known);
        var shown = KeptLength(blocks);

        // Some pages carry the body as data and show it by script, or show its first lines alone.
        if (known.ToldBody is { } told && told.Length > 400 && told.Length > 3 * shown)
        {
            var paragraphs = LineJoiner.Join(TextCleaner.Clean(WebUtility.HtmlDecode(told)));
            if (KeptLength(paragraphs) > 2 * shown)
            {
                return (paragraphs, standfirst);
            }
        }

        if (shown == 0 && !ReferenceEquals(container, page.Nodes[0]))
        {
            // Every block of the best element was furniture: better the whole page, sifted by words, than nothing.
            (blocks, standfirst) = BodySifter.Sift(page.Nodes[0], page.Blocks, known);
        }

        return (blocks, standfirst);
    }

    private static int KeptLength(List<SourceBlock> blocks) => blocks.Sum(b => b.KnownCut is null && b.Shape != BlockShape.Heading ? b.Text.Length : 0);
}
