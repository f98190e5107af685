using AudioEdition.Scripts;

namespace AudioEdition.Casting;

/// <summary>A unit and the voice that speaks it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Voice">Its voice.</param>
/// <param name="SpeakerId">The person quoted; null for the narrator and for an unresolved quotation.</param>
public sealed record CastUnit(NarrationUnit Unit, VoiceId Voice, string? SpeakerId);
