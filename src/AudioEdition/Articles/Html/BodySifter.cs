using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>Blocks of the container to <see cref="SourceBlock"/>s: what the page's structure says of each is judged here, its words by the classifier.</summary>
internal sealed class BodySifter
{
    /// <summary>An element with more of the body's prose than this is no furniture, whatever it is called.</summary>
    private const double LargestFurniture = 0.4;

    private const int MostLinkedParagraphs = 6;

    private readonly PageNode _container;
    private readonly int _linkedParagraphs;
    private readonly List<PageBlock> _blocks;
    private readonly List<(CutReason Reason, string Evidence)?> _judged = [];
    private readonly Dictionary<PageNode, (int Words, double Linked)> _lists = [];

    private BodySifter(PageNode container, List<PageBlock> blocks)
    {
        _container = container;
        _blocks = blocks;
        _linkedParagraphs = blocks.Count(b => b.Node.Tag == "p" && b.LinkDensity >= 0.8);
        foreach (var block in blocks)
        {
            if (ListOf(block.Node) is { } list)
            {
                var (words, linked) = _lists.GetValueOrDefault(list);
                _lists[list] = (words + block.Words, linked + (block.Words * block.LinkDensity));
            }
        }
    }

    /// <summary>Judges the blocks of the container.</summary>
    /// <returns>All of them in order, and the standfirst where one stands above the body.</returns>
    public static (List<SourceBlock> Blocks, string? Standfirst) Sift(PageNode container, List<PageBlock> blocks, FrontMatter known) =>
        new BodySifter(container, blocks).Run(known);

    private (List<SourceBlock> Blocks, string? Standfirst) Run(FrontMatter known)
    {
        var sifted = new List<SourceBlock>(_blocks.Count);
        _judged.AddRange(_blocks.Select(Judge));
        var judged = _judged;
        var standfirst = StandfirstFinder.Find([.. _blocks.Where((_, i) => judged[i] is null)]);
        var first = -1;
        for (var i = 0; i < _blocks.Count && first < 0; i++)
        {
            first = judged[i] is null && _blocks[i].IsProse && !standfirst.Exists(s => ReferenceEquals(s, _blocks[i])) ? i : -1;
        }

        var over = OverAt(known);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Recipes and tables of figures repeat themselves; a sentence or two said again are a pull quote or the description.
        var repeats = _blocks.Count(b => b.Words >= 8 && !seen.Add(b.Text)) <= 2;
        seen.Clear();
        var groups = new Dictionary<PageNode, int>();
        for (var i = 0; i < _blocks.Count; i++)
        {
            var b = _blocks[i];
            var cut = judged[i];
            if (cut is null && standfirst.Exists(s => ReferenceEquals(s, b)))
            {
                cut = (CutReason.Navigation, "the standfirst, read with the title");
            }
            else if (cut is null && i < first)
            {
                cut = OpensSeries(i, first) ? null : JudgeHead(b, known);
            }
            else if (cut is null && i >= over)
            {
                cut = (CutReason.Related, "under another main heading");
            }
            else if (cut is null && repeats && b.Words >= 8 && !seen.Add(b.Text))
            {
                cut = (CutReason.Related, "said before");
            }

            var group = ListOf(b.Node) ?? b.Node;
            if (!groups.TryGetValue(group, out var number))
            {
                groups[group] = number = groups.Count + 1;
            }

            sifted.Add(new SourceBlock(b.Text, Shape(b), Level(b))
            {
                Group = number,
                HasMarkup = true,
                LinkDensity = b.LinkDensity,
                KnownCut = cut?.Reason,
                KnownEvidence = cut?.Evidence ?? "",
            });
        }

        return (sifted, standfirst.Count > 0 ? standfirst[0].Text : null);
    }

    /// <summary>A heading right above the first paragraph is the first of the body's where others of its kind follow, each above prose: a list's items, a live report's entries.</summary>
    private bool OpensSeries(int i, int first)
    {
        var heading = _blocks[i];
        if (heading.Node.Tag is not ("h2" or "h3" or "h4") || heading.Words < 2 || Enumerable.Range(i + 1, first - i - 1).Any(j => _judged[j] is null))
        {
            return false;
        }

        var alike = 0;
        for (var j = first + 1; j + 1 < _blocks.Count; j++)
        {
            alike += _judged[j] is null && _blocks[j].Node.Tag == heading.Node.Tag && _blocks[j].Node.Depth == heading.Node.Depth && _blocks[j].Node.Names == heading.Node.Names && _blocks[j + 1].IsProse ? 1 : 0;
        }

        return alike > 0;
    }

    /// <summary>A second main heading late in the container opens something else: reviews, other articles.</summary>
    private int OverAt(FrontMatter known)
    {
        var title = FrontMatterBlocks.Fold(known.Headline ?? "");
        var headings = Enumerable.Range(0, _blocks.Count).Where(i => _blocks[i].Node.Tag == "h1" && FrontMatterBlocks.Fold(_blocks[i].Text) != title).ToList();
        if (headings.Count is 0 or > 2)
        {
            return int.MaxValue;
        }

        var at = headings[^1];
        var before = _blocks.Take(at).Sum(b => b.ProseWeight);
        var after = _blocks.Skip(at).Sum(b => b.ProseWeight);
        return before > 100 && after < before * 0.4 ? at : int.MaxValue;
    }

    private (CutReason Reason, string Evidence)? Judge(PageBlock b)
    {
        for (var node = b.Node; !ReferenceEquals(node, _container) && node is not null; node = node.Parent)
        {
            if (ByTag(node) is { } tagged)
            {
                return tagged;
            }

            if (node.Sense.Cut is { } named && node.AllProse <= LargestFurniture * _container.AllProse)
            {
                return (named, $"named “{node.Sense.Word}”");
            }
        }

        return ByLinks(b);
    }

    private (CutReason Reason, string Evidence)? ByTag(PageNode node) => node.Tag switch
    {
        "figcaption" or "caption" => (CutReason.Caption, $"<{node.Tag}>"),
        "figure" when node.AllProse <= LargestFurniture * _container.AllProse => (CutReason.Caption, "inside <figure>"),
        "nav" or "menu" => (CutReason.Navigation, "<nav>"),
        "footer" when node.AllProse <= LargestFurniture * _container.AllProse => (CutReason.Footer, "<footer>"),
        "form" or "fieldset" or "label" when node.AllProse <= LargestFurniture * _container.AllProse => (CutReason.SignUp, "inside a form"),
        "aside" when node.AllProse <= LargestFurniture * _container.AllProse => (CutReason.Related, "<aside>"),
        "address" => (CutReason.Byline, "<address>"),
        "pre" => (CutReason.Unreadable, "<pre>"),
        _ => null,
    };

    private (CutReason Reason, string Evidence)? ByLinks(PageBlock b)
    {
        if (ListOf(b.Node) is { } list && _lists[list] is var (words, linked) && linked > 0.6 * words)
        {
            return (CutReason.Related, "a list of links");
        }

        // One linked title between paragraphs leads elsewhere; where many stand, and where one is an address, they are what the article is about.
        return b.LinkDensity >= 0.8 && !(b.Node.Tag is "p" && (b.EndsSentence || _linkedParagraphs > MostLinkedParagraphs || b.Words < 3 || b.Text.Contains("://", StringComparison.Ordinal)))
            ? (CutReason.Related, "nothing but a link")
            : null;
    }

    /// <summary>What stands before the first paragraph is title, standfirst, authors and date; the front matter has them.</summary>
    private static (CutReason Reason, string Evidence)? JudgeHead(PageBlock b, FrontMatter known)
    {
        var folded = FrontMatterBlocks.Fold(b.Text);
        if (known.Headline is { } headline && FrontMatterBlocks.Fold(headline) == folded)
        {
            return (CutReason.Navigation, "the title again");
        }

        if (b.Node.Tag is "h1" || b.Node.Sense.IsStandfirst)
        {
            return (CutReason.Navigation, "head matter above the first paragraph");
        }

        return b.EndsSentence && b.Words >= 5 ? null : (CutReason.Navigation, "no sentence, above the first paragraph");
    }

    private PageNode? ListOf(PageNode node)
    {
        PageNode? list = null;
        for (var n = node; !ReferenceEquals(n, _container) && n is not null; n = n.Parent)
        {
            list = n.Tag is "ul" or "ol" or "dl" ? n : list;
        }

        return list;
    }

    private BlockShape Shape(PageBlock b)
    {
        for (var n = b.Node; !ReferenceEquals(n, _container) && n is not null; n = n.Parent)
        {
            switch (n.Tag)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    return BlockShape.Heading;
                case "li" or "dd" or "dt":
                    return BlockShape.ListItem;
                case "blockquote":
                    return BlockShape.BlockQuote;
            }
        }

        return BlockShape.Paragraph;
    }

    private int Level(PageBlock b)
    {
        var level = 0;
        for (var n = b.Node; !ReferenceEquals(n, _container) && n is not null; n = n.Parent)
        {
            if (n.Tag is ['h', >= '1' and <= '6'])
            {
                return n.Tag[1] - '0';
            }

            level += n.Tag is "ul" or "ol" ? 1 : 0;
        }

        return level;
    }
}
