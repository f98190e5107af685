using System.Globalization;
using AngleSharp.Dom;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>Whether a page gives its article to everybody: looks for login forms, pages of scripts, and for the first lines of a longer text.</summary>
internal sealed class PageAccess
{
    /// <summary>A page that is known to be paid for and shows more than this is taken to be whole: who has it open has paid.</summary>
    private const int WordsOfATeaser = 250;

    private const int WordsOfAForm = 20;

    private readonly IDocument _document;
    private readonly FrontMatter _known;

    public PageAccess(IDocument document, FrontMatter known)
    {
        _document = document;
        _known = known;
    }

    /// <summary>What keeps the text from being seen where there is none; null where nothing does. Looked for when asked: few pages need it.</summary>
    public string? Obstacle => ObstacleOf(_document);

    /// <summary>Why an article that was read seems to be the beginning of a longer one; null where it seems whole.</summary>
    /// <remarks>A page's own count of words is not enough: many count captions, comments or another language's text.</remarks>
    public string? PartialEvidence(Article article)
    {
        if (_known.IsFree != false)
        {
            return null;
        }

        var words = BodyWords(article);
        if (words > WordsOfATeaser)
        {
            return null;
        }

        var paragraphs = article.Blocks.Count(b => b.Kind == BlockKind.Paragraph);
        var whole = _known.ToldWords > 2 * words ? string.Create(CultureInfo.InvariantCulture, $", which has {_known.ToldWords} words") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the page gives {paragraphs} paragraph{(paragraphs == 1 ? "" : "s")} of a longer article{whole}, and says itself that it is not free to read");
    }

    /// <summary>True where what was read are the labels of a form or a line of furniture, since something keeps the text from being seen.</summary>
    public bool Hides(Article article) => BodyWords(article) < WordsOfAForm && Obstacle is not null;

    private static int BodyWords(Article article) =>
        article.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.BlockQuote).Sum(b => PageWalker.CountWords(article.Text.AsSpan(b.Span.Start, b.Span.Length)));

    private static string? ObstacleOf(IDocument document)
    {
        if (document.QuerySelector("input[type=password]") is not null)
        {
            return "it asks for a login";
        }

        if (document.QuerySelector("script") is not null
            && (document.QuerySelectorAll("noscript").Any(n => n.TextContent.Contains("JavaScript", StringComparison.OrdinalIgnoreCase)) || document.QuerySelector("#root:empty, #app:empty, #__next:empty, #__nuxt:empty") is not null))
        {
            return "its text is written by scripts, which are not run here";
        }

        return null;
    }
}
