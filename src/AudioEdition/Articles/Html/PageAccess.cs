using System.Globalization;
using AngleSharp.Dom;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>Whether a page gives its article to everybody: looks for login forms, pages of scripts, and for the first lines of a longer text.</summary>
internal sealed class PageAccess
{
    /// <summary>A page that is known to be paid for and shows more than this is taken to be whole: who has it open has paid.</summary>
    private const int WordsOfATeaser = 250;

    private readonly FrontMatter _known;

    private PageAccess(FrontMatter known, string? obstacle)
    {
        _known = known;
        Obstacle = obstacle;
    }

    /// <summary>What keeps the text from being seen where there is none; null where nothing does.</summary>
    public string? Obstacle { get; }

    public static PageAccess Read(IDocument document, FrontMatter known) => new(known, ObstacleOf(document));

    /// <summary>Why an article that was read seems to be the beginning of a longer one; null where it seems whole.</summary>
    /// <remarks>A page's own count of words is not enough: many count captions, comments or another language's text.</remarks>
    public string? PartialEvidence(Article article)
    {
        var words = article.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.BlockQuote).Sum(b => Words(article.Text.AsSpan(b.Span.Start, b.Span.Length)));
        if (_known.IsFree != false || words > WordsOfATeaser)
        {
            return null;
        }

        var paragraphs = article.Blocks.Count(b => b.Kind == BlockKind.Paragraph);
        var whole = _known.ToldWords > 2 * words ? string.Create(CultureInfo.InvariantCulture, $", which has {_known.ToldWords} words") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the page gives {paragraphs} paragraph{(paragraphs == 1 ? "" : "s")} of a longer article{whole}, and says itself that it is not free to read");
    }

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

    private static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            words += letter && !inside ? 1 : 0;
            inside = letter || (inside && c is '\'' or '’' or '-');
        }

        return words;
    }
}
