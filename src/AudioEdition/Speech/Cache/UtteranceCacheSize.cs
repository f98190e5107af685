namespace AudioEdition.Speech.Cache;

/// <summary>How much a cache holds.</summary>
/// <param name="Entries">Utterances, and what was derived from them.</param>
/// <param name="Bytes">Bytes of their files.</param>
public readonly record struct UtteranceCacheSize(int Entries, long Bytes);
