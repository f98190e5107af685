namespace AudioEdition.Scripts.Speakers;

/// <summary>Finds every reporting clause of the narration, for direct and indirect speech, in text order.</summary>
internal sealed partial class ClauseFinder(Narration narration, PeopleTable people)
{
    private readonly Run<Token> _tokens = narration.Tokens;
    private readonly SubjectFinder _subjects = new(narration, people);

    // The first reporting clause of the sentence that is being read: what "adding" and "saying" go on from.
    private (int Sentence, Mention Subject) _first = (-1, default);

    public ReportingClause[] Find()
    {
        var clauses = new List<ReportingClause>(_tokens.Length / 25);
        for (var i = 0; i < _tokens.Length; i++)
        {
            ref var token = ref _tokens[i];
            if (token.Kind == TokenKind.Word)
            {
                if (token.Is(Lex.AnyVerb) && people.MentionAt[i] < 0 && TryVerb(i, out var clause))
                {
                    clauses.Add(clause);
                    if (_first.Sentence != token.Sentence)
                    {
                        _first = (token.Sentence, clause.Subject);
                    }
                }
                else if ((token.Capital ? narration.WordAt(i) is "According" : narration.WordAt(i) is "according") && i + 2 < _tokens.Length && narration.WordAt(i + 1) is "to"
                    && _subjects.After(i + 2) is { IsNone: false } source)
                {
                    clauses.Add(new ReportingClause { Verb = i, First = i, Last = source.LastToken, Subject = source, Shape = ClauseShape.AccordingTo, Flags = Lex.Speech, Entity = -1 });
                }
            }
            else if (token.Kind == TokenKind.Possessive && i + 1 < _tokens.Length && i > 0 && people.MentionEndingAt[i - 1] >= 0 && narration.WordAt(i + 1) is "words")
            {
                // "in Ruiz's words"
                var mention = people.Mentions[people.MentionEndingAt[i - 1]];
                clauses.Add(new ReportingClause { Verb = i + 1, First = mention.FirstToken, Last = i + 1, Subject = mention, Shape = ClauseShape.AccordingTo, Flags = Lex.Speech, Entity = -1 });
            }
            else if (token.IsPunctuation(':') && TryColon(i, out var colon))
            {
                clauses.Add(colon);
            }
            else if (token.IsPunctuation('?') && TryQuestion(i, out var question))
            {
                clauses.Add(question);
            }
            else if (token.Kind == TokenKind.Quotation && TryOwnedAfter(i, out var owned))
            {
                clauses.Add(owned);
            }
        }

        return clauses.ToArray();
    }

    private bool TryVerb(int verb, out ReportingClause clause)
    {
        clause = default;
        ref var token = ref _tokens[verb];
        var start = narration.SentenceStart(verb);
        var touches = TouchesQuotation(verb, start);
        if (token.Is(Lex.Adjacent) && !token.Is(Lex.Speech | Lex.Report) && !touches)
        {
            return false;
        }

        if (IsNoun(verb, start) || IsPassive(verb, start))
        {
            return false;
        }

        var flags = token.Lex;
        if (token.Is(Lex.Gerund) && !(verb > start && _tokens[verb - 1].Is(Lex.Be)) && !ProgressiveBefore(verb, start))
        {
            var own = OwnSubject(verb, start);
            var main = own >= 0 ? people.Mentions[own] : _first.Sentence == token.Sentence ? _first.Subject : _subjects.Main(start, verb);
            if (main.IsNone)
            {
                // "Speaking in Oldbridge, Ruiz ...": the subject comes after the comma.
                return false;
            }

            clause = new ReportingClause { Verb = verb, First = verb, Last = verb, Subject = main, Shape = ClauseShape.Participle, Flags = flags, Entity = -1 };
            return true;
        }

        if (token.Is(Lex.Base) && !IsFiniteBase(verb, start, out var infinitive) && !token.Is(Lex.Participle))
        {
            if (!infinitive || !touches)
            {
                return false;
            }

            var main = _subjects.Main(start, verb);
            clause = new ReportingClause { Verb = verb, First = verb, Last = verb, Subject = main, Shape = ClauseShape.Participle, Flags = flags, Entity = -1 };
            return !main.IsNone;
        }

        var inverted = IsInverted(verb, start, out var afterComma);
        if (inverted && afterComma && _subjects.Before(verb, out var fromMain) is { Kind: MentionKind.Name or MentionKind.Description } before && !fromMain
            && (before.Kind == MentionKind.Name || before.FirstToken == start || _tokens[before.FirstToken - 1].IsPunctuation(',')))
        {
            clause = new ReportingClause { Verb = verb, First = before.FirstToken, Last = verb, Subject = before, Shape = ClauseShape.SubjectBefore, Flags = flags, Entity = -1 };
            return true;
        }

        if (inverted)
        {
            var after = _subjects.After(verb + 1);
            if (!after.IsNone)
            {
                clause = new ReportingClause { Verb = verb, First = verb, Last = after.LastToken, Subject = after, Shape = ClauseShape.Inverted, Flags = flags, Entity = -1 };
                return true;
            }
        }

        var subject = _subjects.Before(verb, out var isMain);
        if (subject.IsNone || (subject.Kind == MentionKind.Description && !subject.Is(Lex.Role | Lex.Document | Lex.Collective | Lex.Organisation) && (token.Is(Lex.Base) || narration.WordAt(verb)[^1] == 's') && !touches))
        {
            return false;
        }

        clause = new ReportingClause
        {
            Verb = verb,
            First = subject.FirstToken,
            Last = verb,
            Subject = subject,
            Shape = isMain ? ClauseShape.Participle : ClauseShape.SubjectBefore,
            Flags = flags,
            Entity = -1,
        };
        return true;
    }

    // "with Ruiz angrily saying": the name between "with" and the participle.
    private int OwnSubject(int verb, int start)
    {
        var k = verb - 1;
        while (k > start && (_tokens[k].Is(Lex.Adverb) || (_tokens[k].Kind == TokenKind.Word && narration.WordAt(k).EndsWith("ly", StringComparison.Ordinal))))
        {
            k--;
        }

        var m = k > start ? people.MentionEndingAt[k] : -1;
        return m >= 0 && people.Mentions[m].FirstToken > start && narration.WordAt(people.Mentions[m].FirstToken - 1) is "with" or "With" or "of" ? m : -1;
    }

    private bool TouchesQuotation(int verb, int start)
    {
        var k = verb + 1;
        while (k < _tokens.Length && k < verb + 4 && _tokens[k].Sentence == _tokens[verb].Sentence && !IsQuotation(k))
        {
            k++;
        }

        if (k < _tokens.Length && IsQuotation(k) && _tokens[k].Block == _tokens[verb].Block)
        {
            return true;
        }

        for (k = verb - 1; k >= start && k >= verb - 8; k--)
        {
            if (IsQuotation(k))
            {
                return true;
            }
        }

        return verb + 1 < _tokens.Length && _tokens[verb + 1].IsPunctuation(':');
    }

    private bool IsQuotation(int i) => _tokens[i].Kind == TokenKind.Quotation;

    private bool IsNoun(int verb, int start)
    {
        if (verb == start)
        {
            return false;
        }

        ref var before = ref _tokens[verb - 1];
        if (before.Kind == TokenKind.Possessive)
        {
            return true;
        }

        if (before.Kind != TokenKind.Word || people.MentionEndingAt[verb - 1] >= 0)
        {
            return false;
        }

        if (verb + 1 < _tokens.Length && (_tokens[verb].Is(Lex.Base) || narration.WordAt(verb)[^1] == 's') && (_tokens[verb + 1].Is(Lex.Auxiliary) || narration.WordAt(verb + 1) is "of"))
        {
            return true;
        }

        var nounLike = _tokens[verb].Is(Lex.Base | Lex.Document | Lex.Role) || narration.WordAt(verb)[^1] == 's';
        return before.Is(Lex.Determiner | Lex.PossessivePronoun) && !before.Is(Lex.He | Lex.She)
            ? !(before.Is(Lex.Determiner) && narration.WordAt(verb - 1) is "Another" or "Others" or "Some" or "Many" or "Most" or "Several" or "This" or "all" or "both" or "some" or "many" or "few" or "another" or "others" or "most" or "several" or "this" or "that" or "each" && !nounLike)
            : before.Is(Lex.Preposition) && !_tokens[verb].Is(Lex.Gerund) && nounLike && !before.Is(Lex.Adverb) && narration.WordAt(verb - 1) is not "to";
    }

    private bool IsPassive(int verb, int start)
    {
        if (!_tokens[verb].Is(Lex.Participle))
        {
            return false;
        }

        var k = verb - 1;
        while (k >= start && _tokens[k].Is(Lex.Adverb))
        {
            k--;
        }

        // "an interview published on Monday", "the claims dismissed by Ruiz"
        if (verb > start && verb + 1 < _tokens.Length && k == verb - 1 && (narration.WordAt(verb + 1) is "by" || (!_tokens[verb].Is(Lex.Speech) && narration.WordAt(verb + 1) is "on" or "in" or "at" && people.MentionEndingAt[verb - 1] < 0)))
        {
            return true;
        }

        if (k < start)
        {
            // "Asked about it, ..." opens with a participle.
            return true;
        }

        if (_tokens[k].Is(Lex.Be))
        {
            return true;
        }

        // "when asked", "if told", "got called"
        return k == verb - 1 && narration.WordAt(k) is "when" or "When" or "if" or "If" or "once" or "Once" or "get" or "got" or "gets";
    }

    private bool ProgressiveBefore(int verb, int start)
    {
        var k = verb - 1;
        while (k >= start && _tokens[k].Is(Lex.Adverb))
        {
            k--;
        }

        return k >= start && _tokens[k].Is(Lex.Be);
    }

    private bool IsFiniteBase(int verb, int start, out bool infinitive)
    {
        infinitive = false;
        var k = verb - 1;
        while (k >= start && _tokens[k].Is(Lex.Adverb))
        {
            k--;
        }

        if (k < start)
        {
            return false;
        }

        if (narration.WordAt(k) is "to")
        {
            infinitive = true;
            return false;
        }

        ref var before = ref _tokens[k];
        if (before.Is(Lex.Auxiliary))
        {
            return narration.WordAt(k) is "will" or "would" or "did" or "could" or "may" or "might" or "can" or "do" or "does" or "must" or "should" && !_tokens[k].Is(Lex.Conjunction);
        }

        // "critics say", "they say", "who say": the past tense and the base form of "put", "read" look the same.
        return before.Is(Lex.They | Lex.FirstPerson | Lex.Relative | Lex.Plural | Lex.Collective) || narration.WordAt(verb) is "read" or "put"
            || (before.Kind == TokenKind.Word && narration.WordAt(k) is { Length: > 3 } word && word[^1] == 's') || before.IsPunctuation(',');
    }

    private bool IsInverted(int verb, int start, out bool afterComma)
    {
        afterComma = false;
        if (!_tokens[verb].Is(Lex.Speech | Lex.Adjacent | Lex.Report) || verb + 1 >= _tokens.Length || _tokens[verb + 1].Sentence != _tokens[verb].Sentence)
        {
            return false;
        }

        ref var next = ref _tokens[verb + 1];
        var startsPhrase = people.MentionAt[verb + 1] >= 0 || next.Kind == TokenKind.Number || StartsNounPhrase(next);
        if (!startsPhrase && next.Kind == TokenKind.Word && !next.Is(Lex.Function | Lex.Adverb | Lex.Calendar | Lex.AnyVerb))
        {
            // "said longtime friend Ana Ruiz"
            for (var k = verb + 2; k < _tokens.Length && k < verb + 6 && !startsPhrase && _tokens[k].Kind == TokenKind.Word && !_tokens[k].Is(Lex.Function); k++)
            {
                startsPhrase = people.MentionAt[k] >= 0 || _tokens[k].Is(Lex.Role);
            }
        }

        if (!startsPhrase || narration.WordAt(verb) is "told" or "tells" or "telling")
        {
            return false;
        }

        var b = verb - 1;
        if (b >= start && _tokens[b].Kind == TokenKind.Punctuation && _tokens[b].Value is ',' or '—' or '–' or '-')
        {
            b--;
            afterComma = b >= start && !IsQuotation(b);
            return !afterComma || (_tokens[verb].Is(Lex.Speech) && !_tokens[verb].Is(Lex.Addressing));
        }

        // "as said"? "so says Ruiz", "says Ruiz"
        return b < start ? _tokens[verb].Is(Lex.Speech) && !_tokens[verb].Capital : IsQuotation(b) || narration.WordAt(b) is "so" or "So" or "as" or "As";
    }

    private static bool StartsNounPhrase(in Token token) =>
        token.Kind == TokenKind.Word && (token.Is(Lex.Determiner | Lex.Role | Lex.PossessivePronoun | Lex.Cardinal | Lex.Collective | Lex.He | Lex.She)
            || (token.Capital && !token.Is(Lex.Function | Lex.Adverb | Lex.Calendar)));

    // "Ruiz: “…”" at the head of a block, and "the statement from Ruiz: “…”" without a verb.
    private bool TryColon(int colon, out ReportingClause clause)
    {
        clause = default;
        var ends = colon + 1 >= _tokens.Length || _tokens[colon + 1].Block != _tokens[colon].Block;
        if (!ends && !IsQuotation(colon + 1))
        {
            return false;
        }

        var start = narration.SentenceStart(colon);
        if (colon == start || _first.Sentence == _tokens[colon].Sentence)
        {
            return false;
        }

        if (Owner(start, colon) is { IsNone: false } owner)
        {
            clause = new ReportingClause { Verb = colon, First = owner.FirstToken, Last = colon, Subject = owner, Shape = ClauseShape.Colon, Flags = Lex.Speech, Entity = -1 };
            return true;
        }

        var end = colon - 1;
        if (_tokens[end].IsPunctuation(')'))
        {
            while (end > start && !_tokens[end].IsPunctuation('('))
            {
                end--;
            }

            end = Math.Max(start, end - 1);
        }

        var m = people.MentionEndingAt[end];
        var label = m >= 0 && people.Mentions[m].FirstToken <= start + 3;
        var subject = label ? people.Mentions[m] : _subjects.Main(start, colon);
        clause = new ReportingClause
        {
            Verb = colon,
            First = subject.FirstToken,
            Last = colon,
            Subject = subject,
            Shape = ClauseShape.Colon,
            Flags = label ? Lex.Speech : Lex.Report,
            Entity = -1,
        };
        return !subject.IsNone;
    }
}
