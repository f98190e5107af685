using System.Globalization;
using System.Text;

namespace AudioEdition.Articles.Sifting;

/// <summary>Joins a front end's blocks to an <see cref="Article"/>: judges them, lays out the text, sets the spans.</summary>
internal static class ArticleAssembler
{
    public static Article Assemble(string source, IReadOnlyList<SourceBlock> blocks, FrontMatter frontMatter, ArticleReadOptions options)
    {
        if (blocks.Count == 0)
        {
            throw new NothingToNarrateException(source, $"{source} is empty: it holds nothing but white space. Give an article's text.");
        }

        var sifted = options.CutBoilerplate ? BlockClassifier.Classify(blocks, frontMatter) : BlockClassifier.KeepAll(blocks, frontMatter);
        var text = new StringBuilder();
        var kept = new List<ArticleBlock>();
        var cuts = new List<ArticleCut>();
        for (var i = 0; i < blocks.Count; i++)
        {
            text.Append(text.Length > 0 ? "\n\n" : "");
            var span = new TextSpan(text.Length, text.Length + blocks[i].Text.Length);
            text.Append(blocks[i].Text);
            var verdict = sifted.Verdicts[i];
            if (verdict.Cut is { } reason)
            {
                cuts.Add(new ArticleCut(span, reason, verdict.Evidence));
            }
            else
            {
                kept.Add(new ArticleBlock(verdict.Kind, span, Level(verdict.Kind, blocks[i])));
            }
        }

        RequireBody(source, kept, cuts);
        var whole = text.ToString();
        return new Article
        {
            Source = source,
            Text = whole,
            Blocks = kept,
            Cuts = cuts,
            Headline = frontMatter.Headline ?? Only(BlockKind.Headline, kept, whole),
            Standfirst = frontMatter.Standfirst ?? Only(BlockKind.Standfirst, kept, whole),
            Byline = sifted.Head.BylineText,
            Dateline = Dateline(kept, whole),
            Published = sifted.Head.Published,
            Language = LanguageGuess.Choose(frontMatter.Language, Sample(kept, whole)) ?? "en",
            Site = frontMatter.Site,
            CanonicalAddress = frontMatter.CanonicalAddress,
            LeadImage = frontMatter.LeadImage,
        };
    }

    private static string Sample(List<ArticleBlock> kept, string text) =>
        string.Join('\n', kept.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.BlockQuote).Take(40).Select(b => b.Span.In(text)));

    private static int Level(BlockKind kind, SourceBlock block) => kind switch
    {
        BlockKind.Heading => block.Level > 0 ? block.Level : 2,
        BlockKind.ListItem => Math.Max(1, block.Level),
        _ => 0,
    };

    private static string? Only(BlockKind kind, List<ArticleBlock> kept, string text) => kept.Find(b => b.Kind == kind)?.Span.In(text);

    private static TextSpan? Dateline(List<ArticleBlock> kept, string text)
    {
        if (kept.Find(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem) is not { } first)
        {
            return null;
        }

        var length = DatelineFinder.Measure(first.Span.In(text));
        return length > 0 ? new TextSpan(first.Span.Start, first.Span.Start + length) : null;
    }

    private static void RequireBody(string source, List<ArticleBlock> kept, List<ArticleCut> cuts)
    {
        if (kept.Exists(b => b.Kind is not (BlockKind.Headline or BlockKind.Byline)) || (kept.Count > 0 && cuts.Count == 0))
        {
            return;
        }

        var found = string.Join(", ", cuts.GroupBy(c => c.Reason).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(4)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} × {g.Key}")));
        throw new NothingToNarrateException(
            source,
            $"{source} holds no article text, only what surrounds one ({found}). Give the article itself, or read the input without cutting boilerplate.");
    }
}
