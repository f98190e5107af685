using AudioEdition.Casting;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Speech;

/// <summary>A cast unit with the words that the engine says.</summary>
/// <param name="Cast">The unit and its voice.</param>
/// <param name="Spoken">The spoken words, with their way back to the written ones.</param>
public sealed record SpokenUnit(CastUnit Cast, SpokenText Spoken);
