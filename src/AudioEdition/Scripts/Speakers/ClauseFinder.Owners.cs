namespace AudioEdition.Scripts.Speakers;

/// <content>Clauses without a verb of speech: whose words they are, and whom a question of the reporter is about.</content>
internal sealed partial class ClauseFinder
{
    private const int ShortSentence = 14;

    // "Ruiz's parting words: “…”", "Her message to voters was simple: “…”"
    private Mention Owner(int start, int end)
    {
        if (end - start > ShortSentence)
        {
            return default;
        }

        var i = start < end && _tokens[start].Is(Lex.Conjunction | Lex.Determiner | Lex.Preposition) ? start + 1 : start;
        if (people.MentionAt[i] is var m and >= 0)
        {
            var named = people.Mentions[m];
            return named.Possessive && NamesUtterance(named.LastToken + 2, end) ? named : default;
        }

        return i < end && OwnerPronoun(i) is { IsNone: false } pronoun && NamesUtterance(i + 1, end) ? pronoun : default;
    }

    // "parting words", "only advice": a noun for something said, at most two words on.
    private bool NamesUtterance(int from, int end)
    {
        for (var k = from; k < end && k < from + 3 && _tokens[k].Kind == TokenKind.Word && !_tokens[k].Is(Lex.Function); k++)
        {
            if (_tokens[k].Is(Lex.Utterance) && (k + 1 >= end || _tokens[k + 1].Kind == TokenKind.Punctuation || _tokens[k + 1].Is(Lex.Be | Lex.Preposition | Lex.Adverb)))
            {
                return true;
            }
        }

        return false;
    }

    private Mention OwnerPronoun(int i)
    {
        var head = narration.WordAt(i) switch
        {
            "his" or "His" => Lex.He,
            "her" or "Her" => Lex.She,
            "their" or "Their" => Lex.They,
            _ => Lex.None,
        };
        return head == Lex.None ? default : Mention.OfPronoun(i, head);
    }

    // "“No,” was her reply."
    private bool TryOwnedAfter(int quotation, out ReportingClause clause)
    {
        clause = default;
        var verb = quotation + 1 < _tokens.Length && _tokens[quotation + 1].IsPunctuation(',') ? quotation + 2 : quotation + 1;
        if (verb + 1 >= _tokens.Length || _tokens[verb].Block != _tokens[quotation].Block || narration.WordAt(verb) is not ("was" or "is" or "came"))
        {
            return false;
        }

        var owner = Owner(verb + 1, Math.Min(narration.SentenceEnd(verb), verb + ShortSentence));
        clause = new ReportingClause { Verb = verb, First = verb, Last = Math.Max(verb, owner.LastToken), Subject = owner, Shape = ClauseShape.Inverted, Flags = Lex.Speech, Entity = -1 };
        return !owner.IsNone;
    }

    // "Does she agree? “No.”": the answer is that of the one the question is about.
    private bool TryQuestion(int mark, out ReportingClause clause)
    {
        clause = default;
        if (mark + 1 >= _tokens.Length || !IsQuotation(mark + 1) || _tokens[mark + 1].Block != _tokens[mark].Block || _first.Sentence == _tokens[mark].Sentence)
        {
            return false;
        }

        var start = narration.SentenceStart(mark);
        for (var k = start; k + 1 < mark && k < start + 4; k++)
        {
            if (_tokens[k].Is(Lex.Auxiliary))
            {
                var subject = people.MentionAt[k + 1] is var m and >= 0 && !people.Mentions[m].Possessive ? people.Mentions[m]
                    : _tokens[k + 1].Is(Lex.He | Lex.She) ? Mention.OfPronoun(k + 1, _tokens[k + 1].Lex)
                    : default;
                clause = new ReportingClause { Verb = mark, First = k, Last = mark, Subject = subject, Shape = ClauseShape.Participle, Flags = Lex.Report, Entity = -1 };
                return !subject.IsNone;
            }
        }

        return false;
    }
}
