using AudioEdition.Scripts;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Casting;

/// <summary>Gives every unit of a script its voice.</summary>
/// <remarks>
/// Deterministic: the same script, catalogue, register and options give the same cast, whatever the order in which people appear. In this order: people pinned in
/// the catalogue, then those in the register, then the rest by a stable hash of their name into the voices of the pool that fit them.
/// The rules stand in <c>docs/casting.md</c>.
/// </remarks>
public static class CastingDirector
{
    /// <summary>Casts a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="catalog">Voices and pinned people.</param>
    /// <param name="register">Who had which voice before; <see cref="PersonRegister.Empty"/> for a first edition.</param>
    /// <param name="options">Engine, locale and the words around the article.</param>
    /// <returns>The cast script; its units are the script's with intro, disclosure and outro where they are on.</returns>
    /// <exception cref="VoiceCatalogException">The catalogue has no cast for the engine.</exception>
    /// <exception cref="ArgumentException">A text of the options cannot be filled.</exception>
    public static CastScript Cast(Script script, VoiceCatalog catalog, PersonRegister register, CastingOptions options)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);

        var cast = catalog.CastOf(options.Engine);
        var framed = ScriptFrame.Around(script, options);
        var quoted = QuotedPeople(framed);
        var voices = new RoleAssignment(cast, catalog.People, register, options.Locale ?? script.Article.Language, options.KeptVoices).Assign(quoted, options.EarlierRoles);

        var units = new List<CastUnit>(framed.Units.Count);
        var neutralSpeaks = false;
        foreach (var unit in framed.Units)
        {
            if (unit.Kind != UnitKind.Quotation)
            {
                units.Add(new CastUnit(unit, cast.Narrator.Id, null));
            }
            else if (framed.AttributionOf(unit)?.SpeakerId is { } speaker && voices.TryGetValue(speaker, out var role))
            {
                units.Add(new CastUnit(unit, role.Voice, speaker));
            }
            else
            {
                units.Add(new CastUnit(unit, cast.Quote.Id, null));
                neutralSpeaks = true;
            }
        }

        var roles = new List<CastRole> { new(null, cast.Narrator.Id, "narrator") };
        roles.AddRange(quoted.Select(p => voices[p.Id]));
        if (neutralSpeaks)
        {
            roles.Add(new CastRole(null, cast.Quote.Id, "neutral"));
        }

        return new CastScript { Script = framed, Units = units, Roles = roles, Settings = SettingsOf(catalog) };
    }

    private static VoiceSetting[] SettingsOf(VoiceCatalog catalog) =>
        [.. catalog.Casts.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => c.Value.Voices).Select(v => v.Id).Distinct()
            .Select(catalog.VoiceOf).Where(v => v.Rate != 1 || v.GainDb != 0 || v.Style is not null).Select(v => new VoiceSetting(v.Id, v.Rate, v.GainDb) { Style = v.Style })];

    /// <summary>The people whose voices are heard, in order of appearance.</summary>
    private static List<Person> QuotedPeople(Script script)
    {
        var people = script.People.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var quoted = new List<Person>();
        foreach (var unit in script.Units)
        {
            if (script.AttributionOf(unit)?.SpeakerId is { } id && people.TryGetValue(id, out var person) && seen.Add(id))
            {
                quoted.Add(person);
            }
        }

        return quoted;
    }
}
