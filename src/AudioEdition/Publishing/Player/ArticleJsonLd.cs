using System.Globalization;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Player;

/// <summary>Tells search engines and assistants what the page is: a news article and its audio, read by synthetic voices.</summary>
/// <remarks>schema.org <c>NewsArticle</c> with <c>audio</c>; the source type is a term of the IPTC.</remarks>
internal static class ArticleJsonLd
{
    /// <summary>Writes the data as JSON that may stand in a script element.</summary>
    public static void Write(TextWriter output, PlayerContent content)
    {
        var article = content.Script.Cast.Script.Article;
        var json = new JsonText(output, inScript: true).BeginObject()
            .Property("@context", "https://schema.org")
            .Property("@type", "NewsArticle")
            .Property("headline", WordSpans.OneLine(article.Headline ?? article.Source))
            .Optional("description", article.Standfirst is { } standfirst ? WordSpans.OneLine(standfirst) : null)
            .Property("inLanguage", article.Language)
            .Optional("articleSection", article.Section is { } section ? WordSpans.OneLine(section) : null)
            .Optional("datePublished", article.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
            .Optional("url", article.CanonicalAddress is { IsAbsoluteUri: true } address ? address.AbsoluteUri : null);
        if (article.Byline is { } byline)
        {
            json.Name("author").BeginObject(inline: true).Property("@type", "Person").Property("name", WordSpans.OneLine(byline)).EndObject();
        }

        if (article.Site is { } site)
        {
            json.Name("publisher").BeginObject(inline: true).Property("@type", "Organization").Property("name", WordSpans.OneLine(site)).EndObject();
        }

        WriteAudio(json.Name("audio"), content);
        json.EndObject().Flush();
    }

    private static void WriteAudio(JsonText json, PlayerContent content) =>
        json.BeginObject()
            .Property("@type", "AudioObject")
            .Property("contentUrl", string.Join('/', content.Sources[0].Path.Split('/').Select(Uri.EscapeDataString)))
            .Property("encodingFormat", content.Sources[0].MediaType)
            .Property("duration", string.Create(CultureInfo.InvariantCulture, $"PT{content.Programme.Format.TimeOf(content.Programme.FrameCount).TotalSeconds:0.###}S"))
            .Property("inLanguage", content.Script.Locale)
            .Property("digitalSourceType", content.DigitalSourceType.AbsoluteUri)
            .Optional("description", content.Disclosure)
            .Joined("transcript", Transcript(content))
            .EndObject();

    /// <summary>Who says what, a passage a line.</summary>
    private static IEnumerable<string> Transcript(PlayerContent content) => Passage.Of(content.Script, content.Programme).Select((p, i) =>
        $"{(i == 0 ? "" : "\n")}{p.Speaker}: {string.Join(' ', p.Units.Select(u => WordSpans.OneLine(content.Script.Units[u].Cast.Unit.Text)))}");
}
