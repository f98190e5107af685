using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Publishing.Pages;

/// <summary>What the pages of an edition share: their look, and a policy under which they load nothing and run nothing but what is named.</summary>
internal static class PageParts
{
    private static readonly ConcurrentDictionary<string, string> Resources = new(StringComparer.Ordinal);

    /// <summary>The icon of a page, in the page: browsers ask a server for one where none is named. Its policy must allow images from <c>data:</c>.</summary>
    public const string Icon =
        "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23a3231b' d='M1 6h2v4H1zm4-3h2v10H5zm4 2h2v6H9zm4-3h2v12h-2z'/%3E%3C/svg%3E\">\n";

    /// <summary>The style of a page: what all share, and its own.</summary>
    /// <param name="name">Of its own style sheet, such as <c>player.css</c>.</param>
    public static string Style(string name) => Resources.GetOrAdd($"base and {name}", _ => Resource("base.css") + Resource(name));

    /// <summary>A part that was built into the library, with Unix newlines: browsers hash what they parsed, and parsing makes these of all others.</summary>
    /// <param name="name">Its file's name.</param>
    public static string Resource(string name) => Resources.GetOrAdd(name, Read);

    /// <summary>A text as a content security policy names it.</summary>
    /// <param name="text">A whole style or script.</param>
    public static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The start of a page that runs no script, up to the end of its head.</summary>
    /// <param name="title">Escaped.</param>
    /// <param name="language">BCP 47 tag as the article has it; what is none counts as English.</param>
    /// <param name="style">Name of its style sheet.</param>
    public static string Head(string title, string language, string style) =>
        $"""
         <!doctype html>
         <html lang="{Language(language)}">
         <head>
         <meta charset="utf-8">
         <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HashOf(Style(style))}'; base-uri 'none'; form-action 'none'">
         <meta name="viewport" content="width=device-width, initial-scale=1">
         <meta name="color-scheme" content="light dark">
         <title>{title}</title>
         <style>{Style(style)}</style>
         </head>

         """.ReplaceLineEndings("\n");

    /// <summary>A language tag that is one: a reader's voice is chosen by it.</summary>
    /// <param name="tag">As the article has it.</param>
    /// <returns>The tag, English for what is none.</returns>
    public static string Language(string tag) => LanguageTag.Normalize(tag) ?? "en";

    /// <summary>How long something plays, as a person would say it: in seconds as a player counts them, from a minute and a half on in minutes.</summary>
    /// <param name="seconds">Its length.</param>
    public static string Length(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds):0} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds / 60):0} minutes");

    /// <summary>Text that is nothing but text; each control character becomes one space, so that offsets stay.</summary>
    /// <param name="text">Any text.</param>
    public static string Text(string text) => WebUtility.HtmlEncode(!text.Any(char.IsControl) ? text : string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = char.IsControl(from[i]) ? ' ' : from[i];
        }
    }));

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"AudioEdition.Pages/{name}")
            ?? throw new InvalidOperationException($"The library was built without {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
