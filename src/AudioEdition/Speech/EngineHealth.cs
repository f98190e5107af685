namespace AudioEdition.Speech;

/// <summary>Whether an engine can speak now.</summary>
/// <param name="Ready">True where it can.</param>
/// <param name="Detail">The version, or what is missing and how to get it.</param>
public sealed record EngineHealth(bool Ready, string Detail);
