namespace AudioEdition.Publishing.Encoders;

/// <summary>A file that is made under a name of its own beside the target and takes the target's place when whole.</summary>
internal sealed class AtomicFile : IDisposable
{
    /// <summary>Names the temporary file; the target's folder must exist.</summary>
    /// <param name="target">Where the file shall stand.</param>
    public AtomicFile(string target)
    {
        Target = Path.GetFullPath(target);
        var folder = Path.GetDirectoryName(Target)!;
        if (!Directory.Exists(folder))
        {
            throw new EncoderException(Target, $"The folder “{folder}” does not exist: make it, or choose another one.");
        }

        TemporaryPath = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
    }

    /// <summary>Full path of the target.</summary>
    public string Target { get; }

    /// <summary>Full path to write to.</summary>
    public string TemporaryPath { get; }

    /// <summary>Gives the temporary file the target's name.</summary>
    /// <param name="toDisk">True (the default) to bring it to the disk first; false where the folder it stands in is brought there as a whole.</param>
    public void Commit(bool toDisk = true)
    {
        if (toDisk)
        {
            using var stream = new FileStream(TemporaryPath, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }

        File.Move(TemporaryPath, Target, overwrite: true);
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose() => File.Delete(TemporaryPath);
}
