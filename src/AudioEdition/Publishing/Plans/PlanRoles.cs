using AudioEdition.Casting;
using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Plans;

/// <summary>Whose voice a unit takes when nobody says otherwise; writer and reader must agree on it, for that is how an edit is told.</summary>
internal static class PlanRoles
{
    private const string Neutral = "neutral";

    /// <summary>The role of a speaker; of the neutral quote voice for an unresolved quotation; else of the narrator. Null where there is none.</summary>
    public static CastRole? Of(IReadOnlyList<CastRole> roles, string? speaker, UnitKind kind) =>
        speaker is not null ? roles.FirstOrDefault(r => r.PersonId == speaker)
        : kind == UnitKind.Quotation ? roles.FirstOrDefault(IsNeutral)
        : roles.FirstOrDefault(r => r.PersonId is null && !IsNeutral(r));

    public static bool IsNeutral(CastRole role) => role.PersonId is null && role.Reason == Neutral;
}
