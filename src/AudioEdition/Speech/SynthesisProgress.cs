namespace AudioEdition.Speech;

/// <summary>How far the synthesis of a script is.</summary>
/// <param name="Done">Units that are there.</param>
/// <param name="Total">Units of the script.</param>
/// <param name="Synthesized">Units that an engine spoke now.</param>
/// <param name="CacheHits">Units that were there already, or that say what another unit says.</param>
public readonly record struct SynthesisProgress(int Done, int Total, int Synthesized, int CacheHits);
