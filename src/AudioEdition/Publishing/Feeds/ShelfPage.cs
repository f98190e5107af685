using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Feeds;

/// <summary>Writes the page that lists the editions of a folder: each can be played there and opened.</summary>
/// <remarks>One file without script; its policy lets it load the audio and the cover beside it and nothing else, so no word of an article can do anything.</remarks>
public static class ShelfPage
{
    private const string Style =
        """
        :root{color-scheme:light dark;--paper:#fbf9f4;--sheet:#fffefb;--ink:#1f1c18;--soft:#665f55;--rule:#e2dccf;--accent:#a3231b}
        @media(prefers-color-scheme:dark){:root{--paper:#16171a;--sheet:#1e2024;--ink:#ece8e1;--soft:#a8a297;--rule:#34363c;--accent:#ff8f7d}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        .page{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
        header{display:flex;gap:1.25rem;align-items:center;border-bottom:3px solid var(--accent);padding-bottom:1.5rem}
        header img{width:6.5rem;height:6.5rem;border-radius:.5rem;flex:none}
        h1,h2{font-family:"Iowan Old Style","Palatino Linotype",Palatino,Charter,"Noto Serif",Georgia,serif;line-height:1.2;margin:0;overflow-wrap:anywhere}
        h1{font-size:1.9rem}
        h2{font-size:1.3rem}
        header p{margin:.4rem 0 0;color:var(--soft)}
        a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:.15em}
        a:hover{color:var(--accent)}
        a:focus-visible,audio:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.2rem}
        ol{list-style:none;margin:0;padding:0}
        li{padding:1.5rem 0;border-bottom:1px solid var(--rule)}
        .facts{margin:.35rem 0 0;color:var(--soft);font-size:.9rem}
        .facts span+span::before,.facts time+span::before,.facts span+time::before{content:"·";margin:0 .45em}
        .summary{margin:.6rem 0 0;overflow-wrap:anywhere}
        audio{display:block;width:100%;height:2.5rem;margin-top:.9rem}
        .none{padding:2rem 0;color:var(--soft)}
        footer{margin-top:2rem;color:var(--soft);font-size:.9rem}
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="feed">The editions; links and audio are relative to the folder.</param>
    /// <returns>HTML with Unix newlines; equal feeds give equal text.</returns>
    public static string Write(PodcastFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var channel = feed.Channel;
        var style = Style.ReplaceLineEndings("\n");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var image = channel.BaseAddress.MakeRelativeUri(channel.Image);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; media-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Text(channel.Title)}</title>\n");
        html.Append(CultureInfo.InvariantCulture, $"<link rel=\"alternate\" type=\"application/rss+xml\" href=\"{PodcastChannel.FileName}\" title=\"{Text(channel.Title)}\">\n");
        html.Append("<style>").Append(style).Append("</style>\n</head>\n<body>\n<div class=\"page\">\n<header>\n");
        html.Append(image.IsAbsoluteUri ? "" : $"<img src=\"{Text(image.OriginalString)}\" alt=\"\" width=\"104\" height=\"104\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<div><h1 dir=\"auto\">{Text(channel.Title)}</h1>\n<p dir=\"auto\">{Text(channel.Description)}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{PodcastChannel.FileName}\">Podcast feed</a></p></div>\n</header>\n<main>\n");
        html.Append(feed.Items.Count == 0 ? "<p class=\"none\">No edition yet.</p>\n" : "<ol>\n");
        foreach (var item in feed.Items)
        {
            WriteItem(html, item);
        }

        html.Append(feed.Items.Count == 0 ? "" : "</ol>\n");
        html.Append(CultureInfo.InvariantCulture, $"</main>\n<footer><p>{Text(EditionWriter.Disclosure)}</p></footer>\n</div>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void WriteItem(StringBuilder html, PodcastItem item)
    {
        var edition = item.Edition;
        var about = edition.Report.Article;
        var language = Text(edition.Report.Locale);
        var folder = Text(PodcastEdition.Escape(edition.Folder));
        html.Append(CultureInfo.InvariantCulture, $"<li>\n<h2 dir=\"auto\" lang=\"{language}\"><a href=\"{folder}/index.html\">{Text(PublishedText.Title(edition.Report.Title))}</a></h2>\n<p class=\"facts\">");
        if (about?.Site is { } site)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span><bdi>{Text(PublishedText.Title(site))}</bdi></span>");
        }

        if (about?.Byline is { } byline)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span>By <bdi>{Text(PublishedText.Title(byline))}</bdi></span>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<time datetime=\"{item.Published:yyyy-MM-dd}\">{item.Published:d MMMM yyyy}</time>");
        html.Append(CultureInfo.InvariantCulture, $"<span>{Length(item.Media[0].Seconds)}</span></p>\n");
        if (about?.Summary is { } summary)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"summary\" dir=\"auto\" lang=\"{language}\">{Text(PublishedText.Shorten(summary, 280))}</p>\n");
        }

        if (about?.People is { Count: > 0 } people)
        {
            html.Append("<p class=\"facts\"><span>Quoted: ")
                .AppendJoin(", ", people.Take(8).Select(p => $"<bdi>{Text(PublishedText.Shorten(p.Name, 80))}</bdi>"))
                .Append(people.Count > 8 ? " and others" : "").Append("</span></p>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<audio controls preload=\"none\" aria-label=\"{Text(PublishedText.Title(edition.Report.Title))}\">");
        foreach (var medium in item.Media.Where(m => m.IsQuotations == item.Media[0].IsQuotations))
        {
            html.Append(CultureInfo.InvariantCulture, $"<source src=\"{folder}/{Text(medium.File.Path)}\" type=\"{medium.Format.MediaType()}\">");
        }

        html.Append("</audio>\n</li>\n");
    }

    private static string Length(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds):0} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds / 60):0} minutes");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
