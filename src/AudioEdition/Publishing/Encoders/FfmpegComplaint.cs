namespace AudioEdition.Publishing.Encoders;

/// <summary>The part of ffmpeg's messages that a person can use.</summary>
internal static class FfmpegComplaint
{
    /// <summary>The last lines, on one line.</summary>
    /// <param name="complaint">Standard error.</param>
    public static string LastLines(string complaint)
    {
        var lines = complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(" / ", lines.TakeLast(3));
    }
}
