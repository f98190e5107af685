using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Collects for each quotation everybody who may say it and takes the best.</summary>
internal sealed partial class QuotationRanker
{
    private const int MostClausesAfter = 3;
    private readonly Narration _narration;
    private readonly PeopleTable _people;
    private readonly ReportingClause[] _clauses;
    private readonly IReadOnlyDictionary<int, Mention> _topics;
    private readonly IReadOnlyList<Quotation> _quotations;
    private readonly SubjectFinder _subjects;
    private readonly List<Candidate>[] _candidates;
    private readonly Candidate[] _chosen;
    private readonly bool[] _own;
    private readonly int[] _firstClauseOfBlock;

    public QuotationRanker(Narration narration, PeopleTable people, ReportingClause[] clauses, IReadOnlyDictionary<int, Mention> topics, IReadOnlyList<Quotation> quotations)
    {
        _narration = narration;
        _people = people;
        _clauses = clauses;
        _topics = topics;
        _quotations = quotations;
        _subjects = new SubjectFinder(narration, people);
        _candidates = new List<Candidate>[quotations.Count];
        _chosen = new Candidate[quotations.Count];
        _own = new bool[quotations.Count];
        _firstClauseOfBlock = new int[narration.BlockCount + 1];
        var c = 0;
        for (var b = 0; b <= narration.BlockCount; b++)
        {
            while (c < clauses.Length && clauses[c].Verb < narration.BlockStart(b))
            {
                c++;
            }

            _firstClauseOfBlock[b] = c;
        }
    }

    /// <summary>For each quotation the winner first, then the others.</summary>
    public IReadOnlyList<Candidate>[] Rank()
    {
        for (var q = 0; q < _quotations.Count; q++)
        {
            _candidates[q] = new List<Candidate>(4);
            AddOwnClauses(q);
            Choose(q);
            _own[q] = _candidates[q].Count > 0;
        }

        for (var q = 0; q < _quotations.Count; q++)
        {
            if (_quotations[q].ContinuesIndex is { } before && before < q)
            {
                _candidates[q].Add(_chosen[before] with { Rule = "quotation-goes-on", Score = Weights.Continues });
            }
            else if (!_own[q] || _chosen[q].Score < Weights.SameParagraphClause)
            {
                AddNeighbours(q);
            }

            Choose(q);
        }

        return _candidates;
    }

    private void Choose(int q)
    {
        var list = _candidates[q];
        if (list.Count > 1)
        {
            list.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        }

        _chosen[q] = list.Count > 0 ? list[0] : new Candidate(-1, default, "unresolved", -1, 0);
    }

    private void Add(int q, int entity, in Mention mention, string rule, int cue, float score, float trust)
    {
        _candidates[q].Add(new Candidate(entity, mention, rule, cue, score + ((trust - 1) * Weights.Trust)));
    }

    private void AddClause(int q, in ReportingClause clause, string rule, float score) =>
        Add(q, clause.Trust > 0 ? clause.Entity : -1, clause.Subject, rule, clause.Verb, score, clause.Trust);

    // Clauses of the quotation's own sentence.
    private void AddOwnClauses(int q)
    {
        var p = _narration.TokenOfQuotation(q);
        ref var token = ref _narration.Tokens[p];
        var start = _narration.SentenceStart(p);
        var end = _narration.SentenceEnd(p);
        var lastBefore = -1;
        var after = 0;
        for (var c = FirstClauseFrom(start, token.Block); c < _clauses.Length && _clauses[c].Verb < end; c++)
        {
            ref var clause = ref _clauses[c];
            if (clause.Verb < p)
            {
                lastBefore = c;
                continue;
            }

            AddAfter(q, p, clause);
            if (++after == MostClausesAfter)
            {
                break;
            }
        }

        if (lastBefore >= 0)
        {
            AddBefore(q, p, _clauses[lastBefore]);
        }

        AddDash(q, p);
        if (_candidates[q].Count == 0 && p > start)
        {
            var subject = _subjects.Main(start, p);
            if (subject.Kind == MentionKind.Name)
            {
                Add(q, subject.Entity, subject, "subject-of-sentence", -1, Weights.SentenceSubject, 1);
            }
        }
    }

    private int FirstClauseFrom(int token, int block)
    {
        var low = _firstClauseOfBlock[block];
        var high = _firstClauseOfBlock[block + 1];
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_clauses[middle].Verb < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // The clause that a nested one stands in.
    private int Outer(int clause, int block)
    {
        while (clause > _firstClauseOfBlock[block] && _clauses[clause].Nested && _narration.Tokens[_clauses[clause - 1].Verb].Sentence == _narration.Tokens[_clauses[clause].Verb].Sentence)
        {
            clause--;
        }

        return clause;
    }

    private void AddAfter(int q, int p, in ReportingClause clause)
    {
        var first = clause.Shape == ClauseShape.Participle || clause.First < p ? clause.Verb : clause.First;
        var gap = 0;
        var interrupted = false;
        for (var k = p + 1; k < first; k++)
        {
            gap += _narration.Tokens[k].Kind == TokenKind.Punctuation ? 0 : 1;
            interrupted |= _narration.Tokens[k].Kind == TokenKind.Quotation;
        }

        var score = gap == 0 ? Weights.AfterTouching : gap <= 3 ? Weights.AfterNear : Weights.AfterNear - (Weights.PerToken * gap);
        score += Verb(clause) + (interrupted ? Weights.Interrupted : 0);
        if (clause.Shape == ClauseShape.Participle)
        {
            score -= 1;
        }

        AddClause(q, clause, clause.Shape switch { ClauseShape.Inverted => "clause-after-inverted", ClauseShape.AccordingTo => "according-to", _ => "clause-after" }, score);
    }

    private void AddBefore(int q, int p, in ReportingClause clause)
    {
        var from = Math.Max(clause.Last, clause.Verb);
        var gap = 0;
        var interrupted = false;
        for (var k = from + 1; k < p; k++)
        {
            gap += _narration.Tokens[k].Kind == TokenKind.Punctuation ? 0 : 1;
            interrupted |= _narration.Tokens[k].Kind == TokenKind.Quotation;
        }

        var before = _narration.Tokens[p - 1];
        var score = before.IsPunctuation(':') ? Weights.BeforeColon - (Weights.PerToken * Math.Min(gap, 16))
            : before.IsPunctuation(',') && gap <= 4 ? Weights.BeforeComma
            : gap == 0 ? Weights.BeforeTouching : Math.Max(Weights.SentenceSubject + 0.2f, Weights.BeforeNear - (Weights.PerToken * gap));
        score += Verb(clause) + (interrupted ? Weights.Interrupted : 0);
        AddClause(q, clause, interrupted || _narration.Tokens[_narration.SentenceStart(p)].Kind == TokenKind.Quotation && _narration.SentenceStart(p) != p ? "split-quotation" : clause.Shape == ClauseShape.AccordingTo ? "according-to" : "clause-before", score);
    }

    private static float Verb(in ReportingClause clause) =>
        ((clause.Flags & (Lex.Speech | Lex.Adjacent)) == Lex.None ? Weights.ReportVerb : 0) + (clause.Shape == ClauseShape.AccordingTo ? Weights.AccordingTo : 0);

    // “…” — Ana Ruiz
    private void AddDash(int q, int p)
    {
        var tokens = _narration.Tokens;
        var k = p + 1;
        while (k < tokens.Length && tokens[k].Kind == TokenKind.Punctuation && tokens[k].Value is '.' or ',')
        {
            k++;
        }

        if (k + 1 < tokens.Length && tokens[k].Kind == TokenKind.Punctuation && tokens[k].Value is '—' or '–' or '-' or '―' or '~' && _people.MentionAt[k + 1] is var m and >= 0
            && tokens[k].Block <= tokens[p].Block + 1)
        {
            var after = _people.Mentions[m].LastToken + 1;
            if (after >= tokens.Length || tokens[after].Block != tokens[k].Block || tokens[after].Kind == TokenKind.Punctuation)
            {
                Add(q, _people.Mentions[m].Entity, _people.Mentions[m], "dash-after", -1, Weights.DashAfter, 1);
            }
        }
    }

    // The sentences and paragraphs around.
    private void AddNeighbours(int q)
    {
        var p = _narration.TokenOfQuotation(q);
        var tokens = _narration.Tokens;
        var block = tokens[p].Block;
        var blockStart = _narration.BlockStart(block);
        var sentence = _narration.SentenceStart(p);
        var last = Outer(FirstClauseFrom(p, block) - 1, block);
        var before = PreviousInBlock(q, block);
        if (before >= 0)
        {
            var previous = _narration.TokenOfQuotation(before);
            var speech = _quotations[before].Kind == QuotationKind.Direct;
            if (last < _firstClauseOfBlock[block] || (speech && tokens[_clauses[last].Verb].Sentence <= tokens[previous].Sentence) || (speech && (_clauses[last].Flags & Lex.Speech) == Lex.None))
            {
                Add(q, _chosen[before].Entity, _chosen[before].Mention, "same-paragraph", _chosen[before].Cue, Weights.SameParagraphClause, 1);
            }
        }

        if (last >= _firstClauseOfBlock[block] && _clauses[last].Verb < sentence)
        {
            AddClause(q, _clauses[last], "same-paragraph", Weights.SameParagraphClause - 0.1f + (Verb(_clauses[last]) / 2));
        }
        else if (sentence > blockStart)
        {
            var subject = _topics.TryGetValue(tokens[sentence - 1].Sentence, out var topic) ? topic : _subjects.Main(_narration.SentenceStart(sentence - 1), sentence);
            if (!subject.IsNone && subject.Entity >= 0)
            {
                Add(q, subject.Entity, subject, "subject-of-previous-sentence", -1, Weights.PreviousSentenceSubject, 1);
            }
        }

        if (q + 1 < _quotations.Count && tokens[_narration.TokenOfQuotation(q + 1)].Block == block && _own[q + 1])
        {
            var apart = IsApart(p, _narration.TokenOfQuotation(q + 1)) ? Weights.SentenceBetween : 0;
            Add(q, _chosen[q + 1].Entity, _chosen[q + 1].Mention, "next-in-paragraph", _chosen[q + 1].Cue, Weights.NextInParagraph + apart, 1);
        }

        if (block > 0 && sentence == blockStart)
        {
            AddPreviousBlock(q, block);
        }
    }

    // The last speech of the paragraph; a fragment only where there is none.
    private int PreviousInBlock(int q, int block)
    {
        var fragment = -1;
        for (var k = q - 1; k >= 0 && q - k <= 8 && _narration.Tokens[_narration.TokenOfQuotation(k)].Block == block; k--)
        {
            if (_chosen[k].Entity >= 0)
            {
                if (_quotations[k].Kind == QuotationKind.Direct)
                {
                    return k;
                }

                fragment = fragment < 0 ? k : fragment;
            }
        }

        return fragment;
    }

    private void AddPreviousBlock(int q, int block)
    {
        var tokens = _narration.Tokens;
        var start = _narration.BlockStart(block - 1);
        var end = _narration.BlockStart(block);
        if (end <= start)
        {
            return;
        }

        var last = Outer(_firstClauseOfBlock[block] - 1, block - 1);
        var has = last >= _firstClauseOfBlock[block - 1];
        if (tokens[end - 1].IsPunctuation(':'))
        {
            if (has)
            {
                AddClause(q, _clauses[last], "colon-paragraph", Weights.ParagraphColon + (Verb(_clauses[last]) / 2));
            }
            else if (_subjects.Main(_narration.SentenceStart(end - 1), end) is { Kind: MentionKind.Name } subject)
            {
                Add(q, subject.Entity, subject, "colon-paragraph", -1, Weights.ParagraphColon - 1, 1);
            }

            return;
        }

        if (Answering(q, block) is var other and >= 0)
        {
            Add(q, _chosen[other].Entity, _chosen[other].Mention, DialogueRule, _chosen[other].Cue, Weights.Dialogue, 1);
        }
        else if (q > 0 && tokens[_narration.TokenOfQuotation(q - 1)].Block == block - 1 && _chosen[q - 1].Entity >= 0)
        {
            Add(q, _chosen[q - 1].Entity, _chosen[q - 1].Mention, "same-speaker-continues", _chosen[q - 1].Cue, Weights.PreviousParagraphSpeaker, 1);
        }

        if (has)
        {
            AddClause(q, _clauses[last], "source-of-previous-paragraph", Weights.PreviousParagraphClause + (Verb(_clauses[last]) / 2));
        }
        else if (_subjects.Main(start, end) is { Kind: MentionKind.Name } topic)
        {
            Add(q, topic.Entity, topic, "subject-of-previous-paragraph", -1, Weights.PreviousParagraphSubject, 1);
        }
    }
}
