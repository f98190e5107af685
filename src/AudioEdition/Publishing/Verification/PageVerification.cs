using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AudioEdition.Publishing.Verification;

/// <summary>Reads the player page back: whole, with a script and a style that its own policy allows, and the words and times that it shows.</summary>
internal static class PageVerification
{
    public const string FileName = "index.html";

    public static List<ParsedCue> Read(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")?.GetAttribute("content") ?? "";
        Allowed(policy, page.QuerySelector("style")?.TextContent, "style");
        Allowed(policy, page.QuerySelector("script[type=module]")?.TextContent, "script");
        var times = Times(page);
        var units = page.QuerySelectorAll("[data-u]");
        return units.Length == times.Count
            ? [.. units.Zip(times, (unit, time) => new ParsedCue(time.Start, time.End, null, unit.TextContent))]
            : throw new FormatException("has not as many times as units");
    }

    private static void Allowed(string policy, string? content, string what)
    {
        if (content is null || !policy.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content))), StringComparison.Ordinal))
        {
            throw new FormatException($"its {what} is missing or not the one that its policy names");
        }
    }

    private static List<(long Start, long End)> Times(IHtmlDocument page)
    {
        try
        {
            using var data = JsonDocument.Parse(page.QuerySelector("#edition-data")?.TextContent ?? "");
            return [.. data.RootElement.GetProperty("units").EnumerateArray().Select(u => (Milliseconds(u, "s"), Milliseconds(u, "e")))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"its times cannot be read: {e.Message}", e);
        }
    }

    private static long Milliseconds(JsonElement unit, string name) => (long)Math.Round(unit.GetProperty(name).GetDouble() * 1000);
}
