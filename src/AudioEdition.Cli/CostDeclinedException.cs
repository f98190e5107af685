namespace AudioEdition.Cli;

/// <summary>Somebody was asked whether to buy and said no.</summary>
internal sealed class CostDeclinedException() : AudioEditionException("Nothing was bought.");
