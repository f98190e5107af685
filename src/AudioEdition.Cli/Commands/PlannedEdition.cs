using AudioEdition.Casting;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;

namespace AudioEdition.Cli.Commands;

/// <summary>A plan with what it was made from.</summary>
internal sealed record PlannedEdition(SpokenScript Plan, VoiceCatalog Voices, IReadOnlyList<ReportInput> Inputs);
