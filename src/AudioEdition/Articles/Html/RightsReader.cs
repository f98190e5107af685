using System.Text.Json;
using AngleSharp.Dom;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Articles.Html;

/// <summary>Gathers what a page says of its use: opt-outs for robots, the TDM Reservation Protocol, licence and copyright.</summary>
internal static class RightsReader
{
    private const int Longest = 300;

    private static readonly string[] Directives = ["noai", "noimageai", "notts", "noaudio", "noml", "nosnippet"];
    private static readonly string[] RobotNames = ["robots", "googlebot", "bingbot"];
    private static readonly string[] MetaNames = ["tdm-reservation", "tdm-policy", "copyright", "rights", "dc.rights", "dcterms.rights", "dcterms.license", "dc.rights.license"];
    private static readonly string[] Members = ["license", "usageInfo", "copyrightNotice", "copyrightHolder", "acquireLicensePage", "conditionsOfAccess"];

    public static IReadOnlyList<RightsNote> Read(PageElements elements, JsonElement? article)
    {
        var notes = new List<RightsNote>();
        foreach (var meta in elements.Metas)
        {
            var name = (meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? "").Trim().ToLowerInvariant();
            var content = meta.GetAttribute("content");
            if (MetaNames.Contains(name, StringComparer.Ordinal))
            {
                Add(notes, name, content);
            }
            else if (RobotNames.Contains(name, StringComparer.Ordinal))
            {
                Add(notes, name, OptOuts(content));
            }
        }

        foreach (var link in elements.Licences)
        {
            Add(notes, "license", link.GetAttribute("href"));
        }

        foreach (var member in Members)
        {
            Add(notes, member, JsonLd.Text(article, member));
        }

        return notes;
    }

    /// <summary>Those directives of a robots field that say something about the use of the text; null where there are none.</summary>
    public static string? OptOuts(string? field)
    {
        var found = (field ?? "").Split([',', ' ', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(d => Directives.Contains(d, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return found.Length == 0 ? null : string.Join(", ", found).ToLowerInvariant();
    }

    private static void Add(List<RightsNote> notes, string name, string? value)
    {
        var clean = TextCleaner.CleanLine(value ?? "");
        if (clean.Length is > 0 and <= Longest && !notes.Exists(n => n.Name == name && n.Value == clean))
        {
            notes.Add(new RightsNote(name, clean));
        }
    }
}
