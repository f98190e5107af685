namespace AudioEdition.Newsroom.Stores;

/// <summary>What was given as a store is none.</summary>
/// <param name="location">What was given.</param>
public sealed class StoreLocationException(string location)
    : AudioEditionException($"“{location}” is no store: give a folder, or s3://bucket/prefix, with ?endpoint=https://… for another service than Amazon's.");
