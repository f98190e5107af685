using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts;

/// <summary>A unit before it has its number.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="QuotationIndex">The quotation it is of, or null.</param>
/// <param name="Boundary">What stands before it inside its block; <see cref="BoundaryKind.Paragraph"/> for the block's first.</param>
internal readonly record struct UnitDraft(TextSpan Span, int? QuotationIndex, BoundaryKind Boundary);

/// <summary>Cuts one block into units: by voice first, then by sentence, then by length.</summary>
internal sealed class BlockUnits(string text, int maxUnitLength)
{
    /// <summary>A sentence up to this length sounds clipped when it is synthesized alone ("he said."), so it joins its neighbour.</summary>
    private const int ShortSentenceLength = 20;

    /// <summary>A stretch of one voice.</summary>
    private readonly record struct Passage(TextSpan Span, int? QuotationIndex);

    /// <summary>The units of a block whose quotations have voices of their own.</summary>
    /// <param name="block">The block.</param>
    /// <param name="quotations">The voiced quotations of the block with their indices, in order.</param>
    public List<UnitDraft> OfBody(TextSpan block, IReadOnlyList<(Quotation Quotation, int Index)> quotations)
    {
        var sentences = SentenceSegmenter.Segment(text, block);
        var drafts = new List<UnitDraft>();
        var sentence = 0;
        var lastSentence = -1;
        foreach (var passage in Passages(block, quotations))
        {
            var pieces = new List<UnitDraft>();
            while (sentence < sentences.Count && sentences[sentence].End <= passage.Span.Start)
            {
                sentence++;
            }

            for (var s = sentence; s < sentences.Count && sentences[s].Start < passage.Span.End; s++)
            {
                var piece = TextSpans.Trim(text, new TextSpan(
                    Math.Max(passage.Span.Start, sentences[s].Start), Math.Min(passage.Span.End, sentences[s].End)));
                if (!piece.IsEmpty)
                {
                    var boundary = s == lastSentence ? BoundaryKind.Clause : BoundaryKind.Sentence;
                    lastSentence = s;
                    pieces.Add(new UnitDraft(piece, passage.QuotationIndex, boundary));
                }
            }

            AddCut(drafts, Join(pieces));
        }

        return Finish(drafts);
    }

    /// <summary>The units of a headline, heading or byline: one sentence, whatever its stops.</summary>
    public List<UnitDraft> OfTitle(TextSpan block)
    {
        var drafts = new List<UnitDraft>();
        if (TextSpans.IsVoiced(text, block))
        {
            AddCut(drafts, [new UnitDraft(TextSpans.Trim(text, block), null, BoundaryKind.Paragraph)]);
        }

        return Finish(drafts);
    }

    /// <summary>Narration and quotations in turn, each with something that is heard.</summary>
    private List<Passage> Passages(TextSpan block, IReadOnlyList<(Quotation Quotation, int Index)> quotations)
    {
        var passages = new List<Passage>();
        var cursor = block.Start;
        foreach (var (quotation, index) in quotations)
        {
            var inside = TextSpans.Trim(text, quotation.Span);
            if (!TextSpans.IsVoiced(text, inside))
            {
                // “…” or “?” has no sound of its own: it stays with the words around it.
                continue;
            }

            AddNarration(passages, new TextSpan(cursor, quotation.MarkedSpan.Start), cursor > block.Start, beforeQuotation: true);
            passages.Add(new Passage(inside, index));
            cursor = quotation.MarkedSpan.End;
        }

        AddNarration(passages, new TextSpan(cursor, block.End), cursor > block.Start, beforeQuotation: false);
        return passages;
    }

    private void AddNarration(List<Passage> passages, TextSpan span, bool afterQuotation, bool beforeQuotation)
    {
        if (span.IsEmpty || !TextSpans.IsVoiced(text, span))
        {
            return;
        }

        var (start, end) = (span.Start, span.End);
        if (afterQuotation)
        {
            start = QuotationDelimiters.SkipAfter(text, start, end);
        }

        if (beforeQuotation)
        {
            end = QuotationDelimiters.SkipBefore(text, start, end);
        }

        var narration = TextSpans.Trim(text, new TextSpan(start, end));
        passages.Add(new Passage(narration, null));
    }

    /// <summary>Joins very short sentences, and pieces without sound, to their neighbour of the same voice.</summary>
    private List<UnitDraft> Join(List<UnitDraft> pieces)
    {
        var joined = new List<UnitDraft>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && BelongTogether(joined[^1].Span, piece.Span))
            {
                joined[^1] = joined[^1] with { Span = joined[^1].Span with { End = piece.Span.End } };
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }

    private bool BelongTogether(TextSpan first, TextSpan second)
    {
        if (!TextSpans.IsVoiced(text, first) || !TextSpans.IsVoiced(text, second))
        {
            return true;
        }

        return second.End - first.Start <= maxUnitLength && (first.Length <= ShortSentenceLength || second.Length <= ShortSentenceLength);
    }

    private void AddCut(List<UnitDraft> drafts, IReadOnlyList<UnitDraft> pieces)
    {
        foreach (var piece in pieces)
        {
            if (piece.Span.Length <= maxUnitLength)
            {
                drafts.Add(piece);
                continue;
            }

            var boundary = piece.Boundary;
            foreach (var part in ClauseCutter.Cut(text, piece.Span, maxUnitLength))
            {
                drafts.Add(piece with { Span = part, Boundary = boundary });
                boundary = BoundaryKind.Clause;
            }
        }
    }

    private static List<UnitDraft> Finish(List<UnitDraft> drafts)
    {
        if (drafts.Count > 0)
        {
            drafts[0] = drafts[0] with { Boundary = BoundaryKind.Paragraph };
        }

        return drafts;
    }
}
