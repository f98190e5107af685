using System.Text;
using AudioEdition.Articles;
using AudioEdition.Scripts;

namespace AudioEdition.Tests.Scripts;

/// <summary>Articles made of blocks.</summary>
internal static class ArticleOf
{
    public static Article Paragraphs(params IEnumerable<string> paragraphs) =>
        Blocks([.. paragraphs.Select(p => (BlockKind.Paragraph, p))]);

    public static Article Blocks(params IReadOnlyList<(BlockKind Kind, string Text)> blocks)
    {
        var text = new StringBuilder();
        var made = new List<ArticleBlock>();
        foreach (var (kind, content) in blocks)
        {
            var trimmed = content.Trim();
            if (trimmed.Length == 0)
            {
                continue;
            }

            if (text.Length > 0)
            {
                text.Append("\n\n");
            }

            made.Add(new ArticleBlock(kind, new TextSpan(text.Length, text.Length + trimmed.Length), kind == BlockKind.Heading ? 2 : 0));
            text.Append(trimmed);
        }

        return new Article
        {
            Source = "test.txt",
            Text = text.ToString(),
            Blocks = made,
            Headline = blocks.Where(b => b.Kind == BlockKind.Headline).Select(b => b.Text).FirstOrDefault(),
        };
    }

    /// <summary>An article about an invented town: a headline, eight paragraphs, two quotations of one speaker.</summary>
    public static Article HarbourNews() => Blocks(
        (BlockKind.Headline, "Velmar Harbour to Reopen Before Winter, Mayor Says"),
        (BlockKind.Paragraph, "VELMAR — The harbour of Velmar will take ships again before the first ice, and the town still hopes that the two ferry companies will come back, its mayor, Ilse Tornquist, said Tuesday."),
        (BlockKind.Paragraph, "The quay had sunk by almost half a metre since the storms of last year, she said during a walk along the docks with reporters and residents."),
        (BlockKind.Paragraph, "“What we have here is more than a repair, more than a wall of stone … It is the road that feeds this town, and we will not lose it,” she told Radio Velmar."),
        (BlockKind.Paragraph, "The council has often criticized the builders for their delays and demanded that they finish the northern pier first. The builders deny that they were late."),
        (BlockKind.Paragraph, "The works have in particular troubled the fishermen of Osk, Lund and Marrow, the only villages of the bay that have no harbour of their own."),
        (BlockKind.Paragraph, "The villages are small and far from the markets of the capital, and have old boats which the ministry said last spring must not sail in winter."),
        (BlockKind.Paragraph, "Tornquist, a former captain of a tug, said she hoped that relations between the town and the builders would improve."),
        (BlockKind.Paragraph, "“Our aim is still to work with them … That serves the builders and it serves Velmar,” she said."));

    /// <summary>The words of a script, one line a unit, so that a failure can be read.</summary>
    public static string Screenplay(Script script) =>
        string.Join('\n', script.Units.Select(u => $"{u.Kind}/{u.Boundary}: {u.Text}"));
}
