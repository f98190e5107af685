namespace Microsoft.CognitiveServices.Speech;

/// <summary>No type of the package: a boundary of a <see cref="ScriptedAnswer"/>.</summary>
public sealed record ScriptedBoundary(string Text, ulong AudioOffset, TimeSpan Duration, SpeechSynthesisBoundaryType Type = SpeechSynthesisBoundaryType.Word);
