namespace AudioEdition.Casting;

/// <summary>A voice catalogue or person register cannot be read: broken JSON, an unknown property, a value out of range.</summary>
public sealed class VoiceCatalogException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="source">File name.</param>
    /// <param name="jsonPath">Place of the fault as a JSON path, <c>$</c> for the whole file.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public VoiceCatalogException(string source, string jsonPath, string problem, Exception? innerException = null)
        : base($"{source}: {jsonPath}: {problem}", innerException)
    {
        CatalogSource = source;
        JsonPath = jsonPath;
    }

    /// <summary>File name.</summary>
    public string CatalogSource { get; }

    /// <summary>Place of the fault: <c>$.casts.flite.pool[2].gender</c>.</summary>
    public string JsonPath { get; }
}
