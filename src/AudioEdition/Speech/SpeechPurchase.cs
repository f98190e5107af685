using AudioEdition.Casting;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>An utterance that costs money.</summary>
/// <param name="Key">Where it is kept once it is paid.</param>
/// <param name="Voice">Who says it.</param>
/// <param name="Characters">What it puts on the bill.</param>
internal readonly record struct SpeechPurchase(UtteranceKey Key, VoiceId Voice, long Characters);
