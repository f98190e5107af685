using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Finds the subject of a reporting verb by position: before it, over appositions and adverbs, or after it.</summary>
internal sealed class SubjectFinder(Narration narration, PeopleTable people)
{
    private const int Reach = 40;
    private const int LongestLead = 80;
    private readonly Token[] _tokens = narration.Tokens;

    /// <summary>The subject that ends before the verb.</summary>
    public Mention Before(int verb, out bool main)
    {
        main = false;
        var floor = Math.Max(narration.SentenceStart(verb), verb - Reach);
        var i = verb - 1;
        while (i >= floor && (_tokens[i].Is(Lex.Auxiliary) || (_tokens[i].Is(Lex.Adverb) && !_tokens[i].Is(Lex.Determiner)) || IsManner(i) || narration.WordAt(i).EndsWith("self", StringComparison.Ordinal)) && !IsName(i))
        {
            i--;
        }

        if (i < floor)
        {
            return default;
        }

        var mention = EndingAt(i, floor, 0);
        if (mention.IsNone)
        {
            mention = Main(narration.SentenceStart(verb), verb);
            main = true;
        }

        return main ? mention : OverOpenApposition(mention, floor);
    }

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

    private static bool IsPersonName(int entity, PeopleTable people) => people.Entities[entity].IsNamedPerson;

    /// <summary>The subject that stands after the verb or after "according to".</summary>
    public Mention After(int start)
    {
        var end = Math.Min(narration.SentenceEnd(start == _tokens.Length ? start - 1 : start), start + Reach);
        if (start >= end)
        {
            return default;
        }

        ref var first = ref _tokens[start];
        if (first.Kind == TokenKind.Word && !first.Capital && first.Is(Lex.SubjectPronoun))
        {
            return Pronoun(start);
        }

        // Everything up to a comma, a preposition or a verb; the last name in it is the person.
        var name = -1;
        var head = -1;
        var i = start;
        for (; i < end; i++)
        {
            var m = people.MentionAt[i];
            if (m >= 0)
            {
                if (!people.Mentions[m].Possessive)
                {
                    name = m;
                }

                i = people.Mentions[m].LastToken;
                head = i;
                continue;
            }

            ref var token = ref _tokens[i];
            if (token.Kind is TokenKind.Possessive or TokenKind.Number || (token.Is(Lex.Conjunction) && JoinsRoles(i, start, end)))
            {
                continue;
            }

            if (token.Kind != TokenKind.Word || token.Is(Lex.Preposition | Lex.Subordinator | Lex.Relative | Lex.Auxiliary | Lex.Conjunction) || (token.Is(Lex.Calendar) && i > start + 1) || (token.Is(Lex.SubjectPronoun) && i > start)
                || (i > start && token.Is(Lex.AnyVerb) && !token.Is(Lex.Role | Lex.Document | Lex.Collective | Lex.Organisation)) || (i > start && token.Is(Lex.Adverb) && !token.Is(Lex.Determiner)))
            {
                break;
            }

            if (token.Is(Lex.Determiner) && i > start + 1)
            {
                break;
            }

            if (!token.Is(Lex.Determiner))
            {
                head = i;
            }
        }

        if (name >= 0 && people.Mentions[name].LastToken == head)
        {
            return people.Mentions[name];
        }

        // "said the mayor, Ana Ruiz."
        if (head >= 0 && i + 1 < end && _tokens[i].IsPunctuation(',') && people.MentionAt[i + 1] is var apposed and >= 0 && IsPersonName(apposed)
            && !people.Mentions[apposed].Possessive && EndsNounPhrase(people.Mentions[apposed].LastToken + 1))
        {
            return people.Mentions[apposed];
        }

        if (head < 0 && name < 0 && narration.WordAt(start) is "another" or "one" or "others" or "some" or "many" or "most" or "several" or "both" or "few")
        {
            // "said another": the word stands for somebody on its own.
            return Description(start, start, start);
        }

        if (head < 0)
        {
            return name >= 0 ? people.Mentions[name] : default;
        }

        // "a spokesman for Ruiz": what the head serves belongs to the description.
        var last = head;
        if (i < end && i == head + 1 && _tokens[i].Is(Lex.Preposition) && narration.WordAt(i) is "for" or "of" or "at" or "with" or "in" or "from")
        {
            last = Extend(i, end, head);
        }

        return Description(start, head, last);
    }

    /// <summary>The first noun phrase of the clause that no preposition governs.</summary>
    public Mention Main(int start, int end)
    {
        end = Math.Min(end, start + LongestLead);
        if (start < end && _tokens[start].Is(Lex.Subordinator) && !_tokens[start].Is(Lex.Determiner))
        {
            // "As the crowd fell silent, Ruiz ...": the main clause comes after the comma.
            for (var k = start + 1; k < end; k++)
            {
                if (_tokens[k].IsPunctuation(','))
                {
                    var main = Main(k + 1, end);
                    if (!main.IsNone)
                    {
                        return main;
                    }

                    break;
                }
            }
        }

        for (var i = start; i < end; i++)
        {
            var m = people.MentionAt[i];
            if (m >= 0)
            {
                var mention = people.Mentions[m];
                if (!mention.Possessive && !mention.Governed)
                {
                    return mention;
                }

                i = mention.LastToken;
                continue;
            }

            ref var token = ref _tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            if (token.Is(Lex.He | Lex.She | Lex.They) || (token.Is(Lex.FirstPerson) && narration.WordAt(i) is not "i"))
            {
                return Pronoun(i);
            }

            if ((token.Is(Lex.Determiner) || token.Is(Lex.PossessivePronoun) || (token.Is(Lex.Role) && token.Is(Lex.Plural))) && !GovernedAt(i))
            {
                var head = token.Is(Lex.Role) ? i : -1;
                for (var k = i + 1; head < 0 && k < end && k < i + 7 && _tokens[k].Kind is TokenKind.Word or TokenKind.Possessive or TokenKind.Number; k++)
                {
                    if (people.MentionAt[k] is var inner and >= 0 && !people.Mentions[inner].Possessive)
                    {
                        // "a White House official": the name only describes the noun after it.
                        k = people.Mentions[inner].LastToken;
                        if (k + 1 >= end || _tokens[k + 1].Kind != TokenKind.Word || _tokens[k + 1].Capital || !_tokens[k + 1].Is(Lex.Role))
                        {
                            break;
                        }

                        continue;
                    }

                    if (_tokens[k].Is(Lex.Role | Lex.Document | Lex.Collective) && (k + 1 >= end || !_tokens[k + 1].Is(Lex.Role)) && !(k + 1 < end && people.MentionAt[k + 1] >= 0)
                        && !(k + 1 < end && _tokens[k + 1].Kind == TokenKind.Word && !_tokens[k + 1].Capital && _tokens[k + 1].Lex == Lex.None && !EndsInVerbEnding(k + 1)))
                    {
                        head = k;
                    }

                    if (_tokens[k].Is(Lex.Preposition | Lex.Auxiliary | Lex.Conjunction | Lex.Subordinator))
                    {
                        break;
                    }
                }

                if (head >= 0)
                {
                    // "my former boss, Ana Ruiz, used to say"
                    return head + 2 < end && _tokens[head + 1].IsPunctuation(',') && people.MentionAt[head + 2] is var named and >= 0 && IsPersonName(named) && !people.Mentions[named].Possessive
                        && people.Mentions[named].LastToken + 1 < end && _tokens[people.Mentions[named].LastToken + 1].IsPunctuation(',')
                        ? people.Mentions[named] : Description(i, head, head);
                }
            }
        }

        return default;
    }

    private bool GovernedAt(int i) => i > 0 && _tokens[i - 1].Sentence == _tokens[i].Sentence && _tokens[i - 1].Is(Lex.Preposition);

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

            return j < i - 1 ? OverComma(i - 1, floor, depth + 1) : EndingAt(j, floor, depth + 1);
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

    private Mention NounPhrase(int i, int floor, int depth)
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

        if (k >= floor && k < first && _tokens[k].Is(Lex.Preposition))
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

    private bool IsPersonName(int mention)
    {
        var entity = people.Entities[people.Mentions[mention].Entity];
        return !entity.IsOrganisation && (entity.PersonEvidence > 0 || entity.Parts.Length > 1);
    }

    private bool IsName(int i) => people.MentionEndingAt[i] >= 0;

    private bool IsManner(int i)
    {
        if (_tokens[i].Kind != TokenKind.Word || _tokens[i].Capital)
        {
            return false;
        }

        var word = narration.WordAt(i);
        return word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && !_tokens[i].Is(Lex.Organisation | Lex.Collective | Lex.Document | Lex.Role);
    }

    private Mention Pronoun(int i) => new()
    {
        FirstToken = i,
        LastToken = i,
        NameFirst = i,
        Kind = MentionKind.Pronoun,
        Entity = -1,
        Head = _tokens[i].Lex,
    };

    private Mention Description(int first, int head, int last) => new()
    {
        FirstToken = first,
        LastToken = last,
        NameFirst = head,
        Kind = MentionKind.Description,
        Entity = -1,
        Head = _tokens[head].Lex,
    };
}
