using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Articles.Html;

/// <summary>Walks a page once, without recursion, and cuts it into blocks; what people do not see is left out.</summary>
internal sealed class PageWalker
{
    private static readonly FrozenSet<string> Silent = FrozenSet.ToFrozenSet(
        ["script", "style", "noscript", "template", "svg", "math", "button", "select", "textarea", "input", "iframe", "object", "embed", "canvas", "video", "audio", "map", "datalist", "head", "link", "meta", "option", "dialog", "progress", "meter"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> BlockTags = FrozenSet.ToFrozenSet(
        ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "hgroup", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "label", "legend", "menu"],
        StringComparer.Ordinal);

    /// <summary>Real pages nest some 40 deep. What a hostile one nests deeper counts as one element, so that no walk to the root is long.</summary>
    private const int DeepestNode = 200;

    private readonly NameReader _names = new();
    private readonly StringBuilder _text = new();
    private readonly Dictionary<INode, PageNode> _open = [];
    private PageNode _node;
    private int _linkDepth;
    private int _boldDepth;
    private int _linked;
    private int _bold;
    private int _breaks;

    private PageWalker(PageNode root) => _node = root;

    /// <summary>Every run of text of the page, in order.</summary>
    public List<PageBlock> Blocks { get; } = [];

    /// <summary>Every block-level element that holds text.</summary>
    public List<PageNode> Nodes { get; } = [];

    public static PageWalker Walk(IElement body)
    {
        var root = new PageNode(null, "body", NameSense.None);
        var walker = new PageWalker(root);
        walker.Nodes.Add(root);
        walker.Run(body);
        return walker;
    }

    private void Run(IElement body)
    {
        // By index, since asking a node for its next sibling costs a search among all of them.
        var path = new Stack<(INode Node, int Next)>();
        path.Push((body, 0));
        while (path.TryPop(out var at))
        {
            var children = at.Node.ChildNodes;
            if (at.Next == children.Length)
            {
                if (path.Count > 0)
                {
                    Leave(at.Node);
                }

                continue;
            }

            path.Push((at.Node, at.Next + 1));
            var child = children[at.Next];
            if (Enter(child))
            {
                path.Push((child, 0));
            }
        }

        Flush();
    }

    private bool Enter(INode node)
    {
        switch (node)
        {
            case IText text:
                AppendText(text.Data);
                return false;
            case IElement element:
                return EnterElement(element);
            default:
                return false;
        }
    }

    private bool EnterElement(IElement element)
    {
        var tag = element.LocalName;
        if (tag == "br")
        {
            Break();
            return false;
        }

        if (Silent.Contains(tag) || IsHidden(element))
        {
            return false;
        }

        if (BlockTags.Contains(tag))
        {
            Flush();
            Open(element, tag, Names(element));
        }
        else if (tag == "a")
        {
            _linkDepth++;
        }
        else if (tag is "b" or "strong")
        {
            _boldDepth++;
        }
        else if (element.HasAttribute("class") && tag is "span" or "cite" or "time" or "small" or "em" or "i")
        {
            // Furniture inside a paragraph: a caption or credit in a span of its own.
            var names = Names(element);
            var sense = _names.Read(names);
            if (sense.Cut is CutReason.Notice && HoldsMore(element))
            {
                // A card that opens over a word ("popover", "dropdown") is not there for who reads on.
                return false;
            }

            if (sense.Cut is CutReason.Caption or CutReason.Credit or CutReason.Share)
            {
                Flush();
                Open(element, "span", names);
            }
        }

        return true;
    }

    private void Open(IElement element, string tag, string names)
    {
        _open[element] = _node;
        if (_node.Depth < DeepestNode)
        {
            _node = new PageNode(_node, tag, _names.Read(names), names);
            Nodes.Add(_node);
        }
    }

    private void Leave(INode node)
    {
        if (node is not IElement element)
        {
            return;
        }

        if (_open.Remove(element, out var outer))
        {
            Flush();
            _node = outer;
        }
        else if (element.LocalName == "a")
        {
            _linkDepth--;
        }
        else if (element.LocalName is "b" or "strong")
        {
            _boldDepth--;
        }
    }

    private static bool HoldsMore(IElement element) => element.ChildElementCount > 0;

    private static string Names(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return "";
        }

        var classes = element.ClassName ?? "";
        var id = element.Id ?? "";
        var property = element.GetAttribute("itemprop") ?? "";
        var role = element.GetAttribute("role") ?? "";
        return classes.Length + id.Length + property.Length + role.Length == 0 ? "" : $"{classes} {id} {property} {role}";
    }

    /// <summary>Hidden from people: by attribute, by style, or for screen readers' menus only.</summary>
    private static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        if (element.HasAttribute("hidden") || (element.GetAttribute("aria-hidden") == "true" && element.LocalName is not ("p" or "body" or "main" or "article")))
        {
            return true;
        }

        var style = element.GetAttribute("style");
        return style is not null && style.Replace(" ", "", StringComparison.Ordinal) is var compact
            && (compact.Contains("display:none", StringComparison.OrdinalIgnoreCase) || compact.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }

    private void AppendText(string text)
    {
        var before = _text.Length;
        var blank = true;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                blank = false;
                _text.Append(c);
            }
            else if (_text.Length > 0 && _text[^1] != ' ')
            {
                _text.Append(' ');
            }
        }

        _breaks = blank ? _breaks : 0;
        var added = _text.Length - before;
        _linked += _linkDepth > 0 ? added : 0;
        _bold += _boldDepth > 0 ? added : 0;
    }

    /// <summary>One break is a blank; two in a row part paragraphs.</summary>
    private void Break()
    {
        _breaks++;
        if (_breaks > 1)
        {
            Flush();
        }
        else if (_text.Length > 0 && _text[^1] != ' ')
        {
            _text.Append(' ');
        }
    }

    private void Flush()
    {
        _breaks = 0;
        if (_text.Length > 0)
        {
            var text = TextCleaner.CleanLine(_text.ToString());
            if (text.Length > 0)
            {
                var length = Math.Max(1, _text.Length);
                Blocks.Add(new PageBlock(text, _node, CountWords(text), Math.Min(1, (double)_linked / length), Math.Min(1, (double)_bold / length)));
            }

            _text.Clear();
        }

        _linked = _bold = 0;
    }

    /// <summary>Words of a text; what is joined by an apostrophe, a hyphen or a full stop counts as one.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c) || (inside && c is '\'' or '’' or '-' or '.');
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return words;
    }
}
