using System.Globalization;
using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Turns what was found into the records that the later stages read.</summary>
internal static class PersonList
{
    private const int MostConsidered = 4;

    public static SpeakerAttribution Write(Narration narration, PeopleTable people, IReadOnlyList<Candidate>[] ranked)
    {
        var speakers = new bool[people.Entities.Count];
        foreach (var list in ranked)
        {
            foreach (var candidate in list)
            {
                if (candidate.Entity >= 0)
                {
                    speakers[candidate.Entity] = true;
                }
            }
        }

        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var idOf = new string?[people.Entities.Count];
        var persons = new List<Person>();
        foreach (var entity in people.Entities.Where(e => speakers[e.Index] || (e.IsNamedPerson && e.Parts.Length > 1 && e.FirstToken >= 0)).OrderBy(e => e.FirstStart).ThenBy(e => e.Index))
        {
            idOf[entity.Index] = UniqueId(entity.Name, ids);
            persons.Add(Person(entity, idOf[entity.Index]!));
        }

        var attributions = new Attribution[ranked.Length];
        for (var q = 0; q < ranked.Length; q++)
        {
            attributions[q] = Attribution(narration, people, ranked[q], idOf);
        }

        return new SpeakerAttribution(persons, attributions);
    }

    private static Attribution Attribution(Narration narration, PeopleTable people, IReadOnlyList<Candidate> candidates, string?[] idOf)
    {
        if (candidates.Count == 0)
        {
            return new Attribution { SpeakerId = null, Rule = "unresolved" };
        }

        var best = candidates[0];
        var named = best.Entity >= 0 && best.Score >= Weights.Threshold;
        TextSpan? mention = best.Mention.IsNone ? null : new TextSpan(narration.Tokens[best.Mention.FirstToken].Start, narration.Tokens[best.Mention.LastToken].End);
        return new Attribution
        {
            SpeakerId = named ? idOf[best.Entity] : null,
            Rule = best.Rule,
            Cue = best.Cue >= 0 && narration.Tokens[best.Cue].Kind == TokenKind.Word ? narration.WordAt(best.Cue).ToString() : null,
            Mention = mention,
            MentionKind = best.Mention.Kind,
            Considered = Considered(people, candidates, named),
        };
    }

    private static List<string> Considered(PeopleTable people, IReadOnlyList<Candidate> candidates, bool named)
    {
        var considered = new List<string>();
        for (var i = named ? 1 : 0; i < candidates.Count && considered.Count < MostConsidered; i++)
        {
            var candidate = candidates[i];
            if (candidate.Entity >= 0 && (!named || candidate.Entity != candidates[0].Entity))
            {
                considered.Add(string.Create(CultureInfo.InvariantCulture, $"{people.Entities[candidate.Entity].Name}: {candidate.Rule}, {candidate.Score:0.0} against {(named ? candidates[0].Score : Weights.Threshold):0.0}"));
            }
        }

        return considered;
    }

    private static Person Person(Entity entity, string id)
    {
        var gender = entity.Gender;
        return new Person
        {
            Id = id,
            Name = entity.Name,
            Named = !entity.Described,
            IsOrganisation = entity.IsOrganisation,
            Gender = gender,
            GenderEvidence = gender is null ? null : Evidence(entity, gender.Value),
            Description = entity.Description,
            Aliases = entity.Aliases.Where(a => a != entity.Name).Order(StringComparer.Ordinal).ToArray(),
        };
    }

    private static string Evidence(Entity entity, Gender gender)
    {
        if (entity.Pinned is not null)
        {
            return "named beforehand";
        }

        var (title, noun, pronoun, word) = gender == Gender.Male
            ? (entity.MaleTitle, entity.MaleNoun, entity.MalePronoun, "he")
            : (entity.FemaleTitle, entity.FemaleNoun, entity.FemalePronoun, "she");
        var found = new List<string>(4);
        void Say(string what, int count)
        {
            if (count > 0)
            {
                found.Add(count == 1 ? what : string.Create(CultureInfo.InvariantCulture, $"{what} ×{count}"));
            }
        }

        Say("title", title);
        Say("noun", noun);
        Say("pronoun " + word, pronoun);
        Say("given name", entity.GivenName == gender ? 1 : 0);
        return string.Join(", ", found);
    }

    private static string UniqueId(string name, Dictionary<string, int> used)
    {
        var builder = new StringBuilder(name.Length);
        foreach (var c in Fold.Decompose(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                builder.Append(char.ToLowerInvariant(c));
            }
            else if (builder.Length > 0 && builder[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’' or '.'))
            {
                builder.Append('-');
            }
        }

        var id = builder.ToString().Trim('-');
        id = id.Length == 0 ? "speaker" : id;
        used.TryGetValue(id, out var count);
        used[id] = count + 1;
        if (count == 0)
        {
            return id;
        }

        string numbered;
        do
        {
            numbered = string.Create(CultureInfo.InvariantCulture, $"{id}-{++count}");
        }
        while (!used.TryAdd(numbered, 1));
        return numbered;
    }
}
