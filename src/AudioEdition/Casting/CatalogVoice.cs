using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Casting;

/// <summary>A voice of a cast with what casting and mastering have to know of it.</summary>
/// <param name="Id">The voice.</param>
public sealed record CatalogVoice(VoiceId Id)
{
    /// <summary>Whose evidence of gender it fits; null fits everybody.</summary>
    public Gender? Gender { get; init; }

    /// <summary>BCP 47 tag; null fits every language.</summary>
    public string? Locale { get; init; }

    /// <summary>Correction of its level on top of level matching, in dB. Default 0; range −20…20.</summary>
    public double GainDb { get; init; }

    /// <summary>Speaking rate, 1 is the engine's own. Default 1; range 0.5–2.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>A speaking style that the voice has (<c>newscast</c>); null (default) for its own.</summary>
    public string? Style { get; init; }
}
