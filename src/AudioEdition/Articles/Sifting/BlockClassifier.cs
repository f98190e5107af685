namespace AudioEdition.Articles.Sifting;

/// <summary>Tells the article's own blocks from the furniture around them, by shape and evidence, never by site.</summary>
/// <remarks>
/// To lose a paragraph is worse than to leak one, so a block is cut only on evidence of its own, or between blocks that have it.
/// Every cut names its reason and the words or the shape that decided.
/// </remarks>
internal sealed partial class BlockClassifier
{
    private readonly List<BlockFeatures> _blocks;
    private readonly Verdict?[] _cuts;
    private readonly Score[] _scores;
    private readonly FrontMatter _frontMatter;
    private readonly HeadMatter _head;
    private int _tailStart;
    private bool _isPersonal;

    private BlockClassifier(IReadOnlyList<SourceBlock> blocks, FrontMatter frontMatter)
    {
        _blocks = [.. blocks.Select(b => new BlockFeatures(b))];
        _cuts = new Verdict?[_blocks.Count];
        _scores = new Score[_blocks.Count];
        _frontMatter = frontMatter;
        _head = new HeadMatter(frontMatter);
    }

    /// <summary>Judges every block.</summary>
    public static Sifted Classify(IReadOnlyList<SourceBlock> blocks, FrontMatter frontMatter) => new BlockClassifier(blocks, frontMatter).Run();

    /// <summary>Keeps every block that can be read aloud, as it was given.</summary>
    public static Sifted KeepAll(IReadOnlyList<SourceBlock> blocks, FrontMatter frontMatter)
    {
        var classifier = new BlockClassifier(blocks, frontMatter);
        for (var i = 0; i < blocks.Count; i++)
        {
            classifier._cuts[i] = blocks[i].Shape == BlockShape.Unreadable || classifier._blocks[i].Words == 0 ? classifier.ByShapeAlone(i) : null;
        }

        return classifier.Finish();
    }

    private Sifted Run()
    {
        _isPersonal = IsPersonal();
        _tailStart = TailStart();
        for (var i = 0; i < _blocks.Count; i++)
        {
            _scores[i] = Score.Of(_blocks[i], i >= _tailStart);
            if (SpeaksForPublisher(i))
            {
                _scores[i] = _scores[i].With(_blocks[i].SecondPerson > 0 ? 3 : 2, CutReason.Footer, "speaks to the reader in the publisher's name");
            }

            _cuts[i] = ByShapeAlone(i) ?? ByShape(i) ?? ByCues(i);
        }

        _head.Find(_blocks, _cuts);
        CutLinkLists();
        CutCommentThread();
        CutBios();
        CutBetween();
        CutTails();
        CutTrailingTitles();
        CutEmptyHeadings();
        return Finish();
    }

    private Sifted Finish()
    {
        var verdicts = new Verdict[_blocks.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = _cuts[i] ?? Verdict.Keep(Kind(i));
        }

        return new Sifted(verdicts, _head);
    }

    /// <summary>The first block after the last stretch that is surely the article's: prose without a cue.</summary>
    private int TailStart()
    {
        var last = 0;
        for (var i = 0; i < _blocks.Count; i++)
        {
            var b = _blocks[i];
            if (b.EndsSentence && b.Words >= 6 && (b.Attributes || b.QuotedWords >= 4 || (b.Cues.Count == 0 && !SpeaksForPublisher(i))))
            {
                last = i;
            }
        }

        return last + 1;
    }

    /// <summary>True where the article itself says "I", "we" or "you": an essay, an interview, advice.</summary>
    private bool IsPersonal()
    {
        var prose = _blocks.FindAll(b => b.IsProse);
        var opening = prose.Take((prose.Count + 1) / 2).ToList();
        return opening.Count < 2 || opening.Count(b => b.OwnVoice + b.FirstPerson + b.SecondPerson > 0) * 4 > opening.Count;
    }

    /// <summary>A report says "we" and "you" only in quotations; where it suddenly does so itself, it is the publisher who speaks.</summary>
    private bool SpeaksForPublisher(int i)
    {
        var b = _blocks[i];
        return !_isPersonal && b.OwnVoice > 0 && !b.Attributes && b.QuotedWords < 3 && i > 0;
    }

    private Verdict? ByShapeAlone(int i)
    {
        var block = _blocks[i].Block;
        if (block.KnownCut is { } known)
        {
            return Verdict.CutAs(known, block.KnownEvidence);
        }

        if (block.Shape == BlockShape.Unreadable)
        {
            return Verdict.CutAs(CutReason.Unreadable, "code or table");
        }

        if (block.Shape == BlockShape.Caption)
        {
            return Verdict.CutAs(CutReason.Caption, "marked as a caption");
        }

        return _blocks[i].Words == 0 ? Verdict.CutAs(CutReason.Slug, "no words") : null;
    }

    private Verdict? ByCues(int i)
    {
        var score = _scores[i];
        if (score.Points == 0 || score.Net(_blocks[i]) < Score.Threshold)
        {
            return null;
        }

        return Verdict.CutAs(score.Reason, $"“{score.Evidence}”");
    }

    private bool IsKept(int i) => _cuts[i] is null;

    private BlockKind Kind(int i)
    {
        var block = _blocks[i].Block;
        if (block.KnownKind is { } known)
        {
            return known;
        }

        if (i == _head.Headline)
        {
            return BlockKind.Headline;
        }

        if (i == _head.Standfirst)
        {
            return BlockKind.Standfirst;
        }

        if (i == _head.Byline)
        {
            return BlockKind.Byline;
        }

        return block.Shape switch
        {
            BlockShape.Heading => BlockKind.Heading,
            BlockShape.ListItem => BlockKind.ListItem,
            BlockShape.BlockQuote => BlockKind.BlockQuote,
            _ => IsPlainHeading(i) ? BlockKind.Heading : BlockKind.Paragraph,
        };
    }

    /// <summary>In plain text a heading is a short line without a full stop that stands before a paragraph.</summary>
    private bool IsPlainHeading(int i)
    {
        var b = _blocks[i];
        if (b.Words > 10 || !b.IsTitleLike || b.Block.Text[^1] is ',' or ';' or ':' or '"' or '”' or '…' || b.QuotedWords > 0 || !b.Tokens[0].IsCapital
            || b.Block.Text.Contains(": ", StringComparison.Ordinal) || i <= _head.Headline || _head.Headline < 0)
        {
            return false;
        }

        for (var next = i + 1; next < _blocks.Count; next++)
        {
            if (IsKept(next))
            {
                return _blocks[next].IsProse && _blocks[next].Words > b.Words;
            }
        }

        return false;
    }
}
