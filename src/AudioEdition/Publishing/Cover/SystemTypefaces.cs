using System.Collections.Concurrent;
using SkiaSharp;

namespace AudioEdition.Publishing.Cover;

/// <summary>The machine's own fonts, for characters that the bundled ones lack.</summary>
/// <remarks>
/// Where the drawing library knows no fonts, as on Linux, where it is built to need no other library, the folders are looked through that fontconfig names by default. Files are opened one by
/// one, those of a bold upright style first, until one has the character; whatever was opened is asked first the next time.
/// </remarks>
internal static class SystemTypefaces
{
    /// <summary>Files that are looked at; more are no set of fonts but a collection.</summary>
    private const int MostFiles = 4000;

    private static readonly string[] Extensions = [".ttf", ".otf", ".ttc", ".otc"];

    /// <summary>Words in a file's name that speak against it for a headline.</summary>
    private static readonly string[] Unsuited = ["Italic", "Oblique", "Mono", "Condensed", "Light", "Thin", "Black", "UI"];

    private static readonly Lock Gate = new();
    private static readonly Lazy<Queue<string>> Unopened = new(() => new Queue<string>(Files()));
    private static readonly List<SKTypeface> Opened = [];
    private static readonly ConcurrentDictionary<int, SKTypeface?> Found = new();

    /// <summary>A typeface that has a character.</summary>
    /// <param name="codePoint">The character.</param>
    /// <returns>Null where no font of the machine has it.</returns>
    public static SKTypeface? Find(int codePoint) => Found.GetOrAdd(codePoint, c =>
        SKFontManager.Default.MatchCharacter(c) is { } known && CoverTypeface.HasGlyph(known, c) ? known : FindInFiles(c));

    private static SKTypeface? FindInFiles(int codePoint)
    {
        lock (Gate)
        {
            if (Opened.Find(t => CoverTypeface.HasGlyph(t, codePoint)) is { } opened)
            {
                return opened;
            }

            while (Unopened.Value.TryDequeue(out var path))
            {
                if (SKTypeface.FromFile(path) is not { } typeface)
                {
                    continue;
                }

                Opened.Add(typeface);
                if (CoverTypeface.HasGlyph(typeface, codePoint))
                {
                    return typeface;
                }
            }

            return null;
        }
    }

    private static IEnumerable<string> Files()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fonts"), Path.Combine(home, ".fonts"), "/usr/local/share/fonts", "/usr/share/fonts",
        ];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 };
        return folders
            .Where(f => Path.IsPathRooted(f) && Directory.Exists(f))
            .SelectMany(f => Directory.EnumerateFiles(f, "*", options))
            .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
            .Take(MostFiles)
            .OrderBy(Rank)
            .ThenBy(f => f, StringComparer.Ordinal);
    }

    /// <summary>Noto first, which is made to go together; of it bold and with serifs, as the bundled headlines are.</summary>
    private static int Rank(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        bool Has(string word) => name.Contains(word, StringComparison.Ordinal);
        return (Has("Noto") ? 0 : 8) + (Unsuited.Any(Has) ? 4 : 0) + (Has("Bold") || Has("Emoji") ? 0 : 2) + (Has("Serif") || Has("Naskh") ? 0 : 1);
    }
}
