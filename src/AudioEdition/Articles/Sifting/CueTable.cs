namespace AudioEdition.Articles.Sifting;

/// <summary>All cues, found by the word they begin with: a block costs one look-up a word, however many cues there are.</summary>
internal sealed class CueTable
{
    private readonly Dictionary<int, List<CuePattern>> _byOpening = [];
    private readonly List<CuePattern> _byAny = [];
    private readonly List<CuePattern> _byAnyAtStart = [];
    private readonly List<CuePattern>?[] _index;

    public CueTable(IEnumerable<(CutReason Reason, string[] Rows)> families)
    {
        foreach (var (reason, rows) in families)
        {
            foreach (var row in rows)
            {
                Add(CuePattern.Parse(reason, row));
            }
        }

        _index = new List<CuePattern>?[_byOpening.Keys.DefaultIfEmpty(0).Max() + 1];
        foreach (var (id, cues) in _byOpening)
        {
            _index[id] = cues;
        }
    }

    public static CueTable Standard { get; } = new(Cues.All);

    /// <summary>Every cue of the table that the tokens hold, each once, at its first place.</summary>
    public List<CueMatch> Find(List<Token> tokens)
    {
        var matches = new List<CueMatch>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsQuoted)
            {
                continue;
            }

            if (tokens[i].Id is > 0 and var id && id < _index.Length && _index[id] is { } cues)
            {
                Collect(cues, tokens, i, matches);
            }

            Collect(i == 0 ? _byAnyAtStart : _byAny, tokens, i, matches);
        }

        return matches;
    }

    private static void Collect(List<CuePattern> cues, List<Token> tokens, int start, List<CueMatch> matches)
    {
        foreach (var cue in cues)
        {
            var end = cue.MatchEnd(tokens, start);
            if (end > 0 && !matches.Exists(m => ReferenceEquals(m.Cue, cue)))
            {
                matches.Add(new CueMatch(cue, tokens[start].Start, tokens[end - 1].End));
            }
        }
    }

    private void Add(CuePattern cue)
    {
        if (cue.Openings.Count == 0)
        {
            _byAnyAtStart.Add(cue);
            if (!cue.OpensBlock)
            {
                _byAny.Add(cue);
            }

            return;
        }

        foreach (var word in cue.Openings)
        {
            var id = CueVocabulary.Add(word);
            if (!_byOpening.TryGetValue(id, out var cues))
            {
                _byOpening[id] = cues = [];
            }

            cues.Add(cue);
        }
    }
}

/// <summary>A cue found in a block.</summary>
/// <param name="Cue">Which.</param>
/// <param name="Start">UTF-16 index of its first character in the block.</param>
/// <param name="End">UTF-16 index after it.</param>
internal readonly record struct CueMatch(CuePattern Cue, int Start, int End);
