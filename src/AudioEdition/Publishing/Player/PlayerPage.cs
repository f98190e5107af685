using System.Globalization;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Player;

/// <summary>Writes the page that plays an edition: one file beside the audio, without server, build or any other file.</summary>
/// <remarks>
/// The page may load the audio beside it and nothing else: its policy names the hashes of its own style and script, so that not even a fault in an escape could run a word of the
/// article. Without script the browser's own controls, chapters, speakers and transcript are there.
/// </remarks>
public static partial class PlayerPage
{
    private static string Style => PageParts.Style("player.css");

    private static string Script => PageParts.Resource("player.js");

    /// <summary>Writes the page.</summary>
    /// <param name="content">What it shows and plays.</param>
    /// <returns>HTML with Unix newlines; equal content gives equal text.</returns>
    /// <exception cref="ArgumentException">There is no audio file, or a path is not plain and relative.</exception>
    public static string Write(PlayerContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return WrittenText.Of(output => Write(output, content));
    }

    /// <summary>Writes the page piece by piece: that of a book has the length of ten.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="content">What it shows and plays.</param>
    /// <exception cref="ArgumentException">There is no audio file, or a path is not plain and relative.</exception>
    public static void Write(TextWriter output, PlayerContent content)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Sources.Count == 0)
        {
            throw new ArgumentException("A player needs an audio file.", nameof(content));
        }

        foreach (var file in content.Sources.Concat(content.Downloads))
        {
            if (Path.IsPathRooted(file.Path) || file.Path.Contains(':', StringComparison.Ordinal) || file.Path.Split('/', '\\').Contains("..", StringComparer.Ordinal))
            {
                throw new ArgumentException($"The path \"{file.Path}\" leads out of the edition.", nameof(content));
            }
        }

        var speakers = new PlayerSpeakers(content);
        var html = new StringBuilder();
        WriteHead(html, output, content);
        html.Append("<body>\n<a class=\"skip\" href=\"#transcript\">Skip to the transcript</a>\n<div class=\"page\">\n");
        var masthead = PlayerMasthead.Of(content);
        WriteMasthead(html, content, speakers, masthead);
        html.Append("<div class=\"layout\">\n<aside aria-label=\"Chapters and voices\">\n");
        WriteChapters(html, output, content);
        WriteVoices(html, output, content, speakers);
        html.Append("</aside>\n");
        WriteTranscript(html, output, content, speakers, masthead);
        html.Append("</div>\n");
        WriteFooter(html, content);
        html.Append("</div>\n");
        WritePlayer(html, content);
        output.Write(html.Append("<script type=\"application/json\" id=\"edition-data\">"));
        WriteData(output, content, speakers);
        output.Write("</script>\n<script type=\"module\">");
        output.Write(Script);
        output.Write("</script>\n</body>\n</html>\n");
    }

    private static void WriteHead(StringBuilder html, TextWriter output, PlayerContent content)
    {
        // 'self' is the page's folder on a server; pages opened from a folder have no origin, so files need naming.
        var policy = $"default-src 'none'; script-src '{PageParts.HashOf(Script)}'; style-src '{PageParts.HashOf(Style)}'; media-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'";
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Append(PageParts.Icon);
        html.Append(CultureInfo.InvariantCulture, $"<title>{Text(Title(content.Script.Cast.Script.Article))}</title>\n");
        html.Append("<style>").Append(Style).Append("</style>\n");
        output.Write(html.Append("<script type=\"application/ld+json\">"));
        html.Clear();
        ArticleJsonLd.Write(output, content);
        html.Append("</script>\n</head>\n");
    }

    private static void WriteMasthead(StringBuilder html, PlayerContent content, PlayerSpeakers speakers, PlayerMasthead masthead)
    {
        var article = content.Script.Cast.Script.Article;
        var language = PageParts.Language(article.Language);
        html.Append("<header class=\"masthead\">\n");
        if (article.Site is { } site)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"site\" dir=\"auto\">{Text(site)}</p>\n");
        }

        Paragraph("p class=\"before\"", "p", masthead.Intro, null);
        Paragraph("h1", "h1", masthead.Headline, Title(article));
        Paragraph("p class=\"standfirst\"", "p", masthead.Standfirst, article.Standfirst);
        html.Append("<p class=\"facts\">");
        if (masthead.Byline.Count > 0 || article.Byline is not null)
        {
            html.Append(masthead.Byline.Count > 0
                ? string.Create(CultureInfo.InvariantCulture, $"<span lang=\"{language}\" dir=\"auto\">{Units(content, masthead.Byline)}</span>")
                : string.Create(CultureInfo.InvariantCulture, $"<span>By <bdi>{Text(article.Byline!)}</bdi></span>"));
        }

        if (article.Published is { } published)
        {
            html.Append(CultureInfo.InvariantCulture, $"<time datetime=\"{published:yyyy-MM-dd'T'HH:mm:sszzz}\">{published:d MMMM yyyy}</time>");
        }

        var voices = speakers.All.Count;
        html.Append(CultureInfo.InvariantCulture, $"<span>{PageParts.Length(content.Programme.Format.TimeOf(content.Programme.FrameCount).TotalSeconds)}</span><span>{voices} {(voices == 1 ? "voice" : "voices")}</span></p>\n");
        WriteAudio(html, content);
        html.Append("<div class=\"hero\">\n<button type=\"button\" id=\"listen\" hidden><svg class=\"go\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M8 4.5v15l12-7.5z\"/></svg><svg class=\"halt\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M6 5h4v14H6zM14 5h4v14h-4z\"/></svg><span>Listen</span></button>\n<div class=\"score\" id=\"score\">");
        WriteWave(html, $"<g id=\"wave\">{PlayerWave.Paths(content, speakers)}</g>");
        html.Append("</div>\n</div>\n</header>\n");

        void Paragraph(string open, string close, IReadOnlyList<int> cues, string? silent)
        {
            if (cues.Count > 0 || silent is not null)
            {
                html.Append(CultureInfo.InvariantCulture, $"<{open} dir=\"auto\" lang=\"{language}\">{(cues.Count > 0 ? Units(content, cues) : Text(silent!))}</{close}>\n");
            }
        }
    }

    private static void WriteAudio(StringBuilder html, PlayerContent content)
    {
        html.Append("<audio id=\"audio\" class=\"plain\" controls preload=\"metadata\" aria-label=\"The edition\">\n");
        foreach (var source in content.Sources)
        {
            html.Append(CultureInfo.InvariantCulture, $"<source src=\"{Address(source.Path)}\" type=\"{Text(source.MediaType)}\">\n");
        }

        html.Append("</audio>\n");
    }

    private static void WriteChapters(StringBuilder html, TextWriter output, PlayerContent content)
    {
        html.Append("<details open>\n<summary><h2>Chapters</h2></summary>\n<nav aria-label=\"Chapters\">\n<ol class=\"chapters\">\n");
        var chapters = content.Programme.Chapters;
        for (var i = 0; i < chapters.Count;)
        {
            html.SpillTo(output);
            if (chapters[i].Section is not { } section)
            {
                html.Append("<li>").Append(ChapterLink(content, chapters[i++])).Append("</li>\n");
                continue;
            }

            // An article's first chapter has its headline as a rule: then the headline is the link.
            var opens = WordSpans.SameWords(section, chapters[i].Title);
            html.Append("<li class=\"section\">").Append(opens ? ChapterLink(content, chapters[i++]) : $"<bdi>{Text(WordSpans.OneLine(section))}</bdi>");
            var end = opens ? i : i + 1;
            while (end < chapters.Count && chapters[end].Section is null)
            {
                end++;
            }

            html.Append(i < end ? "<ol>\n" : "");
            for (; i < end; i++)
            {
                html.SpillTo(output);
                html.Append("<li>").Append(ChapterLink(content, chapters[i])).Append("</li>\n").Append(i + 1 == end ? "</ol>" : "");
            }

            html.Append("</li>\n");
        }

        html.Append("</ol>\n</nav>\n</details>\n");
    }

    private static string ChapterLink(PlayerContent content, ChapterMark chapter)
    {
        var start = content.Programme.Format.TimeOf(chapter.StartFrame);
        return string.Create(
            CultureInfo.InvariantCulture, $"<a href=\"#{Anchor(content, chapter.StartFrame)}\"><bdi>{Text(chapter.Title)}</bdi> <span class=\"clock\">{TranscriptWriter.ShortClock(start)}</span></a>");
    }

    private static void WriteVoices(StringBuilder html, TextWriter output, PlayerContent content, PlayerSpeakers speakers)
    {
        html.Append("<details open>\n<summary><h2>Voices</h2></summary>\n<ul class=\"voices\" id=\"voices\">\n");
        for (var i = 0; i < speakers.All.Count; i++)
        {
            var speaker = speakers.All[i];
            var percent = 100.0 * speaker.Frames / speakers.TotalFrames;
            var time = TranscriptWriter.ShortClock(content.Programme.Format.TimeOf(speaker.Frames));
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"v{speaker.Colour}\">");
            html.Append(speaker.IsQuoted ? string.Create(CultureInfo.InvariantCulture, $"<button type=\"button\" data-speaker=\"{i}\" aria-pressed=\"false\" title=\"Only this voice\">") : "<div>");
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"row\"><bdi class=\"name\">{Text(speaker.Name)}</bdi> <span class=\"clock\">{percent:0} % · {time}</span>");
            if (speaker.About is { } about)
            {
                html.Append(CultureInfo.InvariantCulture, $" <bdi class=\"about\">{Text(about)}</bdi>");
            }

            html.Append(CultureInfo.InvariantCulture, $"</span><span class=\"lane\"><svg viewBox=\"0 0 {PlayerWave.LaneWidth} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"{PlayerWave.Lane(content, speakers, i)}\"/></svg></span>");
            html.Append(speaker.IsQuoted ? "</button>" : "</div>").Append("</li>\n");
            html.SpillTo(output);
        }

        html.Append("</ul>\n</details>\n");
    }

    private static void WriteFooter(StringBuilder html, PlayerContent content)
    {
        html.Append("<footer>\n");
        if (content.Disclosure is { } disclosure)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(disclosure)}</p>\n");
        }

        if (content.Downloads.Count > 0)
        {
            html.Append("<ul class=\"files\">\n");
            foreach (var file in content.Downloads)
            {
                html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Address(file.Path)}\" download>{Text(file.Label ?? file.Path)}</a></li>\n");
            }

            html.Append("</ul>\n");
        }

        html.Append("</footer>\n");
    }

    private static string Title(Article article) => WordSpans.OneLine(article.Headline ?? article.Source) is { Length: > 0 } title ? title : "Audio edition";

    private static string Text(string text) => PageParts.Text(text);

    private static string Address(string path) => Text(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
}
