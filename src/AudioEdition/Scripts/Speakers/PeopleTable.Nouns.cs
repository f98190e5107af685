namespace AudioEdition.Scripts.Speakers;

internal sealed partial class PeopleTable
{
    private Dictionary<string, List<Entity>>? _byNoun;

    /// <summary>The entity that a definite description means, or -1.</summary>
    public int ByNoun(string head, in Mention mention, bool bare, out float trust)
    {
        trust = 0.8f;
        _byNoun ??= IndexNouns();
        var best = -1;
        var bestScore = 0f;
        if (_byNoun.TryGetValue(head, out var entities))
        {
            foreach (var entity in entities.Take(MostNamesakes))
            {
                if ((entity.LastToken >= 0 && entity.PersonEvidence > 0) || entity.Described)
                {
                    var score = 1f + Modifiers(entity, mention) + (entity.Described ? -0.2f : 0) + Nearness(entity, mention.FirstToken);
                    if (score > bestScore)
                    {
                        bestScore = score;
                        best = entity.Index;
                    }
                }
            }
        }

        return bare && bestScore < 2 ? -1 : best;
    }

    private static float Nearness(Entity entity, int token) => entity.FirstToken <= token && entity.FirstToken >= 0 ? 0.5f : 0;

    /// <summary>True where the article brought somebody in with this noun before ("a neighbour"), so that "the neighbour" is that one.</summary>
    public bool IsIntroduced(in Mention mention)
    {
        if (_introduced is null)
        {
            _introduced = [];
            var tokens = _narration.Tokens;
            for (var i = 0; i + 1 < tokens.Length; i++)
            {
                if (tokens[i].Kind == TokenKind.Word && _narration.WordAt(i) is "a" or "an" or "A" or "An" or "one" or "One" or "another" or "Another")
                {
                    for (var k = i + 1; k < tokens.Length && k < i + 7 && tokens[k].Kind == TokenKind.Word && !tokens[k].Is(Lex.Function); k++)
                    {
                        // "Ana Ruiz, a neighbour," names the one who is meant.
                        if (i == 0 || !tokens[i - 1].IsPunctuation(',') || MentionEndingAt[Math.Max(0, i - 2)] < 0)
                        {
                            _introduced.TryAdd(Hash(_narration.WordAt(k)), i);
                        }
                    }
                }
            }
        }

        return _introduced.TryGetValue(Hash(_narration.WordAt(mention.NameFirst)), out var at) && at < mention.FirstToken;
    }

    private Dictionary<int, int>? _introduced;

    public float Modifiers(Entity entity, in Mention mention)
    {
        var score = 0f;
        for (var i = mention.FirstToken; i <= mention.LastToken; i++)
        {
            ref var token = ref _narration.Tokens[i];
            if (i != mention.NameFirst && token.Kind == TokenKind.Word && !token.Is(Lex.Function) && !(token.Is(Lex.Organisation) && i + 1 <= mention.LastToken && _narration.Tokens[i + 1].Capital))
            {
                score += entity.Nouns.Contains(_pool.Fold(_narration.WordAt(i))) ? 1f : token.Capital ? -0.6f : -0.1f;
            }
        }

        return score;
    }

    private Dictionary<string, List<Entity>> IndexNouns()
    {
        var index = new Dictionary<string, List<Entity>>(StringComparer.Ordinal);
        foreach (var entity in _entities)
        {
            foreach (var noun in entity.Nouns)
            {
                Bucket(index, noun).Add(entity);
            }
        }

        return index;
    }

    private void IndexDescribed(Entity entity)
    {
        if (_byNoun is not null)
        {
            foreach (var noun in entity.Nouns)
            {
                Bucket(_byNoun, noun).Add(entity);
            }
        }
    }
}
