using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts;

/// <summary>
/// The people of several articles. Equal full names are one person, unless their genders differ; single names and descriptions
/// ("Lee", "a council aide") are somebody else in every article.
/// </summary>
internal sealed class BoundPeople
{
    private readonly List<Person> _people = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<Person> All => _people;

    /// <summary>Adds the people of one article.</summary>
    /// <returns>Their ids in the bound script by those in their own.</returns>
    public Dictionary<string, string> Add(IReadOnlyList<Person> people)
    {
        // Two people of one article are never one, whatever they are called.
        var before = _people.Count;
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            var same = _people.FindIndex(0, before, p => AreOne(p, person));
            if (same >= 0)
            {
                _people[same] = Join(_people[same], person);
                ids.Add(person.Id, _people[same].Id);
                continue;
            }

            var id = person.Id;
            for (var number = 2; !_ids.Add(id); number++)
            {
                id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{person.Id}-{number}");
            }

            _people.Add(person with { Id = id });
            ids.Add(person.Id, id);
        }

        return ids;
    }

    private static bool AreOne(Person a, Person b) =>
        a.Named && b.Named
        && string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase)
        && (a.IsOrganisation ? b.IsOrganisation : !b.IsOrganisation && a.Name.Contains(' ', StringComparison.Ordinal))
        && (a.Gender is null || b.Gender is null || a.Gender == b.Gender);

    private static Person Join(Person a, Person b) => a with
    {
        Gender = a.Gender ?? b.Gender,
        GenderEvidence = a.Gender is null ? b.GenderEvidence : a.GenderEvidence,
        Description = a.Description ?? b.Description,
        Aliases = [.. a.Aliases.Union(b.Aliases, StringComparer.Ordinal)],
    };
}
