using AudioEdition.Scripts;

namespace AudioEdition.Casting;

/// <summary>A script with its voices.</summary>
public sealed record CastScript
{
    /// <summary>
    /// The script, with disclosure, intro and outro where they are on: its units and chapters are those that are cast.
    /// </summary>
    public required Script Script { get; init; }

    /// <summary>One for each unit of the script, same order.</summary>
    public required IReadOnlyList<CastUnit> Units { get; init; }

    /// <summary>Who has which voice: the narrator first, then the quoted people in order of appearance, last the neutral quote voice where it is used.</summary>
    public required IReadOnlyList<CastRole> Roles { get; init; }

    /// <summary>Rate and gain of voices, for those that the catalogue gives any; also of voices that nobody has yet. Default none.</summary>
    public IReadOnlyList<VoiceSetting> Settings { get; init; } = [];

    /// <summary>How a voice is used.</summary>
    /// <param name="voice">Any voice.</param>
    public VoiceSetting SettingOf(VoiceId voice) => Settings.FirstOrDefault(s => s.Voice == voice) ?? new VoiceSetting(voice);
}
