using AudioEdition.Articles;

namespace AudioEdition.Scripts.Quotes;

/// <summary>Finds the quoted runs of an article in every style of marks, mends faulty ones, and says what each run is.</summary>
/// <remarks>One pass over the blocks; linear in the length of the text.</remarks>
public static class QuoteDetector
{
    private const string NoClose = "closing mark missing";
    private const string NoOpen = "opening mark missing";

    /// <summary>The outermost quoted runs, in text order.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="blocks">Its blocks in order; spans rise, do not overlap and lie inside the text.</param>
    /// <returns>Runs that do not overlap; each lies in one block.</returns>
    /// <exception cref="ArgumentException">A block lies outside the text or the blocks are not in order.</exception>
    public static IReadOnlyList<Quotation> Detect(string text, IReadOnlyList<TextSpan> blocks)
    {
        ArgumentNullException.ThrowIfNull(text);
        BlockCheck.Check(text, blocks);
        var found = new List<Quotation>();
        var marks = new List<Mark>();
        var british = IsBritish(text, blocks);
        var open = false;
        for (var b = 0; b < blocks.Count; b++)
        {
            MarkReader.Read(text, blocks[b].Start, blocks[b].End, marks);
            if (marks.Count == 0)
            {
                open = false;
                continue;
            }

            var nextOpens = b + 1 < blocks.Count && StartsWithOpener(text, blocks[b + 1]);
            open = ReadBlock(text, blocks[b], marks, british, nextOpens, open, found);
        }

        return found;
    }

    // Returns true where the block's last run goes on in the next block.
    private static bool ReadBlock(string text, TextSpan block, List<Mark> marks, bool british, bool nextOpens, bool continues, List<Quotation> found)
    {
        var last = block.Start;
        var lastCloser = -1;
        var firstOfBlock = found.Count;
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            if (!MarkPairing.Opens(mark))
            {
                if (mark.Family == MarkFamily.Double && TryOpenTurned(text, marks, i, out var turnedClose))
                {
                    Add(text, block, found, mark.Start, mark.End, marks[turnedClose].Start, marks[turnedClose].End, "mark turned the wrong way", null);
                    last = marks[turnedClose].End;
                    i = turnedClose;
                }
                else if (mark.Family == MarkFamily.Double && mark.CanClose && lastCloser < 0 && TryOpenMissing(text, block, last, mark, out var start))
                {
                    Add(text, block, found, start, start, mark.Start, mark.End, NoOpen, null);
                    last = mark.End;
                }

                lastCloser = i;
                continue;
            }

            var atStart = IsStart(text, block.Start, mark.Start);
            var close = MarkPairing.FindClose(marks, i, out var limit);
            var single = mark.Family == MarkFamily.Single;
            if (single && close >= 0 && !IsPlausibleSingle(text, marks, i, close, british, nextOpens && atStart))
            {
                close = -1;
                limit = marks.Count;
            }

            int? continuesIndex = continues && i == 0 && atStart && firstOfBlock > 0 ? firstOfBlock - 1 : null;
            if (close >= 0)
            {
                var repair = MarkPairing.RepairOfOpening(mark) ?? MarkPairing.RepairOfClosing(mark, marks[close]);
                Add(text, block, found, mark.Start, mark.End, marks[close].Start, marks[close].End, repair, continuesIndex, single && !british);
                last = marks[close].End;
                i = close;
                lastCloser = -1;
                continue;
            }

            if (single && (!british || !atStart) && !(british && IsIntroduced(text, block.Start, mark.Start)))
            {
                continue;
            }

            if (limit >= marks.Count && nextOpens && (atStart || IsIntroduced(text, block.Start, mark.Start) || continues))
            {
                // The convention of speech over several paragraphs: the mark opens each of them and closes only the last.
                Add(text, block, found, mark.Start, mark.End, block.End, block.End, null, continuesIndex);
                return true;
            }

            if (!single && TryCloseWithSingle(marks, i, limit, out var other))
            {
                Add(text, block, found, mark.Start, mark.End, marks[other].Start, marks[other].End, "closing mark of the other sort", continuesIndex);
                last = marks[other].End;
                i = other;
                continue;
            }

            var stop = limit < marks.Count ? marks[limit].Start : block.End;
            if (ReportingTail.Find(text, mark.End, stop) is var tail and > 0)
            {
                Add(text, block, found, mark.Start, mark.End, tail, tail, NoClose, continuesIndex);
                last = tail;
                while (i + 1 < marks.Count && marks[i + 1].Start < tail)
                {
                    i++;
                }
            }
            else if (limit >= marks.Count && (atStart || IsIntroduced(text, block.Start, mark.Start)))
            {
                Add(text, block, found, mark.Start, mark.End, block.End, block.End, NoClose, continuesIndex);
                return false;
            }
        }

        return false;
    }

    private static void Add(string text, TextSpan block, List<Quotation> found, int markStart, int start, int end, int markEnd, string? repair, int? continues, bool secondary = false)
    {
        while (start < end && Letters.IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && Letters.IsSpace(text[end - 1]))
        {
            end--;
        }

        if (start >= end || !HasWord(text, start, end))
        {
            return;
        }

        var span = new TextSpan(start, end);
        var marked = new TextSpan(markStart, Math.Max(markEnd, end));
        found.Add(new Quotation
        {
            Span = span,
            MarkedSpan = marked,
            Kind = continues is { } before && before < found.Count && found[before].Kind == QuotationKind.Direct ? QuotationKind.Direct : KindRules.Decide(text, block, span, marked, secondary),
            ContinuesIndex = continues,
            Repair = repair,
        });
    }

    private static bool HasWord(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    // “It is late.’ and no double mark after: the writer closed with the wrong sort.
    private static bool TryCloseWithSingle(List<Mark> marks, int open, int limit, out int close)
    {
        for (close = open + 1; close < limit && close < marks.Count; close++)
        {
            var mark = marks[close];
            if (mark.Family == MarkFamily.Single)
            {
                return mark.CanClose && !mark.CanOpen && mark.AfterPunctuation;
            }
        }

        return false;
    }

    // An opening mark that leans the wrong way: he said,” it is late.”
    private static bool TryOpenTurned(string text, List<Mark> marks, int i, out int close)
    {
        close = -1;
        var mark = marks[i];
        if (mark.Glyph is not ('”' or '"') || mark.Start == 0 || text[mark.Start - 1] is not (',' or ':') || mark.End >= text.Length || text[mark.End] != ' ' || i + 1 >= marks.Count)
        {
            return false;
        }

        var next = marks[i + 1];
        if (next.Family != MarkFamily.Double || MarkPairing.Opens(next) || !next.CanClose)
        {
            return false;
        }

        close = i + 1;
        return true;
    }

    // A closing mark alone: the run began with the block, or with the sentence after the last run, where a reporting clause follows.
    private static bool TryOpenMissing(string text, TextSpan block, int last, in Mark close, out int start)
    {
        start = last;
        while (start < close.Start && (Letters.IsSpace(text[start]) || text[start] is '.' or ',' or '…'))
        {
            start++;
        }

        return last == block.Start && close.AfterPunctuation && close.Start - start > 8 && ReportingTail.Follows(text, close.End, block.End);
    }

    private static bool IsStart(string text, int start, int at)
    {
        while (start < at && Letters.IsSpace(text[start]))
        {
            start++;
        }

        return start == at;
    }

    // Words that a reporter's clause hands over, after a colon or a comma, or that open a sentence.
    private static bool IsIntroduced(string text, int start, int mark)
    {
        var i = mark - 1;
        while (i >= start && char.IsWhiteSpace(text[i]))
        {
            i--;
        }

        return i < start || text[i] is ':' or ',' or '.' or '!' or '?' || QuoteMarks.IsDouble(text[i]);
    }

    private static bool IsPlausibleSingle(string text, List<Mark> marks, int open, int close, bool british, bool mayGoOn)
    {
        var mark = marks[close];
        if (mark.AfterPunctuation)
        {
            return british || !CrossesDouble(marks, open, close);
        }

        if (mark.AfterS && mayGoOn)
        {
            // Only a genitive was found, and the next paragraph goes on with an opening mark.
            return false;
        }

        return (british || !CrossesDouble(marks, open, close)) && (british || Letters.Count(text, marks[open].End, mark.Start) < 200);
    }

    private static bool CrossesDouble(List<Mark> marks, int open, int close)
    {
        var doubles = 0;
        for (var k = open + 1; k < close; k++)
        {
            doubles += marks[k].Family == MarkFamily.Double ? 1 : 0;
        }

        return doubles % 2 != 0;
    }

    private static bool StartsWithOpener(string text, TextSpan block)
    {
        var i = block.Start;
        while (i < block.End && Letters.IsSpace(text[i]))
        {
            i++;
        }

        return i + 1 < block.End && text[i] is '"' or '“' or '„' or '‘' or '\'' or '«' or '‟' or '”' && !char.IsWhiteSpace(text[i + 1]);
    }

    // British style: outer marks are single. More single openers than double ones tell it; inside a quotation the other sort stands.
    private static bool IsBritish(string text, IReadOnlyList<TextSpan> blocks)
    {
        var singles = 0;
        var doubles = 0;
        var marks = new List<Mark>();
        foreach (var block in blocks)
        {
            MarkReader.Read(text, block.Start, block.End, marks);
            foreach (var mark in marks)
            {
                if (mark.CanOpen && MarkPairing.Opens(mark))
                {
                    singles += mark.Family == MarkFamily.Single ? 1 : 0;
                    doubles += mark.Family == MarkFamily.Double ? 1 : 0;
                }
            }
        }

        return singles > doubles;
    }
}
