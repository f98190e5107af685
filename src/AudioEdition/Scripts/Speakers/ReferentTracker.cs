namespace AudioEdition.Scripts.Speakers;

/// <summary>Who a pronoun or a description can mean at the place where reading stands.</summary>
internal sealed class ReferentTracker(Narration narration, PeopleTable people)
{
    private const int Kept = 14;
    private readonly List<Referent> _recent = new(Kept + 1);

    /// <summary>The source of the last reporting clause, direct or indirect; -1 at the start.</summary>
    public int Source { get; private set; } = -1;

    private int _sourceBlock = -1;
    private int _sourceSentence = -1;
    private int _asked = -1;

    /// <summary>Notes whom the last source has asked; the answer is likely theirs.</summary>
    public void AddAsked(int entity) => _asked = entity;

    /// <summary>Notes a mention by name.</summary>
    public void Add(in Mention mention)
    {
        ref var token = ref narration.Tokens[mention.FirstToken];
        // "As for Ruiz, she ..." names the topic.
        var isTopic = mention.Governed && narration.SentenceStart(mention.FirstToken) is var start && mention.FirstToken - start <= 2 && narration.WordAt(start) is "As" or "For";
        var isSubject = (!mention.Governed || isTopic) && !mention.Possessive;
        Note(mention.Entity, mention.FirstToken, isSubject && !HasSubject(token.Sentence) && !FollowsVerb(mention.FirstToken), mention.Possessive);
    }

    /// <summary>Notes whom a sentence opens with by description: "The mayor did not answer."</summary>
    public void AddTopic(int start)
    {
        var tokens = narration.Tokens;
        var pronoun = tokens[start].Is(Lex.Conjunction) && start + 1 < narration.SentenceEnd(start) ? start + 1 : start;
        if (tokens[pronoun].Is(Lex.He | Lex.She))
        {
            var subject = Pronoun(Mention.OfPronoun(pronoun, tokens[pronoun].Lex), out _);
            if (subject >= 0)
            {
                Note(subject, pronoun, true, false);
            }

            return;
        }

        if (tokens[start].Kind != TokenKind.Word || narration.WordAt(start) is not "The")
        {
            return;
        }

        var end = Math.Min(narration.SentenceEnd(start), start + 6);
        for (var k = start + 1; k < end && tokens[k].Kind == TokenKind.Word && !tokens[k].Is(Lex.Function) && people.MentionAt[k] < 0; k++)
        {
            if (tokens[k].Is(Lex.Role) && !tokens[k].Is(Lex.Plural | Lex.Generic) && k + 1 < end && (tokens[k + 1].Kind == TokenKind.Punctuation || tokens[k + 1].Is(Lex.Auxiliary | Lex.AnyVerb | Lex.OtherVerb | Lex.Adverb | Lex.Relative)))
            {
                var mention = new Mention { FirstToken = start, LastToken = k, NameFirst = k, Kind = MentionKind.Description, Entity = -1, Head = tokens[k].Lex };
                var entity = Definite(mention, Fold.Word(narration.WordAt(k)), true, true, out _);
                if (entity >= 0)
                {
                    Note(entity, start, true, false);
                }

                return;
            }
        }
    }

    /// <summary>Notes that somebody is the source of a reporting clause.</summary>
    public void AddSource(int entity, int token, bool nested)
    {
        if (!nested)
        {
            Source = entity;
            _sourceBlock = narration.Tokens[token].Block;
            _sourceSentence = narration.Tokens[token].Sentence;
            _asked = -1;
        }

        Note(entity, token, !nested, false);
    }

    /// <summary>Resolves a pronoun or description; -1 where nobody fits.</summary>
    public int Resolve(in Mention mention, out float trust)
    {
        trust = 1;
        if (mention.Kind == MentionKind.Name)
        {
            return mention.Entity;
        }

        return mention.Kind == MentionKind.Pronoun ? Pronoun(mention, out trust) : Description(mention, out trust);
    }

    // An object stands after a verb of its own clause.
    private bool FollowsVerb(int token)
    {
        var start = narration.SentenceStart(token);
        for (var k = token - 1; k >= start && token - k < 25; k--)
        {
            ref var before = ref narration.Tokens[k];
            if (before.Kind is TokenKind.Punctuation or TokenKind.Quotation || before.Is(Lex.Subordinator))
            {
                return false;
            }

            if (before.Is(Lex.Auxiliary | Lex.OtherVerb) || (before.IsVerb && !before.Is(Lex.Role)))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasSubject(int sentence)
    {
        foreach (var referent in _recent)
        {
            if (referent.Sentence == sentence && referent.Subject)
            {
                return true;
            }
        }

        return false;
    }

    private void Note(int entity, int token, bool subject, bool possessive)
    {
        var sentence = narration.Tokens[token].Sentence;
        var at = _recent.FindIndex(r => r.Entity == entity);
        var count = 1;
        if (at >= 0)
        {
            count = _recent[at].Count + 1;
            subject |= _recent[at].Subject && _recent[at].Sentence == sentence;
            _recent.RemoveAt(at);
        }

        _recent.Insert(0, new Referent(entity, token, sentence, narration.Tokens[token].Block, subject, possessive, count));
        if (_recent.Count > Kept)
        {
            _recent.RemoveAt(Kept);
        }
    }

    private int Pronoun(in Mention mention, out float trust)
    {
        trust = 0;
        ref var token = ref narration.Tokens[mention.FirstToken];
        var best = -1;
        var bestScore = float.MinValue;
        var second = float.MinValue;
        foreach (var referent in _recent)
        {
            if (referent.Token > mention.FirstToken)
            {
                continue;
            }

            var entity = people.Entities[referent.Entity];
            if (!Fits(entity, mention.Head, out var score))
            {
                continue;
            }

            score += Score(referent, token);
            if (score > bestScore)
            {
                second = bestScore;
                bestScore = score;
                best = referent.Entity;
            }
            else if (score > second)
            {
                second = score;
            }
        }

        trust = best < 0 ? 0 : Math.Clamp(0.45f + ((bestScore - Math.Max(second, bestScore - 4)) * 0.15f), 0, 1);
        if (best >= 0 && bestScore - second < Weights.PronounMargin)
        {
            // Two fit equally well: reading goes on with the better one, but no quotation is given to either.
            trust = 0;
        }

        return bestScore < Weights.PronounFloor ? -1 : best;
    }

    private float Score(in Referent referent, in Token token)
    {
        var sentences = token.Sentence - referent.Sentence;
        var blocks = token.Block - referent.Block;
        var score = referent.Entity == Source ? SourceWeight(token.Block - _sourceBlock) : 0;
        score += sentences == 0 ? Weights.SameSentence : sentences == 1 ? Weights.LastSentence : -Weights.SentenceDistance * Math.Min(sentences, 12);
        score += referent.Subject ? Weights.Subject + (sentences == 0 ? Weights.SubjectOfSentence : 0) : referent.Possessive ? Weights.Possessive : 0;
        score += referent.Entity == _asked && token.Block - _sourceBlock <= 1 ? Weights.Asked : 0;
        score += referent.Subject && sentences == 1 && blocks == 0 && _sourceSentence < referent.Sentence ? Weights.NewSubject : 0;
        score += blocks == 0 ? Weights.SameBlock : 0;
        score += Weights.Frequency * MathF.Log2(1 + Math.Min(referent.Count, 16));
        return score;
    }

    private static float SourceWeight(int blocks) => blocks switch
    {
        0 => Weights.SourceOfParagraph,
        1 => Weights.SourceOfLastParagraph,
        _ => Weights.SourceBefore,
    };

    private static bool Fits(Entity entity, Lex pronoun, out float score)
    {
        score = 0;
        if ((pronoun & (Lex.He | Lex.She)) != Lex.None)
        {
            var wanted = (pronoun & Lex.He) != Lex.None ? Gender.Male : Gender.Female;
            if (entity.IsOrganisation || entity.Plural || entity.PersonEvidence <= 0)
            {
                return false;
            }

            var gender = entity.Gender;
            score = (entity.Described ? Weights.DescribedReferent : 0) + (gender == wanted ? Weights.GenderKnown : 0) + (entity.PersonEvidence == 1 && !entity.Described ? Weights.DoubtfulPerson : 0);
            return gender is null || gender == wanted;
        }

        if ((pronoun & Lex.They) != Lex.None)
        {
            score = entity.Plural ? Weights.PluralForThey : entity.IsOrganisation ? Weights.BodyForThey : Weights.PersonForThey;
            return true;
        }

        if ((pronoun & Lex.OtherPronoun) != Lex.None)
        {
            return entity.IsOrganisation || (entity.Described && !entity.Plural && entity.PersonEvidence <= 0);
        }

        return false;
    }

    private int Description(in Mention mention, out float trust)
    {
        trust = 0.8f;
        var words = narration.Text[narration.Tokens[mention.FirstToken].Start..narration.Tokens[mention.LastToken].End];
        if (people.ByAlias(words) is { } known)
        {
            trust = 1;
            return known.Index;
        }

        var head = Fold.Word(narration.WordAt(mention.NameFirst));
        ref var first = ref narration.Tokens[mention.FirstToken];
        if (!first.Is(Lex.Cardinal) && (mention.Head & (Lex.Plural | Lex.Document | Lex.Collective)) == Lex.None && narration.WordAt(mention.FirstToken) is not ("a" or "A" or "an" or "An" or "another" or "Another" or "some" or "Some"))
        {
            var best = Definite(mention, head, narration.WordAt(mention.FirstToken) is "the" or "The", false, out trust);
            if (best >= 0)
            {
                return best;
            }
        }

        return people.Describe(Tidy(words), head, mention.Head, first.Start).Index;
    }

    // "the mayor": who bears the noun, by what is near; else, for a noun that was not brought in anew, whom the text is about.
    private int Definite(in Mention mention, string head, bool definite, bool onlyBearers, out float trust)
    {
        trust = 0.7f;
        ref var token = ref narration.Tokens[mention.FirstToken];
        var best = -1;
        var bestScore = float.MinValue;
        var mayBeAnyone = definite && !onlyBearers && !IsRestricted(mention) && !people.IsIntroduced(mention) && !mention.Is(Lex.Organisation | Lex.Document) && !narration.Tokens[mention.LastToken].Is(Lex.Organisation | Lex.Document)
            && (mention.Is(Lex.Role | Lex.Nationality) || mention.NameFirst - mention.FirstToken >= 2);
        foreach (var referent in _recent)
        {
            var entity = people.Entities[referent.Entity];
            if (referent.Token > mention.FirstToken || Clashes(entity.Gender, mention.Head))
            {
                continue;
            }

            var bears = entity.Nouns.Contains(head);
            // "the student" says little of who is meant: only somebody whom this paragraph is about.
            var near = !mention.Is(Lex.Generic | Lex.Nationality) || (referent.Subject && referent.Block == token.Block);
            if (bears ? !definite && !entity.Described && mention.LastToken == mention.FirstToken : !mayBeAnyone || !near || !entity.IsNamedPerson)
            {
                continue;
            }

            var score = Score(referent, token) + (Weights.Modifier * people.Modifiers(entity, mention)) + (bears ? Weights.BearsNoun : -Weights.DescriptionFloor);
            if (score > bestScore)
            {
                bestScore = score;
                best = referent.Entity;
                trust = bears ? 0.8f : 0.4f;
            }
        }

        if (best >= 0 && bestScore > 0)
        {
            return best;
        }

        trust = 0.7f;
        return definite || mention.LastToken > mention.FirstToken ? people.ByNoun(head, mention, !definite, out trust) : -1;
    }

    // "the old carpenter in my village": what follows tells which one, so that nobody was meant before.
    private bool IsRestricted(in Mention mention)
    {
        var next = mention.LastToken + 1;
        return mention.LastToken > mention.NameFirst || (next < narration.Count && narration.Tokens[next].Sentence == narration.Tokens[mention.LastToken].Sentence
            && narration.WordAt(next) is "in" or "of" or "at" or "from" or "with" or "who" or "behind" or "for");
    }

    private static bool Clashes(Gender? gender, Lex noun) =>
        (gender == Gender.Male && (noun & Lex.Female) != Lex.None) || (gender == Gender.Female && (noun & Lex.Male) != Lex.None);

    private static string Tidy(string words) =>
        Fold.Compose(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private readonly record struct Referent(int Entity, int Token, int Sentence, int Block, bool Subject, bool Possessive, int Count);
}
