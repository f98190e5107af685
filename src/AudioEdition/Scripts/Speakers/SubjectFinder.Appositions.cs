namespace AudioEdition.Scripts.Speakers;

/// <content>Leftwards over what only describes: commas, brackets, dashes.</content>
internal sealed partial class SubjectFinder
{
    // "Ana Ruiz, head and founder of the agency said": the second comma was forgotten.
    private Mention OverOpenApposition(in Mention mention, int floor)
    {
        if (mention.Kind == MentionKind.Pronoun || (mention.Kind == MentionKind.Name && IsPersonName(mention.Entity, people)))
        {
            return mention;
        }

        var k = mention.FirstToken - 1;
        while (k > floor && _tokens[k].Kind == TokenKind.Word && (_tokens[k].Is(Lex.Conjunction | Lex.Role)))
        {
            k--;
        }

        return k > floor && _tokens[k].IsPunctuation(',') && people.MentionEndingAt[k - 1] is var m and >= 0 && IsPersonName(m) && !people.Mentions[m].Governed
            && people.Entities[people.Mentions[m].Entity].Parts.Length > 1 ? people.Mentions[m] : mention;
    }

    // "…, Ana Ruiz", "…, the Rev. Ana Ruiz", "…, council president Ana Ruiz": the name that an apposition ends with, or -1.
    private int Apposed(int start, int end)
    {
        var k = start < end && _tokens[start].Is(Lex.Determiner | Lex.PossessivePronoun) ? start + 1 : start;
        for (; k < end && k < start + 7; k++)
        {
            if (people.MentionAt[k] is var m and >= 0)
            {
                ref readonly var mention = ref people.Mentions[m];
                if (IsPersonName(m) && !mention.Possessive && (k == start || mention.NameFirst > mention.FirstToken || _tokens[k - 1].Is(Lex.Role)))
                {
                    return m;
                }

                k = mention.LastToken;
            }
            else if (_tokens[k].Kind is not (TokenKind.Word or TokenKind.Possessive) || _tokens[k].Is(Lex.Function) || (_tokens[k].IsVerb && !_tokens[k].Is(Lex.Role)))
            {
                return -1;
            }
        }

        return -1;
    }

    // "Rovers manager Ana Ruiz": the person whose office the name before it describes, or -1.
    private int Bearer(int mention, int end)
    {
        var next = people.Mentions[mention].LastToken + 1;
        return next < end && _tokens[next].Kind == TokenKind.Word && !_tokens[next].Capital && _tokens[next].Is(Lex.Role) ? Apposed(next, end) : -1;
    }

    private Mention OverBrackets(int close, int floor, int depth)
    {
        for (var k = close - 1; k >= floor && close - k < 14; k--)
        {
            if (_tokens[k].IsPunctuation('(') || _tokens[k].IsPunctuation('['))
            {
                return EndingAt(k - 1, floor, depth + 1);
            }
        }

        return default;
    }

    private Mention OverDash(int close, int floor, int depth)
    {
        for (var k = close - 1; k >= floor; k--)
        {
            if (_tokens[k].IsPunctuation('—') || _tokens[k].IsPunctuation('–'))
            {
                return EndingAt(k - 1, floor, depth + 1);
            }
        }

        return default;
    }

    // "Ana Ruiz, 43, a nurse from Oldbridge, said": leftwards over comma segments that only describe.
    private Mention OverComma(int comma, int floor, int depth)
    {
        if (comma <= floor)
        {
            return default;
        }

        if (_tokens[comma - 1].IsPunctuation(')') && OverBrackets(comma - 1, floor, depth + 1) is { Kind: MentionKind.Name } bracketed)
        {
            return bracketed;
        }

        var right = comma;
        for (var n = 0; n < 6; n++)
        {
            var left = right - 1;
            while (left >= floor && !(_tokens[left].Kind == TokenKind.Punctuation && _tokens[left].Value is ',' or ';' or ':' or '—') && _tokens[left].Kind != TokenKind.Quotation)
            {
                left--;
            }

            var segment = left + 1;
            if (segment >= right)
            {
                return default;
            }

            var isName = people.MentionAt[segment] is var m && m >= 0 && people.Mentions[m].LastToken == right - 1;
            var place = isName && _tokens[segment].Is(Lex.Place) && !_tokens[segment].Is(Lex.Given);
            if (people.MentionAt[segment] is var leading and >= 0 && IsPersonName(leading) && people.Mentions[leading].LastToken + 1 is var follows && follows < right
                && narration.WordAt(follows) is "of" or "from" or "at" && left >= floor && people.Entities[people.Mentions[leading].Entity].Parts.Length > 1)
            {
                return people.Mentions[leading];
            }

            if (isName && !place && IsPersonName(m))
            {
                return people.Mentions[m];
            }

            // "her neighbour, retired farmer Ana Ruiz," and "one of them, who gave her name as Ana,"
            if (people.MentionEndingAt[right - 1] is var apposed and >= 0 && left >= floor && _tokens[left].IsPunctuation(',') && IsPersonName(apposed) && !people.Mentions[apposed].Governed
                && NamesByApposition(segment, people.Mentions[apposed].FirstToken))
            {
                return people.Mentions[apposed];
            }

            var bounded = left >= floor && _tokens[left].IsPunctuation(',');
            if (!bounded)
            {
                // The segment opens the sentence: its own noun phrase is the subject.
                return EndingAt(right - 1, Math.Max(floor, segment), depth + 1);
            }

            right = left;
            if (!Describes(segment))
            {
                var own = EndingAt(comma - 1, segment, depth + 1);
                if (own.IsNone || place)
                {
                    continue;
                }

                if (!HasFiniteVerb(segment, right))
                {
                    continue;
                }

                return default;
            }

            var antecedent = left - 1;
            if (antecedent >= floor && people.MentionEndingAt[antecedent] >= 0)
            {
                var mention = EndingAt(antecedent, floor, depth + 1);
                if (!mention.IsNone && !(mention.Kind == MentionKind.Name && _tokens[mention.NameFirst].Is(Lex.Place)))
                {
                    return mention;
                }
            }
        }

        return default;
    }

    private bool NamesByApposition(int segment, int name)
    {
        if (_tokens[segment].Is(Lex.Relative))
        {
            for (var k = segment; k < name; k++)
            {
                if (narration.WordAt(k) is "name" or "identified")
                {
                    return true;
                }
            }

            return false;
        }

        for (var k = segment; k < name; k++)
        {
            if (_tokens[k].Kind != TokenKind.Word || (_tokens[k].Is(Lex.Function) && !(k == segment && _tokens[k].Is(Lex.Determiner))))
            {
                return false;
            }
        }

        return name > segment && _tokens[name - 1].Is(Lex.Role);
    }

    // A segment between commas that adds to the noun before it.
    private bool Describes(int segment)
    {
        ref var token = ref _tokens[segment];
        return token.Kind == TokenKind.Number || token.Is(Lex.Determiner | Lex.Relative | Lex.Role | Lex.PossessivePronoun | Lex.Preposition | Lex.Suffix | Lex.Place | Lex.Adverb | Lex.Gerund | Lex.Nationality)
            || (token.Kind == TokenKind.Word && !token.Is(Lex.Conjunction | Lex.Subordinator | Lex.AnyPronoun | Lex.Auxiliary));
    }

    private bool HasFiniteVerb(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (_tokens[k].Is(Lex.Be | Lex.Auxiliary | Lex.OtherVerb) || (_tokens[k].IsVerb && !_tokens[k].Is(Lex.Gerund)))
            {
                return true;
            }
        }

        return false;
    }
}
