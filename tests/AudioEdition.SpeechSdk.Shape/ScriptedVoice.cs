namespace Microsoft.CognitiveServices.Speech;

/// <summary>No type of the package: a voice of a <see cref="ScriptedService"/>.</summary>
public sealed record ScriptedVoice(string ShortName, string Locale, string LocalName, SynthesisVoiceGender Gender);
