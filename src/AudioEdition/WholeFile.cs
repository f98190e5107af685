namespace AudioEdition;

/// <summary>Writes entries of caches: a reader finds a whole one or none, also while others write the same.</summary>
/// <remarks>Nothing is forced to the disk: what a power cut takes is made again.</remarks>
internal static class WholeFile
{
    /// <summary>Writes a file under a name of its own and gives it the wanted one when it is whole; nothing stays behind where that fails.</summary>
    /// <param name="path">Its folder must exist.</param>
    /// <param name="content">Its pieces, in order.</param>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public static void Write(string path, params ReadOnlySpan<ReadOnlyMemory<byte>> content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                foreach (var piece in content)
                {
                    file.Write(piece.Span);
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
