namespace AudioEdition.Articles.Sifting;

/// <content>Furniture that is told by what stands around it.</content>
internal sealed partial class BlockClassifier
{
    /// <summary>The titles that follow "Most read" or "More on this story".</summary>
    private void CutLinkLists()
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (_cuts[i] is not { Cut: CutReason.Related or CutReason.ReadMore or CutReason.Tags } || !IsListHead(i))
            {
                continue;
            }

            var end = i + 1;
            while (end < _blocks.Count && (_cuts[end] is { Cut: CutReason.Related or CutReason.ReadMore or CutReason.Timestamp } || IsLinkTitle(end)))
            {
                end++;
            }

            // One title before a paragraph may be a heading of the body; a list of them, or titles up to the end, is not.
            var sameGroup = end - 1 > i && _blocks[end - 1].Block.Group == _blocks[i].Block.Group;
            var items = Enumerable.Range(i + 1, end - i - 1).Count(j => _blocks[j].Block.Shape == BlockShape.ListItem);
            if (end == _blocks.Count || sameGroup || items > 0 || end - i - 1 >= 3)
            {
                Cut(i + 1, end, CutReason.Related, $"in the list under “{_blocks[i].Block.Text}”");
                i = end - 1;
            }
        }
    }

    private bool IsListHead(int i) => _blocks[i].Words <= 8 && (!_blocks[i].Block.Text.Contains(": ", StringComparison.Ordinal));

    private bool IsLinkTitle(int i)
    {
        var b = _blocks[i];
        return IsKept(i) && (!b.Block.HasMarkup || b.Block.LinkDensity > (b.Block.Shape == BlockShape.ListItem ? 0.1 : 0.5)) && b.Words is >= 2 and <= 22 && !b.Attributes && (!b.EndsSentence || b.Block.Text[^1] is '?' or '!' or '’' or '\'' or '”' or '"' || b.Block.Shape == BlockShape.ListItem && b.Words <= 14);
    }

    /// <summary>What readers wrote under the article: all that follows the head of the comments, where the article is over by then.</summary>
    private void CutCommentThread()
    {
        for (var i = Math.Max(1, _blocks.Count / 3); i < _blocks.Count; i++)
        {
            if (_cuts[i] is not { Cut: CutReason.Comments } || _blocks[i].Words > 4 || (_blocks[i].Block.HasMarkup && CommentWords(i + 1) < 40))
            {
                continue;
            }

            var before = Words(0, i);
            var after = Words(i + 1, _blocks.Count);
            if (before > 25 && after < before * 3)
            {
                Cut(i + 1, _blocks.Count, CutReason.Comments, $"after “{_blocks[i].Block.Text}”");
            }

            return;
        }
    }

    /// <summary>Where the page has marked up its comments, a thread is told by them; a button "Comments" is none.</summary>
    private int CommentWords(int from) => Enumerable.Range(from, _blocks.Count - from).Where(i => _cuts[i] is { Cut: CutReason.Comments }).Sum(i => _blocks[i].Words);

    /// <summary>Who the author is: opens with the author's name, or with any name and a profession, after the article's end.</summary>
    private void CutBios()
    {
        var names = _head.BylineNames;
        for (var i = Math.Max(1, _blocks.Count - 6); i < _blocks.Count; i++)
        {
            if (!IsKept(i) || i == _head.Headline || _blocks[i].Attributes)
            {
                continue;
            }

            var b = _blocks[i];
            var opening = OpeningName(b);
            var next = opening > 0 && opening < b.Words ? b.Tokens[opening].Key : "";
            var isVerb = next is "is" or "was" or "are" or "teaches" or "covers" or "writes" or "works" or "reports" or "leads" or "runs" or "edits" or "hosts" or "joined" or "directs" or "studies" or "lives" or "has" or "serves" or "blogs" or "specializes" or "specialises" or "contributes" or "worked" or "wrote";
            if (isVerb && names.Exists(n => b.Block.Text.StartsWith(n, StringComparison.OrdinalIgnoreCase)) && EndsArticle(i))
            {
                _cuts[i] = Verdict.CutAs(CutReason.AuthorBio, $"the author “{names.Find(n => b.Block.Text.StartsWith(n, StringComparison.OrdinalIgnoreCase))}” at the end");
            }
            else if (isVerb && opening >= 2 && next is not ("has" or "was" or "are" or "wrote" or "worked" or "joined") && EndsArticle(i) && BioWeight(b) >= 4)
            {
                _cuts[i] = Verdict.CutAs(CutReason.AuthorBio, $"who “{b.Block.Text[..b.Tokens[opening - 1].End]}” is, at the end");
            }
        }
    }

    private static int BioWeight(BlockFeatures b) => b.Cues.Where(c => c.Cue.Reason is CutReason.AuthorBio or CutReason.SignUp || c.Cue.Row == "2 mail").Sum(c => c.Cue.Weight);

    private static int OpeningName(BlockFeatures b)
    {
        var i = 0;
        while (i < b.Words && i < 5 && b.Tokens[i].IsCapital && !b.Tokens[i].ClosesSentence)
        {
            i++;
        }

        return i;
    }

    /// <summary>True where no surely own paragraph follows.</summary>
    private bool EndsArticle(int i)
    {
        for (var j = i + 1; j < _blocks.Count; j++)
        {
            if (IsKept(j) && _blocks[j].IsProse && _blocks[j].Shield > 0 && _scores[j].Points == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A weak suspicion counts where the block next to it is cut.</summary>
    private void CutBetween()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < _blocks.Count; i++)
            {
                if (!IsKept(i) || i == _head.Headline || _scores[i].Points == 0)
                {
                    continue;
                }

                var support = (i > 0 && Furniture(i - 1) ? 1 : 0) + (i + 1 < _blocks.Count && Furniture(i + 1) ? 1 : 0) + (i >= _tailStart ? 1 : 0);
                if (_scores[i].Net(_blocks[i]) + support >= Score.Threshold)
                {
                    _cuts[i] = Verdict.CutAs(_scores[i].Reason, $"{_scores[i].Evidence}, beside other cuts");
                }
            }
        }
    }

    private bool Furniture(int i) => _cuts[i] is { Cut: not (CutReason.Byline or CutReason.Caption or CutReason.Credit or CutReason.Unreadable or CutReason.Timestamp) };

    /// <summary>Once a publisher begins to plead after the article's end, what stands between the pleas is theirs as well.</summary>
    private void CutTails()
    {
        var last = -1;
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (_cuts[i] is not { Cut: CutReason.Appeal or CutReason.SignUp } || i <= _head.Headline)
            {
                continue;
            }

            if (last >= 0 && i - last <= 5 && BodyBetween(last, i) is false)
            {
                Cut(last + 1, i, CutReason.Appeal, "between two appeals");
            }

            last = i;
        }

        // After the last appeal nothing of the article may follow but what shows that it belongs to it.
        if (last > 0 && _cuts[last] is { Cut: CutReason.Appeal } && Words(0, last) > 40 && last + 1 < _blocks.Count && _blocks.Count - last <= 6 && !BodyBetween(last, _blocks.Count))
        {
            Cut(last + 1, _blocks.Count, CutReason.Appeal, "after the appeal at the end");
        }
    }

    /// <summary>After the last prose an article may end in a list or a line; titles among the furniture there are links.</summary>
    private void CutTrailingTitles()
    {
        var end = _blocks.Count;
        while (end > 0 && !(IsKept(end - 1) && (_blocks[end - 1].EndsSentence || _blocks[end - 1].Block.Shape is BlockShape.ListItem or BlockShape.BlockQuote || _blocks[end - 1].Words > 24)))
        {
            end--;
        }

        if (end <= _head.Headline + 1)
        {
            return;
        }

        var evidence = Enumerable.Range(end, _blocks.Count - end).Count(i => _cuts[i] is { Cut: not (CutReason.Caption or CutReason.Credit or CutReason.Unreadable) });
        for (var i = end; i < _blocks.Count && evidence > 0; i++)
        {
            if (_blocks[i].Block.Text[0] == '(' || (_blocks[i].Block.HasMarkup && _blocks[i].Block.Shape != BlockShape.Heading && _blocks[i].Block.LinkDensity < 0.5 && _blocks[i].Words > 6))
            {
                // "($1 = 9.20 crowns)" and the like belong to the report.
                continue;
            }

            _cuts[i] ??= Verdict.CutAs(CutReason.Related, "a line without a sentence among what follows the article");
        }
    }

    /// <summary>A heading under which nothing is left goes with what stood there.</summary>
    private void CutEmptyHeadings()
    {
        for (var i = _blocks.Count - 1; i > _head.Headline; i--)
        {
            if (!IsKept(i) || _blocks[i].Block is not { Shape: BlockShape.Heading, KnownKind: null })
            {
                continue;
            }

            var next = i + 1;
            while (next < _blocks.Count && !IsKept(next))
            {
                next++;
            }

            var isLast = next == _blocks.Count;
            if ((isLast || (next > i + 1 && _blocks[next].Block is { Shape: BlockShape.Heading } other && other.Level <= _blocks[i].Block.Level)) && i > 0)
            {
                _cuts[i] = Verdict.CutAs(next > i + 1 ? _cuts[i + 1]!.Value.Cut!.Value : CutReason.Related, "a heading with nothing under it");
            }
        }
    }

    /// <summary>True where a block between the two tells of what happened or of what somebody said.</summary>
    private bool BodyBetween(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            var b = _blocks[i];
            if (IsKept(i) && (b.Attributes || b.QuotedWords >= 3 || b.PastVerbs * 12 >= b.Words || b.Block.Shape is BlockShape.Heading or BlockShape.BlockQuote || OwnVoice(i) == 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How much a publisher speaks of itself and to its readers here.</summary>
    private int OwnVoice(int i) => _scores[i].Points + _blocks[i].OwnVoice + _blocks[i].SecondPerson;

    private int Words(int from, int to)
    {
        var words = 0;
        for (var i = from; i < to; i++)
        {
            words += IsKept(i) ? _blocks[i].Words : 0;
        }

        return words;
    }

    private void Cut(int from, int to, CutReason reason, string evidence)
    {
        for (var i = from; i < to; i++)
        {
            _cuts[i] ??= Verdict.CutAs(reason, evidence);
        }
    }
}
