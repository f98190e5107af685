namespace AudioEdition.Scripts.Speakers;

/// <content>Surnames and given names that stand alone.</content>
internal sealed partial class PeopleTable
{
    // Surnames and given names alone, in text order, so that the nearest full name decides between namesakes.
    private void ResolveShortForms()
    {
        var tokens = _narration.Tokens;
        for (var k = 0; k < Mentions.Length; k++)
        {
            ref var mention = ref Mentions[k];
            var titled = HasTitle(tokens, mention);
            if (mention.Entity < 0)
            {
                var word = _pool.Fold(_narration.WordAt(mention.NameFirst));
                var gender = TitleGender(tokens, mention);
                var entity = Choose(_bySurname.GetValueOrDefault(word), gender, mention.FirstToken, true) ?? Choose(_byGiven.GetValueOrDefault(word), gender, mention.FirstToken, false);
                if (entity is null && word.Length > 4 && word[^1] == 's' && _bySurname.ContainsKey(word[..^1]))
                {
                    // "the Ruizes" are no one person.
                    entity = New(NameText(tokens, mention.NameFirst, mention.LastToken), [word], null, tokens[mention.NameFirst].Start);
                    entity.Plural = true;
                }

                if (entity is null)
                {
                    ref var token = ref tokens[mention.NameFirst];
                    entity = New(NameText(tokens, mention.NameFirst, mention.LastToken), [word], null, token.Start);
                    entity.IsOrganisation = !titled && (token.AllCaps || token.Is(Lex.Organisation | Lex.Place | Lex.Document));
                    entity.PersonEvidence = titled ? 2 : token.Is(Lex.Given) ? 1 : 0;
                    entity.GivenName = token.Is(Lex.Given) && !titled ? token.Is(Lex.MaleGiven) ? token.Is(Lex.FemaleGiven) ? null : Gender.Male : Gender.Female : null;
                }

                mention.Entity = entity.Index;
                entity.Mentions++;
                entity.PersonEvidence += titled ? 1 : 0;
                if (!entity.HasAlias(_narration.WordAt(mention.NameFirst)))
                {
                    entity.Aliases.Add(NameText(tokens, mention.NameFirst, mention.LastToken));
                }
            }

            var known = _entities[mention.Entity];
            known.FirstToken = known.FirstToken < 0 ? mention.FirstToken : known.FirstToken;
            known.LastToken = mention.LastToken;
            known.LastFullToken = mention.LastToken > mention.NameFirst ? mention.LastToken : known.LastFullToken;
            ReadTitle(tokens, mention, known);
        }
    }

    private Entity? Choose(List<Entity>? candidates, Gender? gender, int token, bool surname)
    {
        if (candidates is null)
        {
            return null;
        }

        Entity? best = null;
        var bestScore = int.MinValue;
        foreach (var entity in candidates.Take(MostNamesakes))
        {
            if (!surname && (entity.IsOrganisation || entity.PersonEvidence <= 0))
            {
                continue;
            }

            var score = (Math.Min(entity.FullMentions, 8) * 2) + Math.Min(entity.Mentions, 20) + (entity.IsOrganisation ? -40 : 0) + (entity.Known ? 20 : 0) + (entity.Parts.Length > 1 ? 10 : 0);
            if (gender is not null && entity.Gender is { } own)
            {
                score += own == gender ? 40 : -60;
            }

            if (entity.LastFullToken >= 0)
            {
                // Introduced in this very paragraph, or not long before it; the first to be introduced is whom the text is about.
                score += _narration.Tokens[entity.LastFullToken].Block == _narration.Tokens[token].Block ? 12 : token - entity.LastFullToken < 150 ? 3 : 0;
            }
            else
            {
                // Not introduced yet: a short form seldom stands before the full one.
                score -= 6;
            }

            if (score > bestScore)
            {
                bestScore = score;
                best = entity;
            }
        }

        return best;
    }

    private static Gender? TitleGender(Run<Token> tokens, in Mention mention)
    {
        for (var i = mention.FirstToken; i < mention.NameFirst; i++)
        {
            if (tokens[i].Is(Lex.Female) && !tokens[i].Is(Lex.Male))
            {
                return Gender.Female;
            }

            if (tokens[i].Is(Lex.Male))
            {
                return Gender.Male;
            }
        }

        return null;
    }
}
