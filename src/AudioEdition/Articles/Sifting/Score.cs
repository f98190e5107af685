namespace AudioEdition.Articles.Sifting;

/// <summary>The evidence against a block, summed: the strongest family gives the reason.</summary>
/// <param name="Points">Weight of all evidence, shields not yet taken off.</param>
/// <param name="Strongest">Greatest single weight; 5 and more stands against half a shield, 6 against any.</param>
/// <param name="Reason">The family with the most weight.</param>
/// <param name="Evidence">Its heaviest words.</param>
internal readonly record struct Score(int Points, int Strongest, CutReason Reason, string Evidence)
{
    /// <summary>From here on a block is cut.</summary>
    public const int Threshold = 4;

    public static Score Of(BlockFeatures features, bool inTail)
    {
        Span<int> byFamily = stackalloc int[Enum.GetValues<CutReason>().Length];
        int points = 0, strongest = 0;
        var evidence = "";
        foreach (var match in features.Cues)
        {
            var cue = match.Cue;
            if (cue.Reason == CutReason.AuthorBio && !inTail)
            {
                continue;
            }

            points += cue.Weight;
            byFamily[(int)cue.Reason] += cue.Weight;
            if (cue.Weight > strongest)
            {
                strongest = cue.Weight;
                evidence = features.Block.Text[match.Start..match.End];
            }
        }

        if (points == 0)
        {
            return default;
        }

        var reason = 0;
        for (var i = 1; i < byFamily.Length; i++)
        {
            reason = byFamily[i] > byFamily[reason] ? i : reason;
        }

        // Captions and credits are no sentences of the article; most end without a full stop.
        if ((CutReason)reason is CutReason.Credit or CutReason.Caption && !features.EndsSentence)
        {
            points++;
        }

        return new Score(points, strongest, (CutReason)reason, evidence);
    }

    /// <summary>Adds a suspicion that no phrase gives.</summary>
    public Score With(int points, CutReason reason, string evidence) =>
        Points > 0 ? this with { Points = Points + points } : new Score(points, 1, reason, evidence);

    /// <summary>The points left once the block's shield is taken off.</summary>
    public int Net(BlockFeatures features) =>
        Points - (Strongest >= 6 ? 0 : Strongest == 5 ? features.Shield / 2 : features.Shield);
}
