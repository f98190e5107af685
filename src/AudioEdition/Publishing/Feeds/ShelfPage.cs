using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Pages;

namespace AudioEdition.Publishing.Feeds;

/// <summary>Writes the page that lists the editions of a folder: each can be played there and opened.</summary>
/// <remarks>One file without script; its policy lets it load the audio and the cover beside it and nothing else, so no word of an article can do anything.</remarks>
public static class ShelfPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="feed">The editions; links and audio are relative to the folder.</param>
    /// <returns>HTML with Unix newlines; equal feeds give equal text.</returns>
    public static string Write(PodcastFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var channel = feed.Channel;
        var style = PageParts.Style("shelf.css");
        var image = channel.BaseAddress.MakeRelativeUri(channel.Image);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{PageParts.HashOf(style)}'; media-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n").Append(PageParts.Icon);
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
        html.Append(CultureInfo.InvariantCulture, $"<span>{PageParts.Length(item.Media[0].Seconds)}</span></p>\n");
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

    private static string Text(string text) => PageParts.Text(text);
}
