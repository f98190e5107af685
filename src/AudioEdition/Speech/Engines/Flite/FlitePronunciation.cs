using AudioEdition.Articles;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>How Flite says a word.</summary>
/// <param name="Spoken">The word's place in the spoken text.</param>
/// <param name="Phones">Its sounds by their names in Flite, without stress.</param>
public sealed record FlitePronunciation(TextSpan Spoken, IReadOnlyList<string> Phones);
