namespace AudioEdition.Emulator.Faults;

/// <summary>What a plan knows of a request when it decides.</summary>
/// <param name="Route">What was asked for.</param>
/// <param name="Number">1-based over all routes.</param>
/// <param name="NumberOnRoute">1-based on this route.</param>
/// <param name="Attempt">1-based for this very body on this route.</param>
/// <param name="Text">The text to be spoken; null where there is none.</param>
/// <param name="Voice">The voice; null where there is none.</param>
/// <param name="Body">The whole body.</param>
public sealed record FaultQuery(EmulatorRoute Route, int Number, int NumberOnRoute, int Attempt, string? Text, string? Voice, string Body);
