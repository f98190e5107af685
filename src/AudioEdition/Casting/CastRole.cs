namespace AudioEdition.Casting;

/// <summary>Somebody with a voice in this edition.</summary>
/// <param name="PersonId">The person; null for the narrator and for the neutral quote voice.</param>
/// <param name="Voice">Their voice.</param>
/// <param name="Reason">Why this voice: <c>narrator</c>, <c>neutral</c>, <c>pinned</c>, <c>register</c>, <c>pool</c>, <c>plan</c>.</param>
public sealed record CastRole(string? PersonId, VoiceId Voice, string Reason);
