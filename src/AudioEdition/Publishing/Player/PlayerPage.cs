using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Articles;
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
    // Inside the page: browsers ask a server for an icon where none is named, and this page asks for nothing.
    private const string Icon =
        "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23a3231b' d='M1 6h2v4H1zm4-3h2v10H5zm4 2h2v6H9zm4-3h2v12h-2z'/%3E%3C/svg%3E\">\n";

    private static readonly Lazy<string> Style = new(() => Resource("player.css"));
    private static readonly Lazy<string> Script = new(() => Resource("player.js"));

    /// <summary>Writes the page.</summary>
    /// <param name="content">What it shows and plays.</param>
    /// <returns>HTML with Unix newlines; equal content gives equal text.</returns>
    /// <exception cref="ArgumentException">There is no audio file, or a path is not plain and relative.</exception>
    public static string Write(PlayerContent content)
    {
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
        var html = new StringBuilder(64 * 1024);
        WriteHead(html, content);
        html.Append("<body>\n<a class=\"skip\" href=\"#transcript\">Skip to the transcript</a>\n<div class=\"page\">\n");
        WriteMasthead(html, content, speakers);
        html.Append("<div class=\"layout\">\n<aside aria-label=\"Chapters and voices\">\n");
        WriteChapters(html, content);
        WriteVoices(html, content, speakers);
        html.Append("</aside>\n");
        WriteTranscript(html, content, speakers);
        html.Append("</div>\n");
        WriteFooter(html, content);
        html.Append("</div>\n");
        WritePlayer(html, content, speakers);
        html.Append("<script type=\"application/json\" id=\"edition-data\">").Append(Data(content, speakers)).Append("</script>\n");
        html.Append("<script type=\"module\">").Append(Script.Value).Append("</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void WriteHead(StringBuilder html, PlayerContent content)
    {
        // 'self' is the page's folder on a server; pages opened from a folder have no origin, so files need naming.
        var policy = $"default-src 'none'; script-src '{HashOf(Script.Value)}'; style-src '{HashOf(Style.Value)}'; media-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'";
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Append(Icon);
        html.Append(CultureInfo.InvariantCulture, $"<title>{Text(Title(content.Script.Cast.Script.Article))}</title>\n");
        html.Append("<style>").Append(Style.Value).Append("</style>\n");
        html.Append("<script type=\"application/ld+json\">").Append(ArticleJsonLd.Write(content)).Append("</script>\n</head>\n");
    }

    private static void WriteMasthead(StringBuilder html, PlayerContent content, PlayerSpeakers speakers)
    {
        var article = content.Script.Cast.Script.Article;
        html.Append("<header class=\"masthead\">\n");
        if (article.Site is { } site)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"site\" dir=\"auto\">{Text(site)}</p>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<h1 dir=\"auto\" lang=\"{Text(article.Language)}\">{Text(Title(article))}</h1>\n");
        if (article.Standfirst is { } standfirst)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"standfirst\" dir=\"auto\" lang=\"{Text(article.Language)}\">{Text(standfirst)}</p>\n");
        }

        html.Append("<p class=\"facts\">");
        if (article.Byline is { } byline)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span>By <bdi>{Text(byline)}</bdi></span>");
        }

        if (article.Published is { } published)
        {
            html.Append(CultureInfo.InvariantCulture, $"<time datetime=\"{published:yyyy-MM-dd'T'HH:mm:sszzz}\">{published:d MMMM yyyy}</time>");
        }

        var voices = speakers.All.Count;
        html.Append(CultureInfo.InvariantCulture, $"<span>{Length(content)}</span><span>{voices} {(voices == 1 ? "voice" : "voices")}</span></p>\n</header>\n");
        html.Append("<audio id=\"audio\" class=\"plain\" controls preload=\"metadata\" aria-label=\"The edition\">\n");
        foreach (var source in content.Sources)
        {
            html.Append(CultureInfo.InvariantCulture, $"<source src=\"{Address(source.Path)}\" type=\"{Text(source.MediaType)}\">\n");
        }

        html.Append("</audio>\n");
    }

    private static void WriteChapters(StringBuilder html, PlayerContent content)
    {
        html.Append("<details open>\n<summary><h2>Chapters</h2></summary>\n<nav aria-label=\"Chapters\">\n<ol class=\"chapters\">\n");
        foreach (var chapter in content.Programme.Chapters)
        {
            var start = content.Programme.Format.TimeOf(chapter.StartFrame);
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#t={start.TotalSeconds:0.000}\"><bdi>{Text(chapter.Title)}</bdi><span class=\"clock\">{TranscriptWriter.ShortClock(start)}</span></a></li>\n");
        }

        html.Append("</ol>\n</nav>\n</details>\n");
    }

    private static void WriteVoices(StringBuilder html, PlayerContent content, PlayerSpeakers speakers)
    {
        html.Append("<details open>\n<summary><h2>Voices</h2></summary>\n<ul class=\"voices\">\n");
        for (var i = 0; i < speakers.All.Count; i++)
        {
            var speaker = speakers.All[i];
            var percent = 100.0 * speaker.Frames / speakers.TotalFrames;
            var time = TranscriptWriter.ShortClock(content.Programme.Format.TimeOf(speaker.Frames));
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"v{speaker.Colour}\">");
            html.Append(speaker.IsQuoted ? string.Create(CultureInfo.InvariantCulture, $"<button type=\"button\" data-speaker=\"{i}\" aria-pressed=\"false\">") : "<div>");
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"row\"><bdi class=\"name\">{Text(speaker.Name)}</bdi> <span class=\"clock\">{percent:0} % · {time}</span>");
            if (speaker.About is { } about)
            {
                html.Append(CultureInfo.InvariantCulture, $" <bdi class=\"about\">{Text(about)}</bdi>");
            }

            html.Append(CultureInfo.InvariantCulture, $"</span><svg class=\"share\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{percent:0.##}\" height=\"1\"/></svg>");
            html.Append(speaker.IsQuoted ? "</button>" : "</div>").Append("</li>\n");
        }

        html.Append("</ul>\n</details>\n");
    }

    private static void WriteTranscript(StringBuilder html, PlayerContent content, PlayerSpeakers speakers)
    {
        var language = Text(content.Script.Cast.Script.Article.Language);
        html.Append(CultureInfo.InvariantCulture, $"<main id=\"transcript\" tabindex=\"-1\" lang=\"{language}\">\n<h2 class=\"vh\" lang=\"en\">Transcript</h2>\n");
        var chapters = content.Programme.Chapters;
        var chapter = 0;
        var open = false;
        foreach (var passage in Passage.Of(content.Script, content.Programme))
        {
            var next = chapter;
            while (next < chapters.Count && chapters[next].StartFrame <= passage.StartFrame)
            {
                next++;
            }

            if (next > chapter || !open)
            {
                html.Append(open ? "</section>\n" : "").Append("<section class=\"chapter\">\n");
                html.Append(CultureInfo.InvariantCulture, $"<h3 dir=\"auto\">{Text(chapters[Math.Max(0, next - 1)].Title)}</h3>\n");
                (open, chapter) = (true, next);
            }

            WritePassage(html, content, speakers, passage);
        }

        html.Append(open ? "</section>\n" : "").Append("</main>\n");
    }

    private static void WritePassage(StringBuilder html, PlayerContent content, PlayerSpeakers speakers, Passage passage)
    {
        var start = content.Programme.Format.TimeOf(passage.StartFrame);
        var speaker = speakers.All[speakers.OfCue(passage.Cues[0])];
        var clock = TranscriptWriter.ShortClock(start);
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"line {KebabCase.Of(passage.Kind)} v{speaker.Colour}{(passage.OpensParagraph ? " opens" : "")}\">");
        html.Append(CultureInfo.InvariantCulture, $"<a class=\"stamp\" href=\"#t={start.TotalSeconds:0.000}\"><span class=\"vh\" lang=\"en\">Play from </span>{clock}</a>");
        if (passage.IsQuotation || speaker.IsQuoted)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"who\" dir=\"auto\">{Text(speaker.Name)}</p>");
        }

        html.Append("<p dir=\"auto\">").Append(passage.IsQuotation ? "<q>" : "");
        for (var i = 0; i < passage.Units.Count; i++)
        {
            var text = content.Script.Units[passage.Units[i]].Cast.Unit.Text;
            html.Append(i > 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"<span data-u=\"{passage.Cues[i]}\">{Text(text)}</span>");
        }

        html.Append(passage.IsQuotation ? "</q>" : "").Append("</p></div>\n");
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

    private static string Length(PlayerContent content)
    {
        var seconds = content.Programme.Format.TimeOf(content.Programme.FrameCount).TotalSeconds;
        return seconds < 90
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds):0} seconds")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds / 60):0} minutes");
    }

    /// <summary>Text that is nothing but text; each control character becomes one space, so that offsets stay.</summary>
    private static string Text(string text) =>
        TranscriptWriter.Escape(text.Any(char.IsControl) ? string.Create(text.Length, text, (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        }) : text);

    private static string Address(string path) => Text(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"AudioEdition.Player/{name}")
            ?? throw new InvalidOperationException($"The library was built without {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // Browsers hash what they parsed, and parsing makes Unix newlines of all others.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
