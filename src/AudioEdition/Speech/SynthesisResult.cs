namespace AudioEdition.Speech;

/// <summary>A script, spoken.</summary>
/// <param name="Utterances">One for each unit, read from the cache when asked for.</param>
/// <param name="Synthesized">Units that an engine spoke now.</param>
/// <param name="CacheHits">Units that were there already, or that say what another unit says.</param>
/// <param name="SynthesizedCharacters">Characters of spoken text that engines were sent, the measure that clouds charge by.</param>
/// <param name="Durations">Length of each unit's sound.</param>
public sealed record SynthesisResult(
    IUtteranceSource Utterances,
    int Synthesized,
    int CacheHits,
    long SynthesizedCharacters,
    IReadOnlyList<TimeSpan> Durations);
