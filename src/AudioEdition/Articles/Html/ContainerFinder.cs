using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>Finds the element that holds the article's body: the one with the most running text and the least else.</summary>
internal static class ContainerFinder
{
    /// <summary>How many words of prose one word of furniture outweighs.</summary>
    private const double JunkCost = 0.8;

    /// <summary>What holds more of the page's prose is no furniture, whatever it is called.</summary>
    private const double LargestFurniture = 0.4;

    /// <summary>So many words of prose between the title and a container halve its worth.</summary>
    private const double PatienceWords = 150;

    public static PageNode Find(List<PageBlock> blocks, List<PageNode> nodes, FrontMatter known)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            for (var node = blocks[i].Node; node is not null; node = node.Parent)
            {
                node.AllProse += blocks[i].ProseWeight;
                node.FirstBlock = node.FirstBlock < 0 ? i : node.FirstBlock;
            }
        }

        var title = TitleIndex(blocks, known);
        var before = new double[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var isFurniture = InFurniture(block.Node, nodes[0].AllProse * LargestFurniture);
            var prose = isFurniture ? 0 : block.ProseWeight;
            var junk = isFurniture ? Math.Min(block.Words, 60) * 0.5 : block.LinkDensity >= 0.5 ? block.Words : block.IsProse ? 0 : block.Words * 0.3;
            before[i + 1] = before[i] + (i > title ? prose : 0);
            for (var node = block.Node; node is not null; node = node.Parent)
            {
                node.Prose += prose;
                node.Junk += junk;
            }
        }

        foreach (var node in nodes)
        {
            for (var outer = node.Parent; outer is not null && node.Tag == "article" && node.Prose > 5; outer = outer.Parent)
            {
                outer.Articles++;
            }
        }

        var best = nodes[0];
        var most = double.MinValue;
        foreach (var node in nodes)
        {
            if (node.FirstBlock >= 0 && node.Tag is not ("p" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "span"))
            {
                // An article begins under its title: what stands between is prose that this node would miss.
                var worth = Worth(node) * PatienceWords / (PatienceWords + before[node.FirstBlock]);
                if (worth >= most)
                {
                    // Of equals the inner one stands later.
                    (best, most) = (node, worth);
                }
            }
        }

        return best;
    }

    private static int TitleIndex(List<PageBlock> blocks, FrontMatter known)
    {
        var title = FrontMatterBlocks.Fold(known.Headline ?? "");
        var index = title.Length < 3 ? -1 : blocks.FindIndex(b => b.Node.Tag is "h1" or "h2" && FrontMatterBlocks.Fold(b.Text) == title);
        return index >= 0 ? index : blocks.FindIndex(b => b.Node.Tag == "h1");
    }

    private static double Worth(PageNode node)
    {
        var worth = node.Prose - (JunkCost * node.Junk);
        return worth <= 0 ? worth : worth * (node.Sense.IsBody ? 1.1 : node.Tag is "article" ? 1.03 : 1) * (node.Articles >= 3 && node.Tag != "article" ? 0.6 : 1);
    }

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
