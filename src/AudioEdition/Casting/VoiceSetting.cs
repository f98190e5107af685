namespace AudioEdition.Casting;

/// <summary>How a voice is used, where that is not as the engine gives it.</summary>
/// <param name="Voice">The voice.</param>
/// <param name="Rate">Speaking rate, 1 is the engine's own; range 0.5–2.</param>
/// <param name="GainDb">Level on top of level matching, in dB; range −20…20.</param>
public sealed record VoiceSetting(VoiceId Voice, double Rate = 1, double GainDb = 0)
{
    /// <summary>A speaking style that the voice has (<c>newscast</c>); null for its own.</summary>
    public string? Style { get; init; }
}
