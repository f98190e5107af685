namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>A program that says of itself that it is ffmpeg of some version, and does nothing else.</summary>
internal static class FfmpegDouble
{
    /// <summary>Writes it into a folder, in place of what is there.</summary>
    /// <returns>Its path.</returns>
    public static string Install(string folder, string version)
    {
        var path = Path.Combine(folder, "ffmpeg");
        File.Delete(path);
        File.WriteAllText(path, $"#!/bin/sh\necho 'ffmpeg version {version} Copyright'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}
