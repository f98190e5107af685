using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <content>Noun phrases: where they begin, and which of their nouns is the head.</content>
internal sealed partial class SubjectFinder
{
    // The noun phrase whose last token is i, climbed out of prepositional phrases and appositions.
    private Mention EndingAt(int i, int floor, int depth)
    {
        if (i < floor || depth > 8)
        {
            return default;
        }

        ref var token = ref _tokens[i];
        if (token.Kind == TokenKind.Punctuation)
        {
            return token.Value switch
            {
                ')' or ']' => OverBrackets(i, floor, depth),
                ',' => OverComma(i, floor, depth),
                '—' or '–' => OverDash(i, floor, depth),
                _ => default,
            };
        }

        if (token.Kind is TokenKind.Quotation or TokenKind.Possessive)
        {
            return default;
        }

        if (token.Is(Lex.Relative))
        {
            var j = i - 1;
            if (j >= floor && _tokens[j].IsPunctuation(','))
            {
                j--;
            }

            if (j < floor)
            {
                return default;
            }

            if (people.MentionEndingAt[j] is var direct and >= 0 && IsPersonName(direct))
            {
                return people.Mentions[direct];
            }

            if (j < i - 1)
            {
                return OverComma(i - 1, floor, depth + 1);
            }

            // "an aide to the mayor who asked" is the aide; "a cheque from a man who asked" can only be the man.
            var antecedent = EndingAt(j, floor, depth + 1);
            var isThing = antecedent.Kind == MentionKind.Description && !_tokens[antecedent.NameFirst].Is(Lex.Role | Lex.Collective | Lex.Plural);
            return (antecedent.IsNone || isThing) && narration.WordAt(i) is "who" && _tokens[j].Is(Lex.Role) ? NounPhrase(j, floor, depth, climbs: false) : antecedent;
        }

        if (token.Is(Lex.Calendar) && people.MentionEndingAt[i] < 0)
        {
            var j = i - 1;
            while (j >= floor && people.MentionEndingAt[j] < 0 && (_tokens[j].Is(Lex.Calendar | Lex.Preposition | Lex.Adverb) || _tokens[j].Kind == TokenKind.Number || narration.WordAt(j) is "last" or "this" or "early" or "late"))
            {
                j--;
            }

            return EndingAt(j, floor, depth + 1);
        }

        if (token.Is(Lex.He | Lex.She | Lex.They | Lex.FirstPerson | Lex.OtherPronoun) && people.MentionEndingAt[i] < 0)
        {
            return Pronoun(i);
        }

        if (token.Is(Lex.ObjectPronoun | Lex.Conjunction | Lex.Subordinator | Lex.Preposition) && people.MentionEndingAt[i] < 0)
        {
            return default;
        }

        var m = people.MentionEndingAt[i];
        if (m >= 0)
        {
            var mention = people.Mentions[m];
            var before = mention.FirstToken - 1;
            if (before >= floor && people.MentionEndingAt[before] is var joined and >= 0)
            {
                // "of Oldbridge Police": two names side by side are one.
                before = people.Mentions[joined].FirstToken - 1;
            }

            while (before >= floor && _tokens[before].Is(Lex.Determiner) && _tokens[before].Kind == TokenKind.Word)
            {
                before--;
            }

            // "a former campaign aide to Ruiz", "the head of the agency"
            if (before >= floor && _tokens[before].Is(Lex.Preposition) && !_tokens[before].Is(Lex.Subordinator))
            {
                return Climb(before, i, floor, depth);
            }

            return mention;
        }

        return NounPhrase(i, floor, depth);
    }

    private Mention Climb(int preposition, int last, int floor, int depth)
    {
        var head = preposition - 1;
        if (head < floor || _tokens[head].Kind is not (TokenKind.Word or TokenKind.Possessive) || (_tokens[head].IsVerb && !_tokens[head].Is(Lex.Role | Lex.Document)) || _tokens[head].Is(Lex.Auxiliary | Lex.Conjunction | Lex.OtherVerb))
        {
            return default;
        }

        var upper = EndingAt(head, floor, depth + 1);
        if (upper.Kind == MentionKind.Description && upper.LastToken == head)
        {
            upper.LastToken = last;
        }

        return upper;
    }

    private Mention NounPhrase(int i, int floor, int depth, bool climbs = true)
    {
        var head = i;
        var k = i;
        var first = -1;
        for (; k >= floor && i - k < 12; k--)
        {
            ref var token = ref _tokens[k];
            if (token.Kind == TokenKind.Possessive)
            {
                continue;
            }

            if (token.Kind == TokenKind.Number)
            {
                first = k;
                continue;
            }

            if (token.Kind == TokenKind.Quotation && k < i && token.End - token.Start < 80 && Letters.Count(narration.Text, token.Start, token.End) < 40)
            {
                // "the “Harbour Lights” star"
                continue;
            }

            if (token.Kind != TokenKind.Word)
            {
                break;
            }

            if (people.MentionEndingAt[k] is var m and >= 0)
            {
                k = people.Mentions[m].FirstToken;
                first = k;
                continue;
            }

            if (token.Is(Lex.Determiner | Lex.PossessivePronoun))
            {
                first = k;
                if (k - 1 >= floor && _tokens[k - 1].Is(Lex.Cardinal | Lex.Determiner))
                {
                    continue;
                }

                k--;
                break;
            }

            if (token.Is(Lex.Cardinal))
            {
                first = k;
                continue;
            }

            // "the party's leader and former mayor said": two nouns for one person.
            if (token.Is(Lex.Conjunction) && first >= 0 && k > floor && _tokens[k - 1].Is(Lex.Role) && !_tokens[k - 1].Is(Lex.Plural))
            {
                continue;
            }

            if (token.Is(Lex.Preposition | Lex.Conjunction | Lex.Subordinator | Lex.Relative | Lex.Auxiliary | Lex.AnyPronoun) || (token.IsVerb && k < i && !token.Is(Lex.Role | Lex.Document | Lex.Collective | Lex.Organisation | Lex.Participle)))
            {
                break;
            }

            first = k;
        }

        if (first < 0)
        {
            return default;
        }

        if (climbs && k >= floor && k < first && _tokens[k].Is(Lex.Preposition))
        {
            return Climb(k, i, floor, depth);
        }

        var plain = !_tokens[first].Is(Lex.Determiner | Lex.PossessivePronoun | Lex.Cardinal) && _tokens[first].Kind == TokenKind.Word && people.MentionAt[first] < 0;
        if (plain && !_tokens[head].Is(Lex.Role | Lex.Collective | Lex.Document | Lex.Organisation) && !(head - first <= 2 && EndsInPluralS(head) && (k < floor || _tokens[k].Kind != TokenKind.Word)))
        {
            return default;
        }

        return Description(first, head, head);
    }

    private bool EndsInVerbEnding(int i) => narration.WordAt(i) is var word && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith('s'));

    private bool EndsInPluralS(int i)
    {
        var word = narration.WordAt(i);
        return word.Length > 4 && word[^1] == 's' && word[^2] != 's';
    }

    private int Extend(int preposition, int end, int head)
    {
        var last = head;
        for (var k = preposition; k < end && k < preposition + 9; k++)
        {
            if (people.MentionAt[k] is var m and >= 0)
            {
                last = k = people.Mentions[m].LastToken;
                continue;
            }

            ref var token = ref _tokens[k];
            if (token.Kind is TokenKind.Punctuation or TokenKind.Quotation || token.Is(Lex.Subordinator | Lex.Relative | Lex.Auxiliary | Lex.Calendar | Lex.SubjectPronoun) || (token.IsVerb && !token.Is(Lex.Organisation | Lex.Role | Lex.Document)))
            {
                break;
            }

            if (!token.Is(Lex.Preposition | Lex.Determiner | Lex.Conjunction))
            {
                last = k;
            }
        }

        return last;
    }

    // "former governor and party chairman Ana Ruiz": two offices of one person.
    private bool JoinsRoles(int conjunction, int start, int end)
    {
        if (conjunction == start || !_tokens[conjunction - 1].Is(Lex.Role | Lex.Title))
        {
            return false;
        }

        for (var k = conjunction + 1; k < end && k < conjunction + 8 && _tokens[k].Kind == TokenKind.Word && !_tokens[k].Is(Lex.Function); k++)
        {
            if (people.MentionAt[k] is var m and >= 0 && people.Mentions[m] is var name && (name.NameFirst > name.FirstToken || k > conjunction + 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool EndsNounPhrase(int i) =>
        i >= _tokens.Length || _tokens[i].Kind is TokenKind.Punctuation or TokenKind.Quotation || _tokens[i].Is(Lex.Preposition | Lex.Calendar | Lex.Relative | Lex.Conjunction | Lex.Subordinator);

    private bool IsManner(int i)
    {
        if (_tokens[i].Kind != TokenKind.Word || _tokens[i].Capital)
        {
            return false;
        }

        var word = narration.WordAt(i);
        return word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && !_tokens[i].Is(Lex.Organisation | Lex.Collective | Lex.Document | Lex.Role);
    }
}
