using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts;

/// <summary>Turns an article into what is spoken: units in order, each of one voice, in chapters.</summary>
/// <remarks>Pure and deterministic: the same article and options give the same script. Linear in the article's length.</remarks>
public static class ScriptWriter
{
    /// <summary>Writes the script of an article.</summary>
    /// <param name="article">The article; its blocks in text order.</param>
    /// <param name="options">Default: <see cref="ScriptOptions"/> with its defaults.</param>
    /// <returns>A script with at least one unit; <see cref="Coverage"/> holds for it.</returns>
    /// <exception cref="NothingToNarrateException">The article's blocks hold nothing that is heard.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="ScriptOptions.MaxUnitLength"/> is not in 80–2,000.</exception>
    public static Script Write(Article article, ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        options ??= new ScriptOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxUnitLength, 80, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxUnitLength, 2_000, nameof(options));

        // Quotations of titles are read by the narrator, so only the body is asked for its speakers.
        var body = article.Blocks.Where(b => IsBody(b.Kind)).Select(b => b.Span).ToArray();
        var quotations = BlockQuotes.AddTo(QuoteDetector.Detect(article.Text, body), article);
        var speakers = SpeakerAttributor.Attribute(article.Text, body, quotations, options.KnownPeople);

        var drafts = Draft(article, quotations, options);
        if (drafts.Count == 0)
        {
            throw new NothingToNarrateException(article.Source, $"{article.Source}: nothing of the text can be read aloud. Give the text of an article.");
        }

        var plan = new ChapterPlanner(article, drafts, speakers).Plan();
        return new Script
        {
            Article = article,
            Units = Number(article, drafts, plan),
            Quotations = quotations,
            Attributions = speakers.Attributions,
            People = speakers.People,
            Chapters = plan,
        };
    }

    private static bool IsBody(BlockKind kind) => kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.BlockQuote;

    private static List<BlockDraft> Draft(Article article, IReadOnlyList<Quotation> quotations, ScriptOptions options)
    {
        var units = new BlockUnits(article.Text, options.MaxUnitLength);
        var drafts = new List<BlockDraft>(article.Blocks.Count);
        var voiced = new List<(Quotation, int)>();
        var next = 0;
        foreach (var block in article.Blocks)
        {
            voiced.Clear();
            var end = block.Span.Start;
            for (; next < quotations.Count && quotations[next].Span.Start < block.Span.End; next++)
            {
                var quotation = quotations[next];

                // Where marks do not pair, two runs may cross: the first has its voice, and no word is read twice.
                if (quotation.MarkedSpan.Start >= end && quotation.MarkedSpan.End <= block.Span.End && (options.VoiceFragments || quotation.Kind == QuotationKind.Direct))
                {
                    voiced.Add((quotation, next));
                    end = quotation.MarkedSpan.End;
                }
            }

            var drafted = block.Kind switch
            {
                BlockKind.Headline or BlockKind.Heading or BlockKind.Byline => units.OfTitle(block.Span),
                BlockKind.Standfirst => units.OfBody(block.Span, []),
                _ => units.OfBody(block.Span, voiced),
            };
            if (drafted.Count > 0)
            {
                drafts.AddRange(new BlockDraft(block.Kind, drafted).Parts());
            }
        }

        return drafts;
    }

    private static List<NarrationUnit> Number(Article article, List<BlockDraft> blocks, IReadOnlyList<Chapter> chapters)
    {
        var chapterStarts = chapters.Select(c => c.FirstUnit).ToHashSet();
        var units = new List<NarrationUnit>();
        for (var b = 0; b < blocks.Count; b++)
        {
            foreach (var draft in blocks[b].Units)
            {
                var isTitleEdge = blocks[b].IsTitle || (b > 0 && blocks[b - 1].IsTitle);
                var boundary = units.Count == 0 ? BoundaryKind.Start
                    : draft.Boundary == BoundaryKind.Paragraph && isTitleEdge ? BoundaryKind.Heading
                    : chapterStarts.Contains(units.Count) ? BoundaryKind.Chapter
                    : draft.Boundary;

                units.Add(new NarrationUnit
                {
                    Index = units.Count,
                    Kind = draft.QuotationIndex is null ? blocks[b].UnitKind : UnitKind.Quotation,
                    Span = draft.Span,
                    Text = draft.Span.In(article.Text),
                    Boundary = boundary,
                    QuotationIndex = draft.QuotationIndex,
                });
            }
        }

        return units;
    }
}
