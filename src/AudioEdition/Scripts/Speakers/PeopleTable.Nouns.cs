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
            foreach (var entity in entities)
            {
                if (entity.LastToken >= 0 || entity.Described)
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

    private float Modifiers(Entity entity, in Mention mention)
    {
        var score = 0f;
        for (var i = mention.FirstToken; i <= mention.LastToken; i++)
        {
            ref var token = ref _narration.Tokens[i];
            if (i != mention.NameFirst && token.Kind == TokenKind.Word && !token.Is(Lex.Function))
            {
                score += entity.Nouns.Contains(Fold.Word(_narration.WordAt(i))) ? 1f : token.Capital ? -0.6f : -0.1f;
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
