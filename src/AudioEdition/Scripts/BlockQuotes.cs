using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts;

/// <summary>Makes quotations of the paragraphs that an article sets off instead of putting them in marks.</summary>
/// <remarks>On a page the indent says that these are somebody's words; a listener has only the voice.</remarks>
internal static class BlockQuotes
{
    private const string Repair = "set off as a block, without marks";

    /// <summary>The quotations with one for each block quote that holds none, in text order; paragraphs of one block quote continue each other.</summary>
    public static IReadOnlyList<Quotation> AddTo(IReadOnlyList<Quotation> quotations, Article article)
    {
        if (!article.Blocks.Any(b => b.Kind == BlockKind.BlockQuote))
        {
            return quotations;
        }

        var merged = new List<Quotation>(quotations.Count);
        var newIndex = new int[quotations.Count];
        var next = 0;
        int? open = null;
        foreach (var block in article.Blocks)
        {
            var first = next;
            for (; next < quotations.Count && quotations[next].Span.Start < block.Span.End; next++)
            {
                newIndex[next] = merged.Count;
                merged.Add(Renumber(quotations[next], newIndex));
            }

            if (block.Kind != BlockKind.BlockQuote || next > first || !TextSpans.IsVoiced(article.Text, block.Span))
            {
                open = null;
                continue;
            }

            merged.Add(new Quotation { Span = block.Span, MarkedSpan = block.Span, Kind = QuotationKind.Direct, ContinuesIndex = open, Repair = Repair });
            open = merged.Count - 1;
        }

        return merged;
    }

    /// <summary>Quotations continue earlier ones, whose place is known by now.</summary>
    private static Quotation Renumber(Quotation quotation, int[] newIndex) =>
        quotation.ContinuesIndex is { } index ? quotation with { ContinuesIndex = newIndex[index] } : quotation;
}
