using System.Collections.Frozen;

namespace AudioEdition.Articles.Sifting;

/// <content>What gets between the paragraphs of a text that was copied out of a page, a PDF or a mail: running heads, page numbers, mail heads, labels.</content>
internal sealed partial class BlockClassifier
{
    private static readonly FrozenSet<string> MailLabels = FrozenSet.ToFrozenSet(["from", "to", "cc", "bcc", "sent", "date", "subject", "replyto", "betreff", "von", "an", "gesendet"], StringComparer.Ordinal);

    /// <summary>A line that stands so often in a text is its publisher's.</summary>
    private const int FewestRepeats = 3;

    /// <summary>So many labels of a mail's head stand in no sentence.</summary>
    private const int FewestLabels = 3;

    private Dictionary<string, int>? _lines;

    private Verdict? ByPasting(int i, BlockFeatures b)
    {
        if (b.Block.HasMarkup || b.Block.Shape == BlockShape.Heading)
        {
            return null;
        }

        return ByPageNumber(i, b) ?? (IsRunningHead(i) ? Verdict.CutAs(CutReason.Slug, "a line that returns like a running head") : default(Verdict?)) ?? ByMailHead(i, b) ?? BySectionLabel(i, b) ?? ByBareAddress(b);
    }

    /// <summary>"Page 4 of 20", "3 | Page", "- 4 -"; a number alone only beside a running head, since sections are numbered too.</summary>
    private Verdict? ByPageNumber(int i, BlockFeatures b)
    {
        if (b.Words > 4 || !b.Tokens.Exists(t => t.IsNumber) || !b.Tokens.TrueForAll(t => t.Key is "page" or "pg" or "of" or "seite" || (t.IsNumber && t.Key.Length <= 4 && t.Key.All(char.IsAsciiDigit))))
        {
            return null;
        }

        var isNamed = b.Tokens.Exists(t => t.Key is "page" or "pg" or "seite") || (b.Words == 1 && b.Block.Text[0] is '-' or '–' or '—' && b.Block.Text[^1] is '-' or '–' or '—') || (b.Block.Shape == BlockShape.ListItem && b.Words == 1);
        return isNamed || (b.Words == 1 && b.Block.Shape == BlockShape.Paragraph && (IsRunningHead(i - 1) || IsRunningHead(i + 1))) ? Verdict.CutAs(CutReason.Slug, "a page number") : null;
    }

    /// <summary>A short line without a sentence that stands in the text again and again.</summary>
    private bool IsRunningHead(int i)
    {
        if (i <= 0 || i >= _blocks.Count || !IsLine(_blocks[i]))
        {
            return false;
        }

        if (_lines is null)
        {
            _lines = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var line in _blocks.Where(IsLine).Select(b => FrontMatterBlocks.Fold(b.Block.Text)))
            {
                _lines[line] = _lines.GetValueOrDefault(line) + 1;
            }
        }

        return _lines[FrontMatterBlocks.Fold(_blocks[i].Block.Text)] >= FewestRepeats;

        static bool IsLine(BlockFeatures b) => b.Words is >= 2 and <= 10 && !b.EndsSentence && b.QuotedWords == 0 && b.Block is { HasMarkup: false, Shape: BlockShape.Paragraph } && b.Block.Text[^1] is not (':' or ',');
    }

    /// <summary>"From: …" and "Subject: …" close to each other.</summary>
    private Verdict? ByMailHead(int i, BlockFeatures b)
    {
        if (MailLabel(b) is not { } label)
        {
            return null;
        }

        if (b.Tokens.Where(t => t.IsBeforeColon && MailLabels.Contains(t.Key)).DistinctBy(t => t.Key, StringComparer.Ordinal).Count() >= FewestLabels)
        {
            return Verdict.CutAs(CutReason.Slug, "the head of a mail in one line");
        }

        for (var j = Math.Max(0, i - 4); j < Math.Min(_blocks.Count, i + 5); j++)
        {
            if (MailLabel(_blocks[j]) is { } other && other != label && (label is "subject" or "betreff" || other is "subject" or "betreff"))
            {
                return Verdict.CutAs(CutReason.Slug, "the head of a mail");
            }
        }

        return null;
    }

    private static string? MailLabel(BlockFeatures b) => b.Words is > 0 and <= 40 && b.Tokens[0].IsBeforeColon && MailLabels.Contains(b.Tokens[0].Key) ? b.Tokens[0].Key : null;

    /// <summary>"World | Europe" above the headline.</summary>
    private Verdict? BySectionLabel(int i, BlockFeatures b)
    {
        if (i > 1 || b.Words > 5 || b.EndsSentence || i + 1 >= _blocks.Count || !_blocks[i + 1].IsTitleLike || _blocks[i + 1].Words < 3)
        {
            return null;
        }

        var pieces = b.Block.Text.Split(['|', '›', '»', '>', '·', '•', '→', '/'], StringSplitOptions.TrimEntries);
        return pieces.Length >= 2 && Array.TrueForAll(pieces, p => p.Length is > 1 and <= 20 && char.IsUpper(p[0])) ? Verdict.CutAs(CutReason.Navigation, "names of sections with bars between them") : null;
    }

    /// <summary>An address that stands alone says nothing aloud.</summary>
    private static Verdict? ByBareAddress(BlockFeatures b) =>
        b.Words == 1 && b.Tokens[0].Key is "url" && !b.Block.Text.Contains(' ', StringComparison.Ordinal) && b.Block.Text.Contains('/', StringComparison.Ordinal) ? Verdict.CutAs(CutReason.Related, "an address alone") : null;
}
