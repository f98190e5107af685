using System.Security.Cryptography;
using System.Text;
using AudioEdition.Casting;

namespace AudioEdition.Speech;

/// <summary>Gives what a voice was to say that is gone to another of its gender and locale, for engines whose voices come and go.</summary>
/// <remarks>
/// The same plan, list and catalogue give the same voices. First come voices that the catalogue's cast names, since somebody chose them; then the engine's others. A voice that speaks in the
/// edition already is taken only where there is no other, the narrator's never. Among equals a hash of the lost voice decides, so that one voice more or less in the list changes little.
/// </remarks>
public static class VoiceSubstitutes
{
    /// <summary>Looks every voice of a plan up.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="catalog">Says of voices what they are.</param>
    /// <param name="engines">By name; those that cannot speak are left alone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The plan with voices that are there, and a sentence about each that was replaced; the plan itself where all are.</returns>
    public static async Task<(SpokenScript Plan, IReadOnlyList<string> Notes)> ApplyAsync(
        SpokenScript plan, VoiceCatalog catalog, IReadOnlyDictionary<string, ISpeechSynthesizer> engines, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(engines);
        var used = plan.Cast.Roles.Select(r => r.Voice).ToHashSet();
        var found = new Dictionary<VoiceId, VoiceId>();
        var ready = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, engine) in engines.Where(e => e.Value.Capabilities.ReplacesVoices))
        {
            if ((await engine.CheckHealthAsync(cancellationToken).ConfigureAwait(false)).Ready)
            {
                ready.Add(name);
            }
        }

        var notes = new List<string>();
        foreach (var role in plan.Cast.Roles)
        {
            if (found.ContainsKey(role.Voice) || !ready.Contains(role.Voice.Engine))
            {
                continue;
            }

            var engine = engines[role.Voice.Engine];
            if (await engine.FindVoiceAsync(role.Voice.Name, cancellationToken).ConfigureAwait(false) is not null)
            {
                continue;
            }

            var person = plan.Cast.Script.People.FirstOrDefault(p => p.Id == role.PersonId);
            var lost = catalog.VoiceOf(role.Voice);
            lost = lost with { Gender = lost.Gender ?? person?.Gender, Locale = lost.Locale ?? LocaleOf(role.Voice.Name) ?? plan.Locale };
            var voices = await engine.ListVoicesAsync(cancellationToken).ConfigureAwait(false);
            var narrator = plan.Cast.Roles[0].Voice;
            if (Choose(lost, voices, catalog, used, found.GetValueOrDefault(narrator, narrator)) is { } voice)
            {
                found.Add(role.Voice, voice);
                used.Add(voice);
                notes.Add($"{role.Voice} is not there any more: {voice} speaks in its place{(person is null ? "" : $", for {person.Name}")}. Name another in voices.json where it does not fit.");
            }
        }

        return (found.Count == 0 ? plan : Replaced(plan, found), notes);
    }

    private static VoiceId? Choose(CatalogVoice lost, IReadOnlyList<EngineVoice> voices, VoiceCatalog catalog, HashSet<VoiceId> used, VoiceId narrator)
    {
        var engine = lost.Id.Engine;
        var chosen = catalog.Casts.TryGetValue(engine, out var cast) ? cast.Pool.Select(v => v.Id).ToHashSet() : [];
        return voices
            .Where(v => v.IsCastable && LocaleFit.SameLanguage(v.Locale, lost.Locale) && (lost.Gender is null || v.Gender is null || v.Gender == lost.Gender))
            .Select(v => (Id: new VoiceId(engine, v.Name), v.Locale))
            .Where(v => v.Id != narrator)
            .OrderBy(v => used.Contains(v.Id))
            .ThenBy(v => !LocaleFit.SameRegion(v.Locale, lost.Locale))
            .ThenBy(v => !chosen.Contains(v.Id))
            .ThenBy(v => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{lost.Id}\n{v.Id}"))), StringComparer.Ordinal)
            .Select(v => (VoiceId?)v.Id)
            .FirstOrDefault();
    }

    private static SpokenScript Replaced(SpokenScript plan, Dictionary<VoiceId, VoiceId> found)
    {
        VoiceId Of(VoiceId voice) => found.GetValueOrDefault(voice, voice);
        return plan with
        {
            Cast = plan.Cast with
            {
                Units = [.. plan.Cast.Units.Select(u => u with { Voice = Of(u.Voice) })],

                // Narrator and neutral voice are known by their reason.
                Roles = [.. plan.Cast.Roles.Select(r => found.ContainsKey(r.Voice) ? r with { Voice = Of(r.Voice), Reason = r.PersonId is null ? r.Reason : "substitute" } : r)],
            },
            Units = [.. plan.Units.Select(u => u with { Cast = u.Cast with { Voice = Of(u.Cast.Voice) } })],
        };
    }

    /// <summary>Names of services begin with it: <c>en-GB-SoniaNeural</c>.</summary>
    private static string? LocaleOf(string name) => name.Split('-') is [{ Length: 2 or 3 } language, { Length: 2 } region, _, ..] && LocaleFit.IsTag($"{language}-{region}") ? $"{language}-{region}" : null;
}
