using AngleSharp.Dom;

namespace AudioEdition.Articles.Html;

/// <summary>The elements that may tell of the article, gathered in one pass over the page.</summary>
internal sealed class PageElements
{
    private readonly Dictionary<string, IElement> _properties = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Scripts of JSON-LD.</summary>
    public List<IElement> Scripts { get; } = [];

    public List<IElement> Metas { get; } = [];

    /// <summary>Headings of level 1.</summary>
    public List<IElement> Headings { get; } = [];

    /// <summary>Marked as the author by microdata or link relation.</summary>
    public List<IElement> Authors { get; } = [];

    /// <summary>Named byline or author by their class.</summary>
    public List<IElement> Bylines { get; } = [];

    /// <summary>Links with the relation <c>license</c>.</summary>
    public List<IElement> Licences { get; } = [];

    /// <summary>The first <c>time</c> with a date; one inside an article or a header before all others.</summary>
    public IElement? Time { get; private set; }

    public IElement? Canonical { get; private set; }

    public static PageElements Collect(IDocument document)
    {
        var elements = new PageElements();
        var open = new Stack<INode>();
        open.Push(document.DocumentElement);
        while (open.TryPop(out var node))
        {
            if (node is IElement element)
            {
                elements.Take(element);
            }

            var children = node.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                open.Push(children[i]);
            }
        }

        return elements;
    }

    /// <summary>The first element with this microdata property.</summary>
    public IElement? Property(string name) => _properties.GetValueOrDefault(name);

    private void Take(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta":
                Metas.Add(element);
                break;
            case "script" when string.Equals(element.GetAttribute("type"), "application/ld+json", StringComparison.OrdinalIgnoreCase):
                Scripts.Add(element);
                break;
            case "h1":
                Headings.Add(element);
                break;
            case "time" when element.HasAttribute("datetime"):
                Time ??= element;
                break;
            case "link" or "a" when Licences.Count < 4 && element.GetAttribute("rel") is { } relation && relation.Split(' ').Contains("license", StringComparer.OrdinalIgnoreCase):
                Licences.Add(element);
                break;
            case "link" when element.GetAttribute("rel") == "canonical":
                Canonical ??= element;
                break;
        }

        if (element.GetAttribute("itemprop") is { Length: > 0 } property)
        {
            _properties.TryAdd(property, element);
            if (property.Equals("author", StringComparison.OrdinalIgnoreCase) && Authors.Count < 8)
            {
                Authors.Add(Named(element));
            }
        }
        else if (element.GetAttribute("rel") == "author" && Authors.Count < 8)
        {
            Authors.Add(element);
        }

        if (Bylines.Count < 12 && element.ClassName is { Length: > 5 } names
            && element.LocalName is not ("label" or "input" or "form" or "body" or "html" or "main" or "article") && !names.Contains("comment", StringComparison.OrdinalIgnoreCase)
            && (names.Contains("byline", StringComparison.OrdinalIgnoreCase) || names.Contains("author", StringComparison.OrdinalIgnoreCase)))
        {
            Bylines.Add(element);
        }
    }

    /// <summary>The name inside an author's microdata, else the whole.</summary>
    private static IElement Named(IElement author) =>
        author.GetElementsByTagName("*").Take(20).FirstOrDefault(e => string.Equals(e.GetAttribute("itemprop"), "name", StringComparison.OrdinalIgnoreCase)) ?? author;
}
