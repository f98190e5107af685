namespace AudioEdition.Newsroom.Stores;

/// <summary>Names of artifacts: they become paths and addresses, so nothing else may be in them.</summary>
internal static class ArtifactName
{
    /// <exception cref="ArgumentException">It is no name.</exception>
    public static string Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        foreach (var segment in name.Split('/'))
        {
            if (segment.Length == 0 || segment[0] == '.' || !segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                throw new ArgumentException($"“{name}” is no name of an artifact.", nameof(name));
            }
        }

        return name;
    }
}
