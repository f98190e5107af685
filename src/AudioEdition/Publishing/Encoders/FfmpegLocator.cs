namespace AudioEdition.Publishing.Encoders;

/// <summary>Finds ffmpeg and its sister programs.</summary>
public static class FfmpegLocator
{
    /// <summary>What to do where it is missing.</summary>
    public const string Advice = "install it (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg)";

    /// <summary>Looks a program up on the search path.</summary>
    /// <param name="program"><c>ffmpeg</c> (the default) or <c>ffprobe</c>.</param>
    /// <returns>Its full path, or null where it is not installed.</returns>
    public static string? Find(string program = "ffmpeg")
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return folders
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The ffprobe that belongs to an ffmpeg: the one beside it, else the one on the search path.</summary>
    /// <param name="ffmpegPath">A path, or a bare name.</param>
    internal static string ProbeBeside(string ffmpegPath)
    {
        var folder = Path.GetDirectoryName(ffmpegPath);
        var name = OperatingSystem.IsWindows() ? "ffprobe.exe" : "ffprobe";
        return !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : "ffprobe";
    }
}
