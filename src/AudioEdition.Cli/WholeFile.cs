namespace AudioEdition.Cli;

/// <summary>Writes the small files that the command keeps: whoever reads one, and whenever the machine stops, finds the old content or the new, never half of it.</summary>
internal static class WholeFile
{
    /// <summary>Replaces a file.</summary>
    /// <param name="path">Its folder must exist. One writer at a time: the temporary file beside it has one name.</param>
    /// <param name="content">All of it.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
