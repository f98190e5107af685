using AudioEdition.Speech.Lexicons;

namespace AudioEdition.Cli.Commands;

/// <summary>Reads the pronunciations that a user brings.</summary>
internal static class LexiconFile
{
    /// <returns>Null where none was named.</returns>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="LexiconFormatException">It is no W3C PLS 1.0 file.</exception>
    public static Lexicon? Read(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            using var file = File.OpenRead(path);
            return Lexicon.ParsePls(file, path);
        }
        catch (Exception e) when (UnreadableFile.Is(e))
        {
            throw UnreadableFile.Of(path, e);
        }
    }
}
