namespace AudioEdition.Speech.Cache;

/// <summary>The cache's folder cannot be written: full, read-only, or not there to be made.</summary>
public sealed class UtteranceCacheException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="folder">The cache's folder.</param>
    /// <param name="innerException">What the system said.</param>
    public UtteranceCacheException(string folder, Exception innerException)
        : base($"The speech cache in {folder} cannot be written: {innerException?.Message} Make space there or choose another folder; what is finished is kept.", innerException)
    {
        Folder = folder;
    }

    /// <summary>The cache's folder.</summary>
    public string Folder { get; }
}
