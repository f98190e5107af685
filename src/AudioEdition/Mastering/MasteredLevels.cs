using AudioEdition.Casting;

namespace AudioEdition.Mastering;

/// <summary>The levels that were found for a programme.</summary>
/// <param name="GainsDb">Gain of each voice.</param>
/// <param name="Corrections">What the limiter let pass of each voice against the forecast, as a factor on energy.</param>
internal sealed record MasteredLevels(IReadOnlyDictionary<VoiceId, double> GainsDb, IReadOnlyDictionary<VoiceId, double> Corrections);
