namespace AudioEdition.Speech.Cache;

/// <summary>How much a cache holds.</summary>
/// <param name="Entries">Utterances.</param>
/// <param name="Bytes">Bytes of their files.</param>
public readonly record struct UtteranceCacheSize(int Entries, long Bytes);
