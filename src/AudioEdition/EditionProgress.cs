namespace AudioEdition;

/// <summary>How far a build is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Fraction">How much of it is done, 0 to 1, never falling within a stage.</param>
public readonly record struct EditionProgress(EditionStage Stage, double Fraction);
