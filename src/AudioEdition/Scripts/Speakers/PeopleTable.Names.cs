using System.Collections.Frozen;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

internal sealed partial class PeopleTable
{
    // Everyday forms whose first letters are not those of the full given name.
    private static readonly FrozenDictionary<string, string[]> ShortGiven = WordList.Pairs("""
        bill=william will=william bob=robert rob=robert bobby=robert dick=richard rick=richard rich=richard jim=james jimmy=james mike=michael joe=joseph tom=thomas
        tony=anthony ted=theodore,edward ned=edward ed=edward eddie=edward chuck=charles charlie=charles hank=henry harry=henry jack=john johnny=john jeff=jeffrey
        geoff=geoffrey steve=steven stephen=steven dave=david dan=daniel danny=daniel ron=ronald don=donald larry=lawrence liz=elizabeth beth=elizabeth
        betsy=elizabeth kate=katherine kathy=katherine katie=katherine peggy=margaret maggie=margaret meg=margaret sue=susan bernie=bernard andy=andrew
        drew=andrew greg=gregory ken=kenneth matt=matthew pat=patrick,patricia pete=peter phil=philip ray=raymond sam=samuel,samantha tim=timothy
        vince=vincent walt=walter zach=zachary nick=nicholas mitch=mitchell gerry=gerald jerry=gerald fred=frederick al=albert abe=abraham ben=benjamin
        chris=christopher debbie=deborah jen=jennifer
        """);

    // A text with more people of one name than this is a register; the first ones are enough.
    private const int MostNamesakes = 32;

    // A name of two words or more: the entity it names, made or made fuller.
    private Entity Full(Run<Token> tokens, int first, int last, bool titled)
    {
        var written = _narration.Text.AsSpan(tokens[first].Start, tokens[last].End - tokens[first].Start);
        if (_fullByText.TryGetValue(written, out var seen) && !tokens[last].Is(Lex.Suffix))
        {
            Count(seen.Entity, tokens, first, titled, seen.Given, seen.Organisation);
            return seen.Entity;
        }

        var parts = new List<string>(last - first + 1);
        string? suffix = null;
        var organisation = false;
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
            {
                continue;
            }

            var word = _pool.Fold(_narration.Text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start));
            if (tokens[i].Is(Lex.Suffix) && i == last)
            {
                suffix = word;
            }
            else
            {
                parts.Add(word);
                organisation |= tokens[i].Is(Lex.Organisation | Lex.Document | Lex.Calendar) || word.Contains('&', StringComparison.Ordinal) || word is "of" or "for" or "and" or "the";
            }
        }

        if (parts.Count == 0)
        {
            parts.Add(_pool.Fold(written));
        }

        var given = tokens[first].Is(Lex.Given) && tokens[first].Kind == TokenKind.Word;
        var initial = parts[0].Length == 1 || (parts.Count > 2 && parts[1].Length == 1);
        organisation = organisation && (!titled || (!given && parts.Count > 1 && tokens[last].Is(Lex.Organisation))) && !(given && parts.Count == 2) && !initial;
        var key = string.Join(' ', parts);
        if (_byKey.TryGetValue(key, out var entity) && (suffix is null || entity.Suffix is null || entity.Suffix == suffix))
        {
            Count(entity, tokens, first, titled, given, organisation);
            _fullByText[written] = (entity, given, organisation);
            return entity;
        }

        if (!organisation && parts.Count > 1 && _bySurname.TryGetValue(parts[^1], out var namesakes))
        {
            var looked = 0;
            foreach (var other in namesakes)
            {
                if (++looked > MostNamesakes)
                {
                    break;
                }

                if (!other.IsOrganisation && other.Parts.Length > 1 && SameGiven(parts, other.Parts) && (suffix is null || other.Suffix is null || other.Suffix == suffix))
                {
                    _byKey[key] = other;
                    if (parts.Count > other.Parts.Length || (parts.Count == other.Parts.Length && parts[0].Length > other.Parts[0].Length && other.Parts[0].Length == 1))
                    {
                        other.Parts = parts.ToArray();
                        other.Aliases.Add(other.Name);
                        other.Name = NameText(tokens, first, last);
                    }

                    AddGiven(parts[0], other);
                    other.Suffix ??= suffix;
                    Count(other, tokens, first, titled, given, organisation);
                    _fullByText[written] = (other, given, organisation);
                    return other;
                }
            }
        }

        entity = New(NameText(tokens, first, last), parts.ToArray(), suffix, tokens[first].Start);
        entity.IsOrganisation = organisation || (parts.Count == 1 && tokens[first].AllCaps);
        _byKey[key] = entity;
        Count(entity, tokens, first, titled, given, organisation);
        _fullByText[written] = (entity, given, organisation);
        return entity;
    }

    private Entity New(string name, string[] parts, string? suffix, int start)
    {
        var entity = new Entity { Index = _entities.Count, Name = name, Parts = parts, Suffix = suffix, FirstStart = start };
        _entities.Add(entity);
        if (parts.Length > 0)
        {
            Bucket(_bySurname, parts[^1]).Add(entity);
            if (parts.Length > 1)
            {
                AddGiven(parts[0], entity);
            }
        }

        return entity;
    }

    private void AddGiven(string given, Entity entity)
    {
        var bucket = Bucket(_byGiven, given);
        if (bucket.Count < MostNamesakes && !bucket.Contains(entity))
        {
            bucket.Add(entity);
        }
    }

    private static List<Entity> Bucket(Dictionary<string, List<Entity>> map, string key)
    {
        if (!map.TryGetValue(key, out var list))
        {
            map[key] = list = new List<Entity>(1);
        }

        return list;
    }

    private static void Count(Entity entity, Run<Token> tokens, int first, bool titled, bool given, bool organisation)
    {
        entity.Mentions++;
        entity.FullMentions++;
        entity.PersonEvidence += (titled ? 3 : 0) + (given ? 2 : 0) + (organisation ? -3 : 0) + (!titled && !given && tokens[first].Is(Lex.Place) ? -1 : 0);
        if (entity.FullMentions == 1 && !titled && !given && !organisation && entity.Parts.Length is 2 or 3 && !tokens[first].Is(Lex.Place | Lex.Nationality | Lex.Organisation | Lex.Document | Lex.Collective))
        {
            entity.PersonEvidence++;
        }

        if (given && entity.GivenName is null)
        {
            entity.GivenName = tokens[first].Is(Lex.MaleGiven) ? tokens[first].Is(Lex.FemaleGiven) ? null : Gender.Male : Gender.Female;
        }
    }

    private static bool SameGiven(List<string> a, string[] b)
    {
        var x = a[0];
        var y = b[0];
        if (GivenMatches(x, y))
        {
            return true;
        }

        // "J. Robert Miller" and "Robert Miller"
        return (a.Count > 2 && x.Length == 1 && a[1] == y) || (b.Length > 2 && y.Length == 1 && b[1] == x);
    }

    private static bool GivenMatches(string x, string y)
    {
        if (x == y || (x.Length >= 1 && y.Length >= 1 && x[0] == y[0] && (x.Length == 1 || y.Length == 1)))
        {
            return true;
        }

        if (x.Length >= 3 && y.Length >= 3 && (x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal)))
        {
            return true;
        }

        return IsShortFor(x, y) || IsShortFor(y, x);
    }

    private static bool IsShortFor(string given, string full) => ShortGiven.TryGetValue(given, out var forms) && Array.IndexOf(forms, full) >= 0;

    private string NameText(Run<Token> tokens, int first, int last)
    {
        var text = _narration.Text.AsSpan(tokens[first].Start, tokens[last].End - tokens[first].Start);
        var name = text.ToString();
        if (name.AsSpan().IndexOfAny("\n\r\t\u00A0") >= 0 || name.Contains("  ", StringComparison.Ordinal))
        {
            name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return Fold.Compose(name);
    }

    private void AddKnown(IReadOnlyList<KnownPerson> known)
    {
        foreach (var person in known)
        {
            var words = person.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            var parts = Array.ConvertAll(words, w => Fold.Word(w));
            var entity = New(person.Name, parts, null, int.MaxValue);
            entity.Pinned = person.Gender;
            entity.PersonEvidence = 5;
            entity.Known = true;
            _byKey[string.Join(' ', parts)] = entity;
            foreach (var alias in person.Aliases)
            {
                entity.Aliases.Add(alias);
                _known[alias.Trim()] = entity;
                var aliasWords = alias.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (aliasWords.Length > 0)
                {
                    _byKey[string.Join(' ', aliasWords.Select(w => Fold.Word(w)))] = entity;
                    if (aliasWords.Length == 1)
                    {
                        Bucket(_bySurname, Fold.Word(aliasWords[0])).Add(entity);
                    }
                }
            }
        }
    }

    private readonly Dictionary<string, Entity> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The person whom the user gave these words as an alias, or null.</summary>
    public Entity? ByAlias(string words) => _known.GetValueOrDefault(words);

    // Full names inside quotations may be the fullest form that the article gives.
    private void ReadQuoted(IReadOnlyList<Quotation> quotations)
    {
        foreach (var quotation in quotations)
        {
            if (!HoldsTwoCapitals(_narration.Text.AsSpan(quotation.Span.Start, quotation.Span.Length)))
            {
                continue;
            }

            var tokens = Narration.ReadInside(_narration.Text, quotation);
            for (var i = 0; i < tokens.Length;)
            {
                Mention mention = default;
                var next = tokens[i].Kind == TokenKind.Word && tokens[i].Capital ? NameFinder.Read(_narration.Text, tokens, i, tokens.Length, static _ => Occurrence.Lower, out mention) : i;
                if (next > i)
                {
                    if (mention.LastToken > mention.NameFirst && tokens[mention.NameFirst].Is(Lex.Given) && mention.LastToken - mention.NameFirst <= 3)
                    {
                        var local = tokens;
                        var entity = Full(local, mention.NameFirst, mention.LastToken, HasTitle(local, mention));
                        entity.FirstStart = Math.Min(entity.FirstStart, local[mention.NameFirst].Start);
                    }

                    i = next;
                }
                else
                {
                    i++;
                }
            }
        }
    }

    // Two words with a capital in a row: without them there is no full name to be found.
    private static bool HoldsTwoCapitals(ReadOnlySpan<char> text)
    {
        var capital = false;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                var next = char.IsUpper(text[i + 1]);
                if (next && capital)
                {
                    return true;
                }

                capital = next;
            }
            else if (i == 0)
            {
                capital = char.IsUpper(text[0]);
            }
        }

        return false;
    }
}
