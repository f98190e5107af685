using System.Collections.Frozen;

namespace AudioEdition.Articles.Sifting;

/// <summary>Finds headline, byline, standfirst, date and dateline among the first blocks.</summary>
internal sealed class HeadMatter(FrontMatter known)
{
    private static readonly FrozenSet<string> BylineFillers = FrozenSet.ToFrozenSet(
        ["by", "and", "for", "in", "of", "the", "with", "at", "de", "van", "von", "da", "di", "del", "la", "le", "el", "al", "bin", "staff", "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "editor", "special", "contributor", "columnist", "agency", "agencies", "words", "written", "from"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> KickerWords = FrozenSet.ToFrozenSet(
        ["news", "politics", "world", "business", "sport", "sports", "culture", "opinion", "technology", "tech", "science", "health", "travel", "lifestyle", "arts", "entertainment", "local", "national", "international", "money", "economy", "environment", "education",
         "and", "analysis", "exclusive", "comment", "feature", "interview", "review", "editorial", "column", "breaking", "live", "explainer", "profile", "obituary", "investigation", "special", "report", "video", "football", "books", "film", "music", "food", "letters"],
        StringComparer.Ordinal);

    /// <summary>Index of the headline's block; -1 where there is none.</summary>
    public int Headline { get; private set; } = -1;

    /// <summary>Index of the standfirst's block; -1 where there is none.</summary>
    public int Standfirst { get; private set; } = -1;

    /// <summary>Index of the byline's block; -1 where there is none.</summary>
    public int Byline { get; private set; } = -1;

    /// <summary>The authors as printed, without "By".</summary>
    public string? BylineText { get; private set; } = known.Byline;

    /// <summary>When it was published, where a block tells.</summary>
    public DateTimeOffset? Published { get; private set; } = known.Published;

    /// <summary>Each author's name.</summary>
    public List<string> BylineNames => BylineText is null
        ? []
        : [.. BylineText.Split([",", " and ", " & ", ";"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(n => n.Contains(' ', StringComparison.Ordinal))];

    public void Find(List<BlockFeatures> blocks, Verdict?[] cuts)
    {
        var body = FirstProse(blocks, cuts);
        Byline = blocks.FindIndex(b => b.Block.KnownKind == BlockKind.Byline);
        Standfirst = blocks.FindIndex(b => b.Block.KnownKind == BlockKind.Standfirst);
        FindHeadline(blocks, cuts, body);
        for (var i = 0; i < body && i < blocks.Count; i++)
        {
            Published ??= cuts[i] is { Cut: CutReason.Timestamp } ? PrintedDate.Parse(blocks[i].Block.Text) : null;
            if (i <= Headline || (cuts[i] is { Cut: not CutReason.Credit }))
            {
                continue;
            }

            if (cuts[i] is not null && !(Byline < 0 && IsByline(blocks[i], afterHeadline: false)))
            {
                continue;
            }

            cuts[i] = null;
            if (Byline < 0 && IsByline(blocks[i], afterHeadline: Headline >= 0))
            {
                Byline = i;
                BylineText ??= Authors(blocks[i]);
            }
            else if (Standfirst < 0 && Headline >= 0 && Byline < 0 && IsStandfirst(blocks, cuts, i))
            {
                Standfirst = i;
            }
        }

        CutStrayBylines(blocks, cuts, body);
    }

    private static int FirstProse(List<BlockFeatures> blocks, Verdict?[] cuts)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (cuts[i] is null && blocks[i].Block.KnownKind is null && blocks[i].Block.Shape is BlockShape.Paragraph or BlockShape.ListItem or BlockShape.BlockQuote
                && ((blocks[i].EndsSentence && blocks[i].Words >= 7 && !blocks[i].IsTitleLike) || blocks[i].Words > 24 || blocks[i].Block.Shape != BlockShape.Paragraph))
            {
                return i;
            }
        }

        return blocks.Count;
    }

    private void FindHeadline(List<BlockFeatures> blocks, Verdict?[] cuts, int body)
    {
        var marked = blocks.FindIndex(b => b.Block.KnownKind == BlockKind.Headline);
        if (marked >= 0)
        {
            Headline = marked;
            return;
        }

        if (known.Headline is not null)
        {
            return;
        }

        for (var i = 0; i < Math.Min(body, 12); i++)
        {
            var b = blocks[i];
            if (cuts[i] is not null || !b.IsTitleLike || b.Block.Shape is BlockShape.ListItem or BlockShape.BlockQuote || b.Block.Text[^1] is ':' or ',' || IsByline(b, afterHeadline: false))
            {
                continue;
            }

            // A kicker ("Politics", "ANALYSIS") is no headline where another title follows it.
            if (b.Words <= 2 && NextKept(cuts, i) is var next && next < body && blocks[next].IsTitleLike && blocks[next].Words >= 3 && !IsByline(blocks[next], afterHeadline: true) && IsKicker(b))
            {
                continue;
            }

            if (HasMore(blocks, cuts, i))
            {
                Headline = i;
            }

            return;
        }
    }

    private static bool IsKicker(BlockFeatures b) => b.Tokens.TrueForAll(t => KickerWords.Contains(t.Key));

    private static int NextKept(Verdict?[] cuts, int i)
    {
        do
        {
            i++;
        }
        while (i < cuts.Length && cuts[i] is not null);

        return i;
    }

    private static bool HasMore(List<BlockFeatures> blocks, Verdict?[] cuts, int i)
    {
        for (var j = i + 1; j < blocks.Count; j++)
        {
            if (cuts[j] is null && (blocks[j].EndsSentence || blocks[j].Words > 12 || blocks[j].Block.Shape == BlockShape.ListItem))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"By A. Name and B. Name, staff writers", or under a headline a name alone.</summary>
    private static bool IsByline(BlockFeatures b, bool afterHeadline)
    {
        if (b.Words is < 2 or > 16 || b.EndsSentence && b.Block.Text[^1] != '.' || b.QuotedWords > 0)
        {
            return false;
        }

        var names = 0;
        foreach (var token in b.Tokens)
        {
            var filler = BylineFillers.Contains(token.Key);
            if (!token.IsCapital && !filler)
            {
                return false;
            }

            names += token.IsCapital && !filler ? 1 : 0;
        }

        if (b.Tokens[0].Key is "by" || (b.Tokens[0].Key is "words" or "written" or "text" or "story" && b.Tokens[1].Key == "by"))
        {
            return names >= 1;
        }

        return afterHeadline && names is 2 or 3 && b.Words <= 4 && !b.EndsSentence && b.Tokens.TrueForAll(t => t.IsCapital || t.Key is "de" or "van" or "von" or "da" or "di" or "del" or "al" or "bin")
            && !b.Block.Text.Contains(':', StringComparison.Ordinal) && b.Tokens.TrueForAll(t => !t.IsNumber);
    }

    private static string Authors(BlockFeatures b)
    {
        var first = b.Tokens.FindIndex(t => t.Key is not ("by" or "words" or "written" or "text" or "story"));
        var text = b.Block.Text[b.Tokens[Math.Max(0, first)].Start..].TrimEnd('.', ' ', '|');
        var bar = text.IndexOfAny(['|', '•', '·']);
        return bar > 3 ? text[..bar].TrimEnd() : text;
    }

    private static bool IsStandfirst(List<BlockFeatures> blocks, Verdict?[] cuts, int i)
    {
        var b = blocks[i];
        return b.Block.Shape == BlockShape.Paragraph && b.IsTitleLike && b.Words >= 3 && !b.Block.Text.Contains(": ", StringComparison.Ordinal)
            && NextKept(cuts, i) < blocks.Count && b.Block.Text[^1] is not ('?' or ':' or ',');
    }

    /// <summary>A second byline in the head, or one after the article, is not read.</summary>
    private void CutStrayBylines(List<BlockFeatures> blocks, Verdict?[] cuts, int body)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (cuts[i] is null && i != Byline && i != Headline && i != Standfirst && blocks[i].Tokens.Count > 1 && blocks[i].Tokens[0].Key == "by" && IsByline(blocks[i], afterHeadline: false)
                && (i < body || i > blocks.Count - 4))
            {
                cuts[i] = Verdict.CutAs(CutReason.Byline, "another byline");
                BylineText ??= Authors(blocks[i]);
            }
        }
    }
}
