using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioEdition.Cli;

/// <summary>The folders with neural voices that the user named, on disk: <c>{ "version": 1, "folders": [ … ] }</c>.</summary>
internal sealed class VoiceFoldersFile(string path)
{
    private const int Version = 1;
    private const int MaxDepth = 6;

    /// <summary>The folders in the order in which they were named; none where there is no such file.</summary>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public IReadOnlyList<string> Read()
    {
        try
        {
            if (!File.Exists(path))
            {
                return [];
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("version").GetInt32() == Version
                ? [.. document.RootElement.GetProperty("folders").EnumerateArray().Select(f => f.GetString()).OfType<string>()]
                : throw new UsageException($"'{path}' was written by a newer program; update this one, or remove the file and name the folders again.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}': the list of voice folders cannot be read ({e.Message}); remove the file and name the folders again.", e);
        }
    }

    /// <summary>True where a folder of the list holds a model. Quick: nothing is opened or loaded.</summary>
    public bool HasModels()
    {
        var search = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, IgnoreInaccessible = true };
        return Read().Any(f => Directory.Exists(f) && Directory.EnumerateFiles(f, "*.onnx", search).Any());
    }

    /// <summary>Adds a folder, by its full path; one that is there already stays where it is.</summary>
    public void Add(string folder) => Write([.. Read().Append(FullPath(folder)).Distinct(StringComparer.Ordinal)]);

    /// <summary>Takes a folder out; its files stay.</summary>
    /// <returns>False where it was not in the list.</returns>
    public bool Remove(string folder)
    {
        var before = Read();
        IReadOnlyList<string> after = [.. before.Where(f => f != FullPath(folder))];
        if (after.Count == before.Count)
        {
            return false;
        }

        Write(after);
        return true;
    }

    private static string FullPath(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private void Write(IReadOnlyList<string> folders)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, [.. Encoding.UTF8.GetBytes(new JsonObject { ["version"] = Version, ["folders"] = new JsonArray([.. folders.Select(f => (JsonNode)f)]) }.ToJsonString()), (byte)'\n']);
    }
}
