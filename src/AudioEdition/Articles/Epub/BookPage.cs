using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AudioEdition.Articles.Html;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Sifting;
using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Epub;

/// <summary>A text of a book as a tree, from which notes, their marks and page numbers are taken out before it is cut into blocks.</summary>
internal sealed class BookPage
{
    private const int LongestMark = 8;

    private static readonly string[] NoteKinds = ["footnote", "endnote", "rearnote", "footnotes", "endnotes", "rearnotes", "doc-footnote", "doc-endnote", "doc-endnotes"];

    private readonly IHtmlDocument _document;
    private readonly string _path;
    private readonly bool _isAside;
    private readonly List<string> _marks = [];
    private readonly List<string> _pageNumbers = [];
    private readonly string? _kind;

    private BookPage(IHtmlDocument document, string path, bool isAside)
    {
        (_document, _path, _isAside) = (document, path, isAside);
        _kind = KindOf();
        TakeOutMarks();
    }

    /// <summary>Where the marks of notes lead: path and fragment.</summary>
    public List<(string Path, string Fragment)> MarkedNotes { get; } = [];

    /// <exception cref="ArticleFormatException">It nests without end, or declares entities.</exception>
    public static BookPage Parse(string source, string path, ReadOnlyMemory<byte> content, bool isAside)
    {
        string html;
        try
        {
            html = HtmlText.OfXhtml(BoundedXml.Load(source, content.Span).Root!, inner: false);
        }
        catch (ArticleFormatException e) when (e.InnerException is System.Xml.XmlException)
        {
            // Books that no reader's validator saw: the browser's rules read them all the same.
            html = PageDecoder.Decode(source, content.Span);
        }

        NestingGuard.Check(source, html);
        return new BookPage(new HtmlParser().ParseDocument(html), path, isAside);
    }

    /// <summary>Takes the notes out and cuts the rest into blocks.</summary>
    /// <param name="marked">Where the marks of the whole book lead.</param>
    public BookText ToText(HashSet<(string Path, string Fragment)> marked)
    {
        using (_document)
        {
            var notes = TakeOutNotes(marked);
            var takenOut = notes.ConvertAll(n => new SourceBlock(n) { KnownCut = CutReason.Footnote, KnownEvidence = "a note" });
            AddList(takenOut, _marks, CutReason.Footnote, "marks of notes");
            AddList(takenOut, _pageNumbers, CutReason.PageNumber, "numbers of printed pages");
            return new BookText { Path = _path, Kind = _kind, IsAside = _isAside, Blocks = _document.Body is { } body ? Blocks(body) : [], TakenOut = takenOut };
        }
    }

    private static void AddList(List<SourceBlock> takenOut, List<string> texts, CutReason reason, string what)
    {
        if (texts.Count > 0)
        {
            takenOut.Add(new SourceBlock(string.Join(' ', texts)) { KnownCut = reason, KnownEvidence = string.Create(CultureInfo.InvariantCulture, $"{texts.Count} {what}") });
        }
    }

    private void TakeOutMarks()
    {
        if (_document.Body is not { } body)
        {
            return;
        }

        foreach (var element in body.Descendants<IElement>().ToList())
        {
            var kinds = Kinds(element);
            if (kinds.Contains("pagebreak", StringComparer.Ordinal) || kinds.Contains("doc-pagebreak", StringComparer.Ordinal))
            {
                TakeOut(element, _pageNumbers);
            }
            else if (element.LocalName == "a" && IsMark(element, kinds))
            {
                if (BookPath.Resolve(_path, element.GetAttribute("href")) is { Fragment.Length: > 0 } note)
                {
                    MarkedNotes.Add(note);
                }

                var whole = element.ParentElement is { LocalName: "sup" } raised && raised.TextContent.Trim() == element.TextContent.Trim() ? raised : element;
                TakeOut(whole, _marks);
            }
        }
    }

    private static void TakeOut(IElement element, List<string> texts)
    {
        var text = TextCleaner.CleanLine(element.TextContent);
        if (text.Length > 0)
        {
            texts.Add(text);
        }

        element.Remove();
    }

    /// <summary>Called a mark by the book; or a raised or bracketed number or sign that leads to a place inside the book.</summary>
    private static bool IsMark(IElement link, string[] kinds)
    {
        if (kinds.Any(k => k is "noteref" or "doc-noteref" or "backlink" or "doc-backlink"))
        {
            return true;
        }

        var text = link.TextContent.Trim();
        if (text.Length is 0 or > LongestMark || link.GetAttribute("href") is not { } href || !href.Contains('#', StringComparison.Ordinal))
        {
            return false;
        }

        var isBracketed = text is ['[', .., ']'] or ['(', .., ')'];
        var inner = isBracketed ? text[1..^1] : text;
        var isRaised = link.ParentElement is { LocalName: "sup" } || link.QuerySelector("sup") is not null;
        return (isRaised && inner.Length <= 4) || (isBracketed && inner.All(char.IsAsciiDigit)) || (inner.Length > 0 && inner.All(c => c is '*' or '†' or '‡' or '§' or '↩' or '¶'));
    }

    private List<string> TakeOutNotes(HashSet<(string Path, string Fragment)> marked)
    {
        var notes = new List<string>();
        if (_document.Body is not { } body)
        {
            return notes;
        }

        foreach (var element in body.Descendants<IElement>().ToList())
        {
            var isNote = Kinds(element).Any(k => NoteKinds.Contains(k, StringComparer.Ordinal));
            if (isNote || (element.Id is { Length: > 0 } id && marked.Contains((_path, id))))
            {
                var whole = isNote ? element : BlockOf(element, body);
                if (whole is not null && body.Contains(whole) && !ReferenceEquals(whole, body))
                {
                    notes.AddRange(PageWalker.Walk(whole).Blocks.Select(b => b.Text));
                    whole.Remove();
                }
            }
        }

        return notes;
    }

    /// <summary>The paragraph or list item that holds a note's anchor; a heading ("Notes" as a target) and a whole section are none.</summary>
    private static IElement? BlockOf(IElement element, IElement body)
    {
        for (var e = element; e is not null && !ReferenceEquals(e, body); e = e.ParentElement)
        {
            if (e.LocalName is "p" or "li" or "dd" or "aside" or "blockquote" or "tr")
            {
                return e;
            }

            if (e.LocalName is "section" or "article" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
            {
                return null;
            }

            if (e.LocalName == "div" && e.TextContent.Length < 2000)
            {
                return e;
            }
        }

        return null;
    }

    private string? KindOf()
    {
        var element = (IElement?)_document.Body;
        for (var depth = 0; element is not null && depth < 4; depth++)
        {
            var kinds = Kinds(element);
            if (kinds.FirstOrDefault(k => k is not ("bodymatter" or "frontmatter" or "backmatter")) is { } kind)
            {
                return kind;
            }

            element = element.ChildElementCount == 1 ? element.FirstElementChild : null;
        }

        return null;
    }

    private static string[] Kinds(IElement element)
    {
        var type = element.GetAttribute("epub:type");
        var role = element.GetAttribute("role");
        return type is null && role is null ? [] : $"{type} {role}".ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static List<SourceBlock> Blocks(IElement body)
    {
        var blocks = new List<SourceBlock>();
        foreach (var block in PageWalker.Walk(body).Blocks)
        {
            var (shape, level, cut, evidence) = Judge(block.Node);
            if (cut is null && !block.Text.Any(char.IsLetterOrDigit))
            {
                (cut, evidence) = (CutReason.Unreadable, "an ornament");
            }

            blocks.Add(new SourceBlock(block.Text, shape, level) { HasMarkup = true, LinkDensity = block.LinkDensity, KnownCut = cut, KnownEvidence = evidence });
        }

        return blocks;
    }

    private static (BlockShape Shape, int Level, CutReason? Cut, string Evidence) Judge(PageNode node)
    {
        var (shape, level) = (BlockShape.Paragraph, 0);
        for (var n = node; n is not null; n = n.Parent)
        {
            switch (n.Tag)
            {
                case "figcaption" or "caption":
                    return (BlockShape.Caption, 0, CutReason.Caption, $"<{n.Tag}>");
                case "pre" or "table":
                    return (BlockShape.Unreadable, 0, CutReason.Unreadable, $"<{n.Tag}>");
                case "nav":
                    return (shape, 0, CutReason.BookMatter, "<nav>");
                case ['h', >= '1' and <= '6'] when shape == BlockShape.Paragraph:
                    (shape, level) = (BlockShape.Heading, n.Tag[1] - '0');
                    break;
                case "li" or "dd" or "dt" when shape == BlockShape.Paragraph:
                    (shape, level) = (BlockShape.ListItem, 1);
                    break;
                case "blockquote" when shape == BlockShape.Paragraph:
                    shape = BlockShape.BlockQuote;
                    break;
            }
        }

        return (shape, level, null, "");
    }
}
