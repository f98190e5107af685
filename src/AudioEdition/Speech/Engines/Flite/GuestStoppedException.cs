namespace AudioEdition.Speech.Engines.Flite;

/// <summary>A host function was called by a guest that is being stopped.</summary>
internal sealed class GuestStoppedException() : Exception("The program was stopped.");
