using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>A data folder for one voice.</summary>
/// <remarks>
/// eSpeak NG reads the head of every file of every voice at each start, some 290 of them: a third of the time that a sentence takes. In a folder of links that holds
/// the one voice it finds nothing else to read, and says the same to the last bit.
/// </remarks>
internal static class EspeakDataFolder
{
    private const string Data = "espeak-ng-data";
    private const string Languages = "lang";
    private const string Voices = "voices";
    private const string Variants = "!v";

    /// <summary>Makes the folder where it is not there.</summary>
    /// <param name="cacheFolder">Where to.</param>
    /// <param name="dataPath">The program's own data folder.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="accentFile">The voice's file under <c>lang</c>.</param>
    /// <param name="variant">Its variant; null for none.</param>
    /// <returns>What <c>--path</c> takes; null where no such folder can be made, and the program's own will do.</returns>
    public static string? Prepare(string cacheFolder, string dataPath, string version, string accentFile, string? variant)
    {
        var accent = Path.Combine(dataPath, Languages, accentFile);
        if (!File.Exists(accent) || accentFile.Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{dataPath}\n{version}\n{accentFile}\n{variant}")))[..16];
        var folder = Path.Combine(cacheFolder, $"espeak-{key}");
        try
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(cacheFolder);
                var work = string.Create(CultureInfo.InvariantCulture, $"{folder}.{Guid.NewGuid():N}.tmp");
                Fill(Path.Combine(work, Data), dataPath, accentFile, variant);
                Move(work, folder);
            }

            // A link whose file went away would make the program mute.
            return File.Exists(Path.Combine(folder, Data, Languages, accentFile)) && File.Exists(Path.Combine(folder, Data, "phontab")) ? folder : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Fill(string folder, string dataPath, string accentFile, string? variant)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(dataPath).Where(f => IsWanted(Path.GetFileName(f), accentFile)))
        {
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
        }

        Link(Path.Combine(Languages, accentFile));
        Directory.CreateDirectory(Path.Combine(folder, Voices));
        if (variant is not null)
        {
            Link(Path.Combine(Voices, Variants, variant));
        }

        void Link(string relative)
        {
            var link = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, Path.Combine(dataPath, relative));
        }
    }

    /// <summary>Accents of English need no other language's dictionary, of which there are a hundred; for the others it is not known which they need.</summary>
    private static bool IsWanted(string name, string accentFile) =>
        !name.EndsWith("_dict", StringComparison.Ordinal) || name == "en_dict" || !Path.GetFileName(accentFile).StartsWith("en", StringComparison.Ordinal);

    private static void Move(string work, string folder)
    {
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was quicker, with the same links.
            Directory.Delete(work, recursive: true);
        }
    }
}
