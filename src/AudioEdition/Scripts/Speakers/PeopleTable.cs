using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Everybody the article names, found in two passes: full names first, then the short forms that lead to them.</summary>
internal sealed partial class PeopleTable
{
    private readonly Narration _narration;
    private readonly List<Entity> _entities = [];
    private readonly Dictionary<string, List<Entity>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entity>> _byGiven = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entity> _byKey = new(StringComparer.Ordinal);
    private readonly WordPool _pool = new();
    private readonly Dictionary<string, (Entity Entity, bool Given, bool Organisation)>.AlternateLookup<ReadOnlySpan<char>> _fullByText =
        new Dictionary<string, (Entity, bool, bool)>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, Entity> _described = new(StringComparer.Ordinal);

    private PeopleTable(Narration narration)
    {
        _narration = narration;
        MentionAt = Run<int>.Of(-1, narration.Count);
        MentionEndingAt = Run<int>.Of(-1, narration.Count);
    }

    public IReadOnlyList<Entity> Entities => _entities;

    /// <summary>Mentions by name, in text order.</summary>
    public Mention[] Mentions { get; private set; } = [];

    /// <summary>Index of the mention that starts at a token, or -1.</summary>
    public Run<int> MentionAt { get; }

    /// <summary>Index of the mention that ends at a token, or -1.</summary>
    public Run<int> MentionEndingAt { get; }

    public static PeopleTable Read(Narration narration, IReadOnlyList<Quotation> quotations, IReadOnlyList<KnownPerson>? known)
    {
        var table = new PeopleTable(narration);
        table.AddKnown(known ?? []);
        table.FindMentions();
        table.ReadQuoted(quotations);
        table.ResolveShortForms();
        table.ReadDescriptions();
        table.CountPronouns();
        return table;
    }

    /// <summary>The described speaker of these words, made where it is new.</summary>
    public Entity Describe(string words, string head, Lex flags, int start)
    {
        var key = words.ToLowerInvariant();
        foreach (var article in (ReadOnlySpan<string>)["the ", "a ", "an ", "one ", "another "])
        {
            if (key.StartsWith(article, StringComparison.Ordinal))
            {
                key = key[article.Length..];
                break;
            }
        }

        if (!_described.TryGetValue(key, out var entity))
        {
            entity = new Entity { Index = _entities.Count, Name = words, Described = true, Plural = (flags & Lex.Plural) != Lex.None, FirstStart = start };
            if ((flags & Lex.Female) != Lex.None)
            {
                entity.FemaleNoun++;
            }

            if ((flags & Lex.Male) != Lex.None)
            {
                entity.MaleNoun++;
            }

            if ((flags & (Lex.Role | Lex.Female | Lex.Male)) != Lex.None && !entity.Plural)
            {
                entity.PersonEvidence = 1;
            }

            entity.IsOrganisation = (flags & (Lex.Document | Lex.Collective | Lex.Organisation)) != Lex.None && (flags & Lex.Role) == Lex.None;
            entity.Nouns.Add(head);
            _entities.Add(entity);
            _described.Add(key, entity);
            IndexDescribed(entity);
        }

        return entity;
    }

    private void FindMentions()
    {
        var tokens = _narration.Tokens;
        var elsewhere = new Dictionary<int, Occurrence>();
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && (tokens[i].Capital ? tokens[i].Sentence == tokens[i - 1].Sentence && tokens[i - 1].Kind is TokenKind.Word or TokenKind.Possessive : tokens[i].Lex == Lex.None))
            {
                elsewhere[Hash(_narration.WordAt(i))] = tokens[i].Capital ? Occurrence.Capital : Occurrence.Lower;
            }
        }

        var titleCase = new bool[_narration.BlockCount];
        for (var b = 0; b < titleCase.Length; b++)
        {
            titleCase[b] = IsTitleCase(b);
        }

        var mentions = new List<Mention>(tokens.Length / 12);
        Occurrence Occurs(int i) => elsewhere.GetValueOrDefault(Hash(_narration.WordAt(i)));
        for (var i = 0; i < tokens.Length;)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].Capital && !titleCase[tokens[i].Block])
            {
                var next = NameFinder.Read(_narration.Text, tokens, i, tokens.Length, Occurs, out var mention);
                if (next > i)
                {
                    AddMention(mentions, mention);
                    i = next;
                    continue;
                }
            }

            i++;
        }

        for (var k = 0; k < mentions.Count; k++)
        {
            var mention = mentions[k];
            if (mention.LastToken > mention.NameFirst)
            {
                var titled = HasTitle(tokens, mention);
                mention.Entity = Full(tokens, mention.NameFirst, mention.LastToken, titled).Index;
                if (mention.Governed && !titled && IsPlacing(mention.FirstToken - 1))
                {
                    _entities[mention.Entity].PersonEvidence--;
                }

                mentions[k] = mention;
            }
        }

        // A title-case headline gives no names of its own, but those of the article are known in it.
        var all = new List<Mention>(mentions.Count + 8);
        var m = 0;
        for (var b = 0; b < titleCase.Length; b++)
        {
            if (titleCase[b])
            {
                FindKnown(_narration.BlockStart(b), _narration.BlockStart(b + 1), all);
            }

            while (m < mentions.Count && mentions[m].FirstToken < _narration.BlockStart(b + 1))
            {
                all.Add(mentions[m++]);
            }
        }

        Mentions = all.ToArray();
        for (var k = 0; k < Mentions.Length; k++)
        {
            MentionAt[Mentions[k].FirstToken] = k;
            MentionEndingAt[Mentions[k].LastToken] = k;
        }
    }

    private void AddMention(List<Mention> mentions, Mention mention)
    {
        var tokens = _narration.Tokens;
        var before = mention.FirstToken - 1;
        while (before >= 0 && tokens[before].Sentence == tokens[mention.FirstToken].Sentence && tokens[before].Is(Lex.Determiner))
        {
            before--;
        }

        mention.Governed = before >= 0 && tokens[before].Sentence == tokens[mention.FirstToken].Sentence && tokens[before].Is(Lex.Preposition);
        mention.Possessive = mention.LastToken + 1 < tokens.Length && tokens[mention.LastToken + 1].Kind == TokenKind.Possessive;
        mentions.Add(mention);
    }

    private void FindKnown(int start, int end, List<Mention> found)
    {
        var tokens = _narration.Tokens;
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || !tokens[i].Capital || tokens[i].Is(Lex.Function))
            {
                continue;
            }

            var word = _pool.Fold(_narration.WordAt(i));
            var last = i;
            if (_byGiven.TryGetValue(word, out var given) && i + 1 < end && tokens[i + 1].Kind == TokenKind.Word)
            {
                var next = _pool.Fold(_narration.WordAt(i + 1));
                if (given.Exists(e => e.Surname == next))
                {
                    last = i + 1;
                }
            }

            if (last > i || _bySurname.ContainsKey(word) || given is not null)
            {
                var mention = new Mention { FirstToken = i, NameFirst = i, LastToken = last, Kind = MentionKind.Name, Entity = -1 };
                if (last > i)
                {
                    mention.Entity = Full(tokens, i, last, false).Index;
                }

                AddMention(found, mention);
                i = last;
            }
        }
    }

    private bool IsTitleCase(int block)
    {
        var tokens = _narration.Tokens;
        var capitals = 0;
        var words = 0;
        var start = _narration.BlockStart(block);
        var end = _narration.BlockStart(block + 1);
        if (end - start > 40)
        {
            return false;
        }

        var content = 0;
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && !tokens[i].Is(Lex.Preposition | Lex.Determiner | Lex.Conjunction | Lex.Subordinator))
            {
                words++;
                capitals += tokens[i].Capital ? 1 : 0;
                content += tokens[i].Capital && tokens[i].Is(Lex.AnyVerb | Lex.OtherVerb | Lex.Auxiliary | Lex.SubjectPronoun | Lex.Adverb | Lex.Subordinator) && i > start ? 1 : 0;
            }
        }

        return words >= 3 && (capitals == words || (words >= 12 && capitals == words - 1)) && (content > 0 || words >= 6);
    }

    // One is in or near a place, seldom in a person.
    private bool IsPlacing(int preposition) => _narration.WordAt(preposition) is "in" or "In" or "near" or "Near" or "outside" or "Outside" or "across" or "around";

    private static int Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ (c is >= 'A' and <= 'Z' ? (uint)(c | 0x20) : c)) * 16777619u;
        }

        return (int)hash;
    }

    private static bool HasTitle(Run<Token> tokens, in Mention mention)
    {
        for (var i = mention.FirstToken; i < mention.NameFirst; i++)
        {
            if (tokens[i].Is(Lex.Title | Lex.Role))
            {
                return true;
            }
        }

        // "spokesman Ana Ruiz", but not "a 52-year-old Oldbridge resident"
        return mention.FirstToken > 0 && tokens[mention.FirstToken - 1].Kind == TokenKind.Word && tokens[mention.FirstToken - 1].Is(Lex.Role) && !tokens[mention.FirstToken - 1].Is(Lex.Age);
    }
}
