namespace AudioEdition.Articles.Html;

/// <summary>Finds the element that holds the article's body: the one with the most running text and the least else.</summary>
internal static class ContainerFinder
{
    /// <summary>How many words of prose one word of furniture outweighs.</summary>
    private const double JunkCost = 0.8;

    /// <summary>What holds more of the page's prose is no furniture, whatever it is called.</summary>
    private const double LargestFurniture = 0.4;

    public static PageNode Find(List<PageBlock> blocks, List<PageNode> nodes)
    {
        foreach (var block in blocks)
        {
            for (var node = block.Node; node is not null; node = node.Parent)
            {
                node.AllProse += block.ProseWeight;
            }
        }

        foreach (var block in blocks)
        {
            var isFurniture = InFurniture(block.Node, nodes[0].AllProse * LargestFurniture);
            var prose = isFurniture ? 0 : block.ProseWeight;
            var junk = isFurniture ? Math.Min(block.Words, 60) * 0.5 : block.LinkDensity >= 0.5 ? block.Words : block.IsProse ? 0 : block.Words * 0.3;
            for (var node = block.Node; node is not null; node = node.Parent)
            {
                node.Prose += prose;
                node.Junk += junk;
            }
        }

        var best = nodes[0];
        foreach (var node in nodes)
        {
            if (node.Tag is not ("p" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "span") && Worth(node) >= Worth(best))
            {
                // Of equals the inner one stands later.
                best = node;
            }
        }

        return best;
    }

    private static double Worth(PageNode node) => (node.Prose - (JunkCost * node.Junk)) * (node.Sense.IsBody ? 1.1 : node.Tag is "article" ? 1.03 : 1);

    private static bool InFurniture(PageNode node, double largest)
    {
        for (var n = node; n is not null; n = n.Parent)
        {
            if (n.AllProse <= largest && (n.Sense.Cut is not null || n.Tag is "nav" or "footer" or "aside" or "form" or "figcaption"))
            {
                return true;
            }
        }

        return false;
    }
}
