using System.Net;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using AudioEdition.Articles.Html;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Articles.Xml;

/// <summary>Between XML, HTML and plain text.</summary>
internal static class HtmlText
{
    private const int LongestTitle = 1000;

    /// <summary>An XHTML tree as HTML: an HTML parser reads <c>&lt;a id="p7"/&gt;</c> as a link that never ends.</summary>
    public static string OfXhtml(XElement element, bool inner)
    {
        var html = new StringBuilder();
        // The loader bounds the depth, so the recursion is bounded as well.
        if (inner)
        {
            WriteChildren(html, element);
        }
        else
        {
            Write(html, element);
        }

        return html.ToString();
    }

    /// <summary>Plain text as paragraphs, parted where a blank line stands.</summary>
    public static string OfPlainText(string text)
    {
        var html = new StringBuilder();
        foreach (var paragraph in TextCleaner.Clean(text).Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>\n");
        }

        return html.ToString();
    }

    /// <summary>One line of plain text from what may be HTML.</summary>
    /// <returns>Null where nothing is left.</returns>
    public static string? ToLine(string? html)
    {
        if (html is null)
        {
            return null;
        }

        var text = html.Length > 20 * LongestTitle ? html[..(20 * LongestTitle)] : html;
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
        {
            text = HasTag(text) ? new HtmlParser().ParseDocument(text).Body?.TextContent ?? "" : WebUtility.HtmlDecode(text);
        }

        text = TextCleaner.CleanLine(text);
        return text.Length == 0 ? null : text.Length > LongestTitle ? text[..LongestTitle].TrimEnd() + "…" : text;
    }

    /// <summary>The words that a reader of the HTML sees, in one line.</summary>
    public static string Words(string source, string html)
    {
        NestingGuard.Check(source, html);
        using var document = new HtmlParser().ParseDocument(html);
        return document.Body is { } body ? string.Join(' ', PageWalker.Walk(body).Blocks.Select(b => b.Text)) : "";
    }

    private static bool HasTag(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!')
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(StringBuilder html, XElement element)
    {
        var name = element.Name.LocalName;
        html.Append('<').Append(name);
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            var prefix = attribute.Name.Namespace == EpubOps ? "epub:" : attribute.Name.Namespace == XNamespace.Xml ? "xml:" : attribute.Name.NamespaceName.Length == 0 ? "" : null;
            if (prefix is not null)
            {
                html.Append(' ').Append(prefix).Append(attribute.Name.LocalName).Append("=\"").Append(WebUtility.HtmlEncode(attribute.Value)).Append('"');
            }
        }

        html.Append('>');
        if (name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "param" or "source" or "track" or "wbr")
        {
            return;
        }

        if (name is not ("script" or "style"))
        {
            WriteChildren(html, element);
        }

        html.Append("</").Append(name).Append('>');
    }

    private static void WriteChildren(StringBuilder html, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XElement child:
                    Write(html, child);
                    break;
                case XText text:
                    html.Append(WebUtility.HtmlEncode(text.Value));
                    break;
            }
        }
    }

    /// <summary>The namespace of <c>epub:type</c> (EPUB 3.3 §D.2).</summary>
    public static XNamespace EpubOps { get; } = "http://www.idpf.org/2007/ops";
}
