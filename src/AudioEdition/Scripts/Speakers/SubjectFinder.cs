namespace AudioEdition.Scripts.Speakers;

/// <summary>Finds the subject of a reporting verb by position: before it, over appositions and adverbs, or after it.</summary>
internal sealed partial class SubjectFinder(Narration narration, PeopleTable people)
{
    private const int Reach = 40;
    private const int LongestLead = 80;
    private readonly Run<Token> _tokens = narration.Tokens;

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

        // "said the mayor, Ana Ruiz.", "said another, Ana Ruiz."
        if ((head >= 0 || StandsAlone(start)) && i + 1 < end && _tokens[i].IsPunctuation(',') && Apposed(i + 1, end) is var apposed and >= 0
            && EndsNounPhrase(people.Mentions[apposed].LastToken + 1))
        {
            return people.Mentions[apposed];
        }

        if (head < 0 && name < 0 && StandsAlone(start))
        {
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
                    return Bearer(m, end) is var bearer and >= 0 ? people.Mentions[bearer] : mention;
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
                    // "my former boss, Ana Ruiz, used to say", "his rival, council president Ana Ruiz, added"
                    return head + 2 < end && _tokens[head + 1].IsPunctuation(',') && Apposed(head + 2, end) is var named and >= 0
                        && people.Mentions[named].LastToken + 1 < end && _tokens[people.Mentions[named].LastToken + 1].IsPunctuation(',')
                        ? people.Mentions[named] : Description(i, head, head);
                }
            }
        }

        return default;
    }

    // "said another": the word stands for somebody on its own.
    private bool StandsAlone(int i) => narration.WordAt(i) is "another" or "one" or "others" or "some" or "many" or "most" or "several" or "both" or "few";

    private bool GovernedAt(int i) => i > 0 && _tokens[i - 1].Sentence == _tokens[i].Sentence && _tokens[i - 1].Is(Lex.Preposition);

    private bool IsPersonName(int mention)
    {
        var entity = people.Entities[people.Mentions[mention].Entity];
        return !entity.IsOrganisation && (entity.PersonEvidence > 0 || entity.Parts.Length > 1);
    }

    private bool IsName(int i) => people.MentionEndingAt[i] >= 0;

    private Mention Pronoun(int i) => Mention.OfPronoun(i, _tokens[i].Lex);

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
