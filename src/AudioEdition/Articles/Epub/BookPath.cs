namespace AudioEdition.Articles.Epub;

/// <summary>Addresses inside a book.</summary>
internal static class BookPath
{
    /// <summary>Resolves a reference against the file it stands in.</summary>
    /// <returns>The path from the archive's root and the fragment without its mark (or empty); null where it leads out of the book.</returns>
    public static (string Path, string Fragment)? Resolve(string file, string? reference)
    {
        var value = reference?.Trim();
        if (value is not { Length: > 0 and < 4000 } || value.Contains("://", StringComparison.Ordinal) || value[0] == '/' || value.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        var mark = value.IndexOf('#', StringComparison.Ordinal);
        var fragment = mark < 0 ? "" : Uri.UnescapeDataString(value[(mark + 1)..]);
        var relative = Uri.UnescapeDataString(mark < 0 ? value : value[..mark]);
        if (relative.Length == 0)
        {
            return (file, fragment);
        }

        var parts = new List<string>(file.Split('/')[..^1]);
        foreach (var part in relative.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return (string.Join('/', parts), fragment);
    }
}
