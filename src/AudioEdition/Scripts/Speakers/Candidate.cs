namespace AudioEdition.Scripts.Speakers;

/// <summary>Somebody who may say a quotation, and why.</summary>
internal readonly record struct Candidate(int Entity, Mention Mention, string Rule, int Cue, float Score);
