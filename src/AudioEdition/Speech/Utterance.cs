using AudioEdition.Audio;

namespace AudioEdition.Speech;

/// <summary>A unit as an engine spoke it.</summary>
/// <param name="Clip">The sound, at the voice's own rate and level.</param>
/// <param name="Marks">Word times in frames of the clip; empty where the engine gives none.</param>
public sealed record Utterance(PcmClip Clip, IReadOnlyList<SpeechMark> Marks);
