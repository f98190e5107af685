using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>What a page prints between its headline and its first paragraph: title, standfirst, authors and date as people see them.</summary>
/// <remarks>Metadata are written for machines, and often by them: the printed head is the judge where both speak.</remarks>
internal sealed class PageHead
{
    /// <summary>So many blocks above the first paragraph may hold the head.</summary>
    private const int Reach = 40;

    /// <summary>A date or a byline may stand so many blocks above the headline.</summary>
    private const int Above = 4;

    private const int MostWordsOfALine = 34;

    private const int MostWordsBesideADate = 18;

    private const int MostWordsOfAStandfirst = 80;

    private PageHead(List<PageBlock> headings, List<PageBlock> lines, bool hasHeading)
    {
        Headings = headings;
        Lines = lines;
        HasHeading = hasHeading;
    }

    /// <summary>The main headings above the first paragraph, from the top.</summary>
    public List<PageBlock> Headings { get; }

    /// <summary>All that stands around and under them, up to the first paragraph and the two blocks after it.</summary>
    public List<PageBlock> Lines { get; }

    /// <summary>True where a heading bounds the lines, so that they are surely this article's.</summary>
    public bool HasHeading { get; }

    public static PageHead Find(List<PageBlock> blocks, PageNode container, FrontMatter known)
    {
        var start = blocks.FindIndex(b => b.IsProse && b.Node.IsIn(container) && !InFurniture(b.Node, container));
        if (start < 0)
        {
            return new PageHead([], [], hasHeading: false);
        }

        var from = Math.Max(0, start - Reach);
        var headings = blocks.GetRange(from, start - from).FindAll(b => IsMainHeading(b.Node));
        var title = FrontMatterBlocks.Fold(known.Headline ?? "");
        var bound = blocks.FindLastIndex(start, start - from + 1, b => IsHeading(b.Node) && (title.Length > 3 && FrontMatterBlocks.Fold(b.Text) == title));
        bound = bound < 0 ? blocks.FindLastIndex(start, start - from + 1, b => IsMainHeading(b.Node)) : bound;
        var first = bound < 0 ? Math.Max(0, start - 6) : Math.Max(0, bound - Above);
        return new PageHead(headings, blocks.GetRange(first, Math.Min(blocks.Count, start + 3) - first), bound >= 0);
    }

    /// <summary>The authors as printed; null where no line is surely theirs.</summary>
    public string? Byline()
    {
        var line = Lines.Find(b => b.Words <= MostWordsOfALine && BylineText.IsByline(b.Text));
        line ??= HasHeading ? Lines.Find(b => b.Node.Sense.Cut == CutReason.Byline && b.Words is >= 2 and <= 8 && BylineText.IsNames(BylineText.Trim(b.Text)) && !PrintedDate.IsDate(b.Text)) : null;
        return line is null ? Behind() : BylineText.Trim(line.Text);
    }

    /// <summary>"Monday November 18, 2031 7:45 am by Ann Lee".</summary>
    private string? Behind()
    {
        foreach (var line in Lines.Where(b => b.Words <= MostWordsOfALine))
        {
            var at = line.Text.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
            if (at > 0 && line.Text.AsSpan(0, at).ContainsAnyInRange('0', '9') && BylineText.IsByline(line.Text[(at + 1)..]))
            {
                return BylineText.Trim(line.Text[(at + 1)..]);
            }
        }

        return null;
    }

    /// <summary>The first date of the head; null where none is printed whole.</summary>
    /// <param name="language">Tells how a date of digits alone is read.</param>
    public DateTimeOffset? Published(string? language)
    {
        // A sentence or a caption may hold any date; a line of authors or one that is nothing but a date holds the article's.
        var lines = Lines.FindAll(b => b.Words <= MostWordsOfALine && b.Node.Sense.Cut is not (CutReason.Caption or CutReason.Credit or CutReason.Related) && b.Node.Tag != "figcaption");
        return lines.Where(b => (b.Node.Sense.Cut is CutReason.Timestamp or CutReason.Byline && !b.IsProse) || PrintedDate.IsDate(b.Text) || BylineText.IsByline(b.Text))
            .Concat(lines.Where(b => b.Words <= MostWordsBesideADate && !b.EndsSentence && !b.IsProse)).Select(b => PrintedDate.Parse(b.Text, language)).FirstOrDefault(d => d is not null);
    }

    /// <summary>The sentence or two that sum the article up, where they stand outside <paramref name="container"/>; null where none do.</summary>
    /// <param name="container">Holds the body; what stands in it may be its first paragraph.</param>
    /// <param name="description">The page's own summary, by which unnamed ones are known.</param>
    public string? Standfirst(PageNode container, string? description)
    {
        var told = FrontMatterBlocks.Fold(description ?? "");
        var line = !HasHeading ? null : Lines.SkipWhile(b => !IsHeading(b.Node)).FirstOrDefault(b =>
            b.Words is >= 5 and <= MostWordsOfAStandfirst && !b.Node.IsIn(container) && !IsHeading(b.Node) && !BylineText.IsByline(b.Text) && b.LinkDensity < 0.5 && !InFurniture(b.Node, container)
            && (b.Node.Sense.IsStandfirst || (told.Length > 20 && FrontMatterBlocks.Fold(b.Text) == told)));
        return line?.Text;
    }

    private static bool IsMainHeading(PageNode node) => node.Tag == "h1" || (node.Parent?.Tag == "h1");

    private static bool IsHeading(PageNode node) => node.Tag is "h1" or "h2" || (node.Parent?.Tag is "h1" or "h2");

    private static bool InFurniture(PageNode node, PageNode container)
    {
        for (var n = node; n is not null && !ReferenceEquals(n, container); n = n.Parent)
        {
            if (n.Sense.Cut is not null || n.Tag is "nav" or "aside" or "footer" or "form" or "figure" or "figcaption")
            {
                return n.AllProse <= 0.4 * container.AllProse;
            }
        }

        return false;
    }
}
