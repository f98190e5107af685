namespace AudioEdition.Cli;

/// <summary>Why a file that was named cannot be read, as a person would say it.</summary>
internal static class UnreadableFile
{
    /// <summary>The failures that opening or reading a file has.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>What to tell of one.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="e">What the system said.</param>
    public static UsageException Of(string path, Exception e) => new(
        Directory.Exists(path) ? $"'{path}' is a folder; give a file."
        : e is FileNotFoundException or DirectoryNotFoundException ? $"'{path}': no such file."
        : e is UnauthorizedAccessException ? $"'{path}' cannot be read: permission denied."
        : $"'{path}' cannot be read: {e.Message}",
        e);
}
