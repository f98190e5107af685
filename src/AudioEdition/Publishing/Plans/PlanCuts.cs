using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Publishing.Plans;

/// <summary>Turns what no unit reads any more into cuts, so that a text that an editor took out is accounted for like every other.</summary>
internal static class PlanCuts
{
    private const string Evidence = "taken out in the plan";

    public static (Article Article, KeptQuotations Quotations) Apply(
        Article article, List<(Quotation Quotation, Attribution Attribution)> quotations, IReadOnlyList<PlanUnit> units, IReadOnlyList<TextSpan> uncovered)
    {
        var spoken = units.Select(u => u.Unit.Span).OfType<TextSpan>().Concat(uncovered).ToList();
        var gaps = TextCoverage.Of(article.Text, article.Cuts.Select(c => c.Span), spoken).Gaps;
        if (gaps.Count == 0)
        {
            return (article, Keep(quotations, []));
        }

        // Marks of a quotation that is still read stay; those of one that is not go with it.
        var heard = units.Select(u => u.Unit.QuotationIndex).OfType<int>().ToHashSet();
        var claimed = new bool[article.Text.Length];
        foreach (var span in spoken.Concat(heard.Select(q => quotations[q].Quotation.MarkedSpan)))
        {
            claimed.AsSpan(span.Start, span.Length).Fill(true);
        }

        var cuts = new List<TextSpan>();
        var blocks = new List<ArticleBlock>();
        var next = 0;
        foreach (var block in article.Blocks)
        {
            var rest = block.Span.Start;
            while (next < gaps.Count && gaps[next].End <= block.Span.Start)
            {
                next++;
            }

            for (; next < gaps.Count && gaps[next].Start < block.Span.End; next++)
            {
                var cut = Grow(article.Text, claimed, gaps[next], block.Span);
                cut = cut with { Start = Math.Max(cut.Start, rest) };
                AddPiece(blocks, article.Text, block, new TextSpan(rest, cut.Start));
                cuts.Add(cut);
                rest = cut.End;
                if (gaps[next].End > block.Span.End)
                {
                    break;
                }
            }

            AddPiece(blocks, article.Text, block, new TextSpan(rest, block.Span.End));
        }

        var all = article.Cuts.Concat(cuts.Select(c => new ArticleCut(c, CutReason.Editor, Evidence))).OrderBy(c => c.Span).ToArray();
        return (article with { Blocks = blocks, Cuts = all }, Keep(quotations, cuts));
    }

    /// <summary>Takes the punctuation at both ends along that nobody else claims, but no white space at the edges.</summary>
    private static TextSpan Grow(string text, bool[] claimed, TextSpan gap, TextSpan block)
    {
        int start = Math.Max(gap.Start, block.Start), end = Math.Min(gap.End, block.End);
        while (start > block.Start && !claimed[start - 1])
        {
            start--;
        }

        while (end < block.End && !claimed[end])
        {
            end++;
        }

        return Trim(text, new TextSpan(start, end));
    }

    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    private static void AddPiece(List<ArticleBlock> blocks, string text, ArticleBlock block, TextSpan piece)
    {
        var span = Trim(text, piece);
        if (!span.IsEmpty)
        {
            blocks.Add(block with { Span = span });
        }
    }

    private static KeptQuotations Keep(List<(Quotation Quotation, Attribution Attribution)> quotations, List<TextSpan> cuts)
    {
        var newIndex = new int[quotations.Count];
        var kept = new List<int>();
        for (var i = 0; i < quotations.Count; i++)
        {
            var gone = cuts.Exists(c => c.Contains(quotations[i].Quotation.Span));
            newIndex[i] = gone ? -1 : kept.Count;
            if (!gone)
            {
                kept.Add(i);
            }
        }

        return new KeptQuotations(
            [.. kept.Select(i => quotations[i].Quotation with
            {
                ContinuesIndex = quotations[i].Quotation.ContinuesIndex is { } c && newIndex[c] >= 0 ? newIndex[c] : null,
            })],
            [.. kept.Select(i => quotations[i].Attribution)],
            newIndex);
    }
}

/// <summary>The quotations that are left, and where each of the old ones went.</summary>
/// <param name="Quotations">Those left.</param>
/// <param name="Attributions">One for each.</param>
/// <param name="NewIndex">By old index; −1 for one that is gone.</param>
internal sealed record KeptQuotations(IReadOnlyList<Quotation> Quotations, IReadOnlyList<Attribution> Attributions, IReadOnlyList<int> NewIndex);
