using AudioEdition.Casting;
using AudioEdition.Speech.Engines;

namespace AudioEdition.Cli;

/// <summary>Who speaks, and the catalogue that has the cast.</summary>
internal sealed record ChosenCast(EngineChoice Choice, VoiceCatalog Voices)
{
    /// <summary>The cast.</summary>
    public VoiceCast Cast => Voices.CastOf(Choice.Engine);
}
