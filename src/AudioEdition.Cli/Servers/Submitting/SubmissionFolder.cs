namespace AudioEdition.Cli.Servers.Submitting;

/// <summary>Articles of folders.</summary>
internal static class SubmissionFolder
{
    private static readonly string[] Extensions = [".txt", ".md", ".markdown", ".html", ".htm"];

    /// <summary>The articles below folders, in the order of their paths.</summary>
    /// <exception cref="UsageException">A folder does not exist, or holds no article.</exception>
    public static IReadOnlyList<string> ArticlesIn(IEnumerable<string> folders) => [.. folders.SelectMany(ArticlesIn)];

    private static List<string> ArticlesIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"'{folder}': no such folder.");
        }

        var search = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        List<string> files =
        [
            .. Directory.EnumerateFiles(folder, "*", search)
                .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
        return files.Count > 0 ? files : throw new UsageException($"'{folder}' holds no article: nothing ends in {string.Join(", ", Extensions)}.");
    }
}
