using AudioEdition.Casting;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Publishing.Plans;

/// <summary>Who speaks with which voice after an editor's changes.</summary>
internal static class PlanCasting
{
    public static (IReadOnlyList<VoiceId> Voices, IReadOnlyList<CastRole> Roles) Of(PlanNode list, IReadOnlyList<PlanUnit> units, List<Person> people)
    {
        var before = new List<CastRole>();
        var after = new List<CastRole>();
        foreach (var node in list.Items())
        {
            ReadRole(node, people, before, after);
        }

        TakeOver(units, before, after);
        var voices = units.Select(u => VoiceOf(u, before, after)).ToArray();
        return (voices, after);
    }

    private static void ReadRole(PlanNode node, List<Person> people, List<CastRole> before, List<CastRole> after)
    {
        var person = node["person"].TextOrNull();
        if (person is not null && !people.Exists(p => p.Id == person))
        {
            throw node["person"].Fault($"\"{PlanNode.Shorten(person)}\" is none of the people of this plan");
        }

        var role = new CastRole(person, ReadVoice(node["voice"]), node.Find("reason")?.Text() ?? "plan");
        var cast = node.Find("cast") is { } was ? ReadVoice(was) : role.Voice;
        if (before.Exists(r => r.PersonId == person && PlanRoles.IsNeutral(r) == PlanRoles.IsNeutral(role)))
        {
            throw node.Fault($"is the second role of {person ?? "the same voice"}");
        }

        before.Add(role with { Voice = cast });

        // Narrator and neutral quote voice are known by their reason, so it stays.
        after.Add(role.Voice == cast || person is null ? role : role with { Reason = "plan" });
    }

    /// <summary>Gives a voice to people who had none before an edit named them.</summary>
    private static void TakeOver(IReadOnlyList<PlanUnit> units, List<CastRole> before, List<CastRole> after)
    {
        var speaking = units.Select(u => u.Speaker).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            if (unit.Speaker is null || !unit.SpeakerChanged || after.Exists(r => r.PersonId == unit.Speaker))
            {
                continue;
            }

            var was = PlanRoles.Of(before, unit.WasSpeaker, unit.Unit.Kind);
            VoiceId? voice = unit.Voice != (unit.WasVoice ?? was?.Voice) ? unit.Voice
                : was?.PersonId is not null && !speaking.Contains(was.PersonId) ? PlanRoles.Of(after, unit.WasSpeaker, unit.Unit.Kind)?.Voice
                : after.Find(PlanRoles.IsNeutral)?.Voice;
            after.Add(new CastRole(
                unit.Speaker,
                voice ?? throw unit.Node["voice"].Fault($"must be changed too: {PlanNode.Shorten(unit.Speaker)} has no voice in this plan yet"),
                "plan"));
        }
    }

    private static VoiceId VoiceOf(PlanUnit unit, List<CastRole> before, List<CastRole> after)
    {
        var wasVoice = unit.WasVoice ?? PlanRoles.Of(before, unit.WasSpeaker, unit.Unit.Kind)?.Voice;
        if (unit.Voice != wasVoice)
        {
            return unit.Voice;
        }

        var role = PlanRoles.Of(after, unit.Speaker, unit.Unit.Kind);
        if (!unit.SpeakerChanged)
        {
            // A unit that was cast apart from its role stays apart.
            return unit.WasVoice ?? role?.Voice ?? unit.Voice;
        }

        return role?.Voice ?? throw unit.Node["voice"].Fault("must be changed too: this plan has no voice for quotations of unknown speakers");
    }

    private static VoiceId ReadVoice(PlanNode node) =>
        VoiceId.TryParse(node.Text(), out var voice)
            ? voice
            : throw node.Fault($"must be engine:voice such as flite:slt, not \"{PlanNode.Shorten(node.Text())}\"");
}
