namespace AudioEdition.Newsroom.Stores;

/// <summary>A store cannot be read or written: full, away, or not ours.</summary>
/// <param name="store">The store.</param>
/// <param name="innerException">What the system said.</param>
public sealed class ArtifactStoreException(string store, Exception innerException)
    : AudioEditionException($"The store {store} cannot be used: {innerException?.Message}", innerException);
