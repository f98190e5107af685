using System.Text;
using AudioEdition.Casting;

namespace AudioEdition.Cli;

/// <summary>The person register on disk: who had which voice in earlier editions.</summary>
internal sealed class RegisterFile(string path)
{
    /// <summary>Reads it; empty where there is none yet.</summary>
    public PersonRegister Read()
    {
        if (Directory.Exists(path))
        {
            // Told here, before a build: it is written at the end of one.
            throw new UsageException($"'{path}' is a folder; --register takes a file.");
        }

        try
        {
            return File.Exists(path) ? PersonRegister.Parse(File.ReadAllText(path), path) : PersonRegister.Empty;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UsageException($"'{path}': the person register cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Adds the voices of an edition. Two builds that end together both keep theirs: read, add and replace happen under a lock.</summary>
    public async Task AddAsync(CastScript cast, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using var held = await LockAsync(cancellationToken);
        var before = Read();
        var after = before.With(cast);
        if (after.ToJson() == before.ToJson())
        {
            return;
        }

        WholeFile.Write(path, Encoding.UTF8.GetBytes(after.ToJson()));
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        // Another build holds it only for the moment of a small write: 10 s without a turn means that something is wrong with the file.
        for (var tries = 500; ; tries--)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (tries > 0)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }
}
