namespace AudioEdition.EspeakHost;

/// <summary>What the library said.</summary>
/// <param name="Samples">Mono.</param>
/// <param name="Words">In order of their samples.</param>
internal sealed record EspeakSound(ReadOnlyMemory<short> Samples, IReadOnlyList<EspeakWord> Words);

/// <summary>When a word is heard.</summary>
/// <param name="Character">Its first code point in the text.</param>
/// <param name="Characters">Code points of it.</param>
/// <param name="Sample">Its first sample.</param>
/// <param name="EndSample">The first of what follows: the next word, or the pause after a clause.</param>
internal readonly record struct EspeakWord(int Character, int Characters, int Sample, int EndSample);
