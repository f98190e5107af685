using System.Collections.Frozen;

namespace AudioEdition.Scripts.Speakers;

internal sealed partial class PeopleTable
{
    private const int AppositionReach = 12;

    // The nouns that an abbreviated title stands for; none for honours.
    private static readonly FrozenDictionary<string, string[]> TitleNouns = WordList.Pairs("""
        sen=senator gov=governor rep=congressman,representative dr=doctor prof=professor gen=general col=colonel capt=captain sgt=sergeant lt=lieutenant
        rev=reverend,pastor cllr=councillor det=detective insp=inspector supt=superintendent adm=admiral maj=major sir= dame= lord= lady=
        """);

    private void ReadTitle(Run<Token> tokens, in Mention mention, Entity entity)
    {
        var from = mention.FirstToken;
        while (from > 0 && mention.FirstToken - from < 5 && tokens[from - 1].Kind == TokenKind.Word && tokens[from - 1].Sentence == tokens[from].Sentence
            && !tokens[from - 1].Is(Lex.Function | Lex.OtherVerb) && (!tokens[from - 1].IsVerb || tokens[from - 1].Is(Lex.Role)) && HasRole(tokens, from - 1, mention.FirstToken))
        {
            from--;
        }

        if (from == mention.NameFirst)
        {
            return;
        }

        for (var i = from; i < mention.NameFirst; i++)
        {
            ref var token = ref tokens[i];
            if (token.Kind != TokenKind.Word || token.Is(Lex.Function))
            {
                continue;
            }

            if (token.Is(Lex.Title) && token.Is(Lex.Male) && !token.Is(Lex.Role))
            {
                entity.MaleTitle++;
            }
            else if (token.Is(Lex.Title | Lex.Female) && token.Is(Lex.Female) && !token.Is(Lex.Role))
            {
                entity.FemaleTitle++;
            }
            else
            {
                AddNoun(entity, i);
            }
        }

        if (entity.Description is null && tokens[from].Start < tokens[mention.NameFirst].Start)
        {
            var words = _narration.Text[tokens[from].Start..tokens[mention.NameFirst].Start].Trim();
            if (words.Length is > 3 and < 80 && !tokens[from].Is(Lex.Male | Lex.Female))
            {
                entity.Description = words;
            }
        }
    }

    private static bool HasRole(Run<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is(Lex.Role))
            {
                return true;
            }
        }

        return false;
    }

    private void AddNoun(Entity entity, int i)
    {
        ref var token = ref _narration.Tokens[i];
        var noun = _pool.Fold(_narration.WordAt(i));
        if (TitleNouns.TryGetValue(noun, out var nouns))
        {
            entity.Nouns.UnionWith(nouns);

            return;
        }

        if (i > 0 && _narration.WordAt(i - 1) is "Vice" or "vice" or "Deputy" or "deputy")
        {
            noun = "vice " + noun;
        }

        entity.Nouns.Add(noun);
        if (token.Is(Lex.Female))
        {
            entity.FemaleNoun++;
        }
        else if (token.Is(Lex.Male))
        {
            entity.MaleNoun++;
        }
    }

    // "Ana Ruiz, the mayor of Oldbridge," and "the mayor, Ana Ruiz,"
    private void ReadDescriptions()
    {
        var tokens = _narration.Tokens;
        foreach (ref readonly var mention in Mentions.AsSpan())
        {
            var entity = _entities[mention.Entity];
            if (entity.IsOrganisation || mention.Possessive)
            {
                continue;
            }

            ReadApposition(tokens, mention, entity);
            ReadCopula(tokens, mention, entity);
            ReadBefore(tokens, mention, entity);
        }
    }

    private void ReadApposition(Run<Token> tokens, in Mention mention, Entity entity)
    {
        var i = mention.LastToken + 1;
        if (i + 1 >= tokens.Length || !tokens[i].IsPunctuation(',') || tokens[i + 1].Sentence != tokens[mention.LastToken].Sentence)
        {
            return;
        }

        i++;
        if (tokens[i].Kind == TokenKind.Number && i + 2 < tokens.Length && tokens[i + 1].IsPunctuation(','))
        {
            entity.PersonEvidence += 2;
            i += 2;
        }

        if (i >= tokens.Length || !(tokens[i].Is(Lex.Determiner | Lex.PossessivePronoun | Lex.Role) || (tokens[i].Kind == TokenKind.Word && HasRole(tokens, i, Math.Min(tokens.Length, i + 4)))))
        {
            return;
        }

        var from = i;
        var seen = false;
        for (; i < tokens.Length && i - from < AppositionReach && tokens[i].Sentence == tokens[from].Sentence; i++)
        {
            ref var token = ref tokens[i];
            if (token.Kind is TokenKind.Punctuation or TokenKind.Quotation || token.Is(Lex.Relative | Lex.Subordinator) || (token.IsVerb && !token.Is(Lex.Role)) || token.Is(Lex.Auxiliary | Lex.SubjectPronoun))
            {
                break;
            }

            if (token.Kind == TokenKind.Word && !token.Is(Lex.Function) && (!seen || token.Capital))
            {
                if (i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Possessive)
                {
                    continue;
                }

                if (!seen || !token.Is(Lex.Role | Lex.Female | Lex.Male))
                {
                    AddNoun(entity, i);
                }

                if (token.Is(Lex.Role) && (i + 1 >= tokens.Length || !tokens[i + 1].Is(Lex.Role)))
                {
                    seen = true;
                    entity.PersonEvidence++;
                }
            }
            else if (token.Is(Lex.Preposition) && !seen)
            {
                seen = true;
            }
        }

        if (entity.Description is null && i > from && seen)
        {
            entity.Description = _narration.Text[tokens[from].Start..tokens[i - 1].End];
        }
    }

    // "Haley is the daughter of ...", "Ruiz was a teacher"
    private void ReadCopula(Run<Token> tokens, in Mention mention, Entity entity)
    {
        var i = mention.LastToken + 1;
        if (mention.Governed || i + 2 >= tokens.Length || !tokens[i].Is(Lex.Be) || !tokens[i + 1].Is(Lex.Determiner))
        {
            return;
        }

        for (var k = i + 2; k < tokens.Length && k < i + 7 && tokens[k].Kind == TokenKind.Word && !tokens[k].Is(Lex.Function); k++)
        {
            if (tokens[k].Is(Lex.Role))
            {
                AddNoun(entity, k);
            }
        }
    }

    // "her husband, Bill Miller", "the mayor, Ana Ruiz"
    private void ReadBefore(Run<Token> tokens, in Mention mention, Entity entity)
    {
        var i = mention.FirstToken - 1;
        if (i < 2 || !tokens[i].IsPunctuation(',') || tokens[i].Sentence != tokens[mention.FirstToken].Sentence || !tokens[i - 1].Is(Lex.Role) || tokens[i - 1].Capital)
        {
            return;
        }

        for (var k = i - 2; k >= 0 && i - k < 6 && tokens[k].Sentence == tokens[i].Sentence; k--)
        {
            if (tokens[k].Is(Lex.Determiner | Lex.PossessivePronoun) || tokens[k].Kind == TokenKind.Possessive)
            {
                var after = mention.LastToken + 1;
                if (after < tokens.Length && (tokens[after].Kind == TokenKind.Punctuation || tokens[after].Kind == TokenKind.Quotation))
                {
                    AddNoun(entity, i - 1);
                    entity.PersonEvidence++;
                }

                return;
            }

            if (tokens[k].Kind != TokenKind.Word || tokens[k].Is(Lex.Function))
            {
                return;
            }
        }
    }

    // A pronoun counts for the one person of its own and the previous sentence, where there is no other.
    private void CountPronouns()
    {
        var tokens = _narration.Tokens;
        var m = 0;
        var previous = (Only: -1, Several: false);
        var current = (Only: -1, Several: false);
        var sentence = -1;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Sentence != sentence)
            {
                sentence = tokens[i].Sentence;
                previous = tokens[i].Block == (i > 0 ? tokens[i - 1].Block : -1) ? current : current with { };
                current = (-1, false);
            }

            if (m < Mentions.Length && Mentions[m].FirstToken == i)
            {
                var entity = _entities[Mentions[m].Entity];
                m++;
                if (!entity.IsOrganisation && entity.PersonEvidence > 0)
                {
                    current = current.Only == entity.Index || current.Only < 0 ? (entity.Index, current.Several) : (current.Only, true);
                }
            }
            else if (tokens[i].Kind == TokenKind.Word && (tokens[i].Is(Lex.He | Lex.She) || _narration.WordAt(i) is "his" or "him" or "her"))
            {
                var several = current.Several || previous.Several || (current.Only >= 0 && previous.Only >= 0 && current.Only != previous.Only);
                var only = current.Only >= 0 ? current.Only : previous.Only;
                if (only >= 0 && !several)
                {
                    current = (only, current.Several);
                    if (tokens[i].Is(Lex.He) || _narration.WordAt(i) is "his" or "him")
                    {
                        _entities[only].MalePronoun++;
                    }
                    else
                    {
                        _entities[only].FemalePronoun++;
                    }
                }
            }
        }
    }
}
