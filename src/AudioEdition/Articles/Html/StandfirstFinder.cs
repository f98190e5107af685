namespace AudioEdition.Articles.Html;

/// <summary>Finds the sentence or two above the body that sum it up.</summary>
/// <remarks>
/// They are prose like the first paragraph. What tells them apart is that they stand in an element of their own, outside the one that holds the
/// paragraphs, and that the page calls them a standfirst. The page's description is no witness here: many repeat their first paragraph in it.
/// </remarks>
internal static class StandfirstFinder
{
    private const int MostWords = 80;

    public static List<PageBlock> Find(List<PageBlock> blocks)
    {
        var prose = blocks.FindAll(b => b.IsProse);
        if (prose.Count < 3)
        {
            return [];
        }

        var body = prose.GroupBy(b => b.Node.Parent ?? b.Node).MaxBy(g => g.Sum(b => b.ProseWeight))!.Key;
        var start = blocks.FindIndex(b => b.IsProse && b.Node.IsIn(body) && !b.Node.Sense.IsSurelyStandfirst);
        var found = new List<PageBlock>();
        for (var i = 0; i < start; i++)
        {
            var b = blocks[i];
            if (b.Words < 5 || b.Words > MostWords || b.Node.Tag == "h1" || (b.Node.IsIn(body) && !b.Node.Sense.IsSurelyStandfirst) || !(b.EndsSentence || b.Words > 7))
            {
                continue;
            }

            if (b.Node.Sense.IsSurelyStandfirst || IsNamed(b.Node, body))
            {
                found.Add(b);
            }
        }

        return found.Count <= 2 ? found : [];
    }

    private static bool IsNamed(PageNode node, PageNode body)
    {
        for (var n = node; n is not null && !body.IsIn(n); n = n.Parent)
        {
            if (n.Sense.IsStandfirst || n.Tag is "header" or "h2" or "h3")
            {
                return true;
            }
        }

        return false;
    }
}
