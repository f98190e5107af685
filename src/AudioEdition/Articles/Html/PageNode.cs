namespace AudioEdition.Articles.Html;

/// <summary>A block-level element of a page, with what its names say and what it holds.</summary>
internal sealed class PageNode(PageNode? parent, string tag, NameSense sense, string names = "")
{
    public PageNode? Parent { get; } = parent;

    /// <summary>The element's local name.</summary>
    public string Tag { get; } = tag;

    /// <summary>What its class, id and role say.</summary>
    public NameSense Sense { get; } = sense;

    /// <summary>Its class, id and role as written: elements of one kind share them.</summary>
    public string Names { get; } = names;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Words of prose in it.</summary>
    public double Prose { get; set; }

    /// <summary>Index of its first block; -1 before it is known.</summary>
    public int FirstBlock { get; set; } = -1;

    /// <summary>How many <c>article</c> elements with prose lie in it.</summary>
    public int Articles { get; set; }

    /// <summary>Words of prose in it, furniture or not.</summary>
    public double AllProse { get; set; }

    /// <summary>Words in it that are links, titles and other furniture.</summary>
    public double Junk { get; set; }

    /// <summary>True where this node is <paramref name="ancestor"/> or lies in it.</summary>
    public bool IsIn(PageNode ancestor)
    {
        var node = this;
        if (node.Depth < ancestor.Depth)
        {
            return false;
        }

        while (node.Depth > ancestor.Depth)
        {
            node = node.Parent!;
        }

        return ReferenceEquals(node, ancestor);
    }
}
