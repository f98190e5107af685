using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Books;

/// <summary>Writes a W3C audiobook: a publication manifest and its files in one archive.</summary>
/// <remarks>
/// W3C Audiobooks (2020) in the Lightweight Packaging Format. The programme is one file, so the table of contents of the entry page leads to its chapters by media fragments
/// (<c>audio.mp3#t=12.7</c>).
/// </remarks>
public static class LpfWriter
{
    /// <summary>Writes a book.</summary>
    /// <param name="content">What it holds.</param>
    /// <param name="stream">Where to; seekable, left open.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task WriteAsync(BookContent content, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var zip = new BookZip(stream);
        zip.Add("publication.json", Manifest(content));
        zip.Add("index.html", EntryPage(content));
        zip.Add("transcript.html", TranscriptWriter.Html(content.Script, content.Programme));
        zip.Add("transcript.vtt", TranscriptWriter.WebVtt(content.Script, content.Programme, content.Marks));
        zip.AddStored("cover" + content.Cover.FileExtension, content.Cover.Data.Span);
        await zip.AddFileAsync(content.AudioName, content.AudioPath, cancellationToken).ConfigureAwait(false);
    }

    private static string Manifest(BookContent content)
    {
        var article = content.Script.Cast.Script.Article;
        var programme = content.Programme;
        var duration = string.Create(CultureInfo.InvariantCulture, $"PT{programme.Format.TimeOf(programme.FrameCount).TotalSeconds:0.###}S");
        var json = new JsonText().BeginObject()
            .Strings("@context", ["https://schema.org", "https://www.w3.org/ns/pub-context"])
            .Property("conformsTo", "https://www.w3.org/TR/audiobooks/")
            .Property("type", "Audiobook")
            .Property("id", content.Identifier)
            .Property("name", content.Title)
            .Property("inLanguage", content.Script.Locale)
            .Property("duration", duration)
            .Optional("author", OneLine(article.Byline))
            .Optional("publisher", OneLine(article.Site))
            .Property("readBy", "Synthetic voices")
            .Optional("datePublished", article.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
            .Optional("dateModified", article.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
            .Optional("url", article.CanonicalAddress is { IsAbsoluteUri: true } address ? address.AbsoluteUri : null)
            .Strings("accessMode", ["auditory", "textual"])
            .Strings("accessibilityFeature", ["tableOfContents", "readingOrder", "transcript"])
            .Strings("accessibilityHazard", ["none"])
            .Property("accessibilitySummary", $"The whole text is read aloud, and its transcript is part of the book. {content.Disclosure}")
            .Name("accessModeSufficient").BeginArray(inline: true);
        json.BeginObject().Property("type", "ItemList").Strings("itemListElement", ["auditory"]).EndObject()
            .BeginObject().Property("type", "ItemList").Strings("itemListElement", ["textual"]).EndObject().EndArray();
        json.Name("readingOrder").BeginArray();
        Resource(json, content.AudioName, content.AudioMediaType, content.Title).Property("duration", duration).EndObject();
        json.EndArray().Name("resources").BeginArray();
        Resource(json, "index.html", "text/html", "Contents").Strings("rel", ["contents"]).EndObject();
        Resource(json, "cover" + content.Cover.FileExtension, content.Cover.MediaType, "Cover").Strings("rel", ["cover"]).EndObject();
        Resource(json, "transcript.html", "text/html", "Transcript").EndObject();
        Resource(json, "transcript.vtt", "text/vtt", "Transcript with times").EndObject();
        return json.EndArray().EndObject().ToString();
    }

    private static JsonText Resource(JsonText json, string url, string mediaType, string name) =>
        json.BeginObject().Property("type", "LinkedResource").Property("url", url).Property("encodingFormat", mediaType).Property("name", name);

    private static string EntryPage(BookContent content)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{Text(content.Script.Locale)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Text(content.Title)}</title>\n<link rel=\"publication\" href=\"publication.json\">\n</head>\n<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1 dir=\"auto\">{Text(content.Title)}</h1>\n<nav role=\"doc-toc\" aria-label=\"Contents\">\n<ol>\n");
        foreach (var chapter in content.Programme.Chapters)
        {
            var start = content.Programme.Format.TimeOf(chapter.StartFrame).TotalSeconds;
            html.Append(CultureInfo.InvariantCulture, $"<li><a dir=\"auto\" href=\"{content.AudioName}#t={start:0.###}\">{Text(PublishedText.Title(chapter.Title))}</a></li>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"</ol>\n</nav>\n<p><a href=\"transcript.html\">Transcript</a></p>\n<p>{Text(content.Disclosure)}</p>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string? OneLine(string? text) => string.IsNullOrWhiteSpace(text) ? null : PublishedText.Title(text);

    private static string Text(string text) => PageParts.Text(text);
}
