using System.Buffers;
using System.Text;

namespace AudioEdition.Articles;

/// <summary>Tells the form of an input by its name, else by how it begins.</summary>
internal static class FormatSniffer
{
    private const int Window = 2048;

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/>");

    private static readonly string[] HtmlOpenings = ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<meta", "<div", "<p>", "<h1"];

    public static ArticleFormat Sniff(string source, ReadOnlySpan<byte> content)
    {
        if (IsEpub(source, content))
        {
            return ArticleFormat.Epub;
        }

        var opening = Opening(content);
        if (Collection(opening) is { } collection && Extension(source) is not (".txt" or ".text" or ".md" or ".markdown"))
        {
            return collection;
        }

        if (opening is ['{', ..] && IsJsonFeed(content))
        {
            return ArticleFormat.Feed;
        }

        var html = OpensAsHtml(opening);
        return Extension(source) switch
        {
            ".md" or ".markdown" or ".mdown" or ".mkd" => ArticleFormat.Markdown,
            ".html" or ".htm" or ".xhtml" or ".xht" or ".shtml" => ArticleFormat.Html,
            // A page saved under the wrong name is still a page: nobody wants its tags read out.
            ".txt" or ".text" => html && opening.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) ? ArticleFormat.Html : ArticleFormat.PlainText,
            _ when html => ArticleFormat.Html,
            _ when OpensAsMarkdown(opening) => ArticleFormat.Markdown,
            _ => ArticleFormat.PlainText,
        };
    }

    /// <summary>True where the content begins as a JSON object.</summary>
    public static bool IsJson(ReadOnlySpan<byte> content) => Opening(content) is ['{', ..];

    /// <summary>The root element, behind declaration, comments, instructions and document type.</summary>
    private static ArticleFormat? Collection(string opening)
    {
        var rest = opening.AsSpan();
        while (rest.StartsWith("<?") || rest.StartsWith("<!"))
        {
            var mark = rest.StartsWith("<!--") ? "-->" : ">";
            var end = rest.IndexOf(mark, StringComparison.Ordinal);
            rest = end < 0 ? [] : rest[(end + mark.Length)..].TrimStart();
        }

        if (rest is not ['<', ..])
        {
            return null;
        }

        var name = rest[1..];
        var stop = name.IndexOfAny(NameEnd);
        return (stop < 0 ? name : name[..stop]).ToString().ToLowerInvariant() switch
        {
            "rss" or "rdf:rdf" or "feed" or "atom:feed" or "rdf" => ArticleFormat.Feed,
            "opml" => ArticleFormat.Outline,
            _ => null,
        };
    }

    /// <summary>A JSON object whose version is an address of jsonfeed.org; the member need not come first.</summary>
    private static bool IsJsonFeed(ReadOnlySpan<byte> content)
    {
        var at = content.IndexOf("\"version\""u8);
        if (at < 0)
        {
            return false;
        }

        var value = content[(at + 9)..].TrimStart(" \t\r\n:"u8);
        value = value[..Math.Min(60, value.Length)];
        return value.StartsWith("\"http"u8) && value.IndexOf("jsonfeed.org"u8) >= 0;
    }

    /// <summary>A zip archive that calls itself a book: by its first entry (OCF 3.3 §4.3.2), its container file, or its name.</summary>
    private static bool IsEpub(string source, ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8)
        && (Extension(source) == ".epub" || content[..Math.Min(200, content.Length)].IndexOf("application/epub+zip"u8) >= 0 || content.IndexOf("META-INF/container.xml"u8) >= 0);

    private static string Extension(string source)
    {
        var path = HttpAddress.Resolve(null, source) is { } address ? address.AbsolutePath : source;
        var dot = path.LastIndexOf('.');
        return dot < 0 || path.AsSpan(dot).IndexOfAny('/', '\\') >= 0 ? "" : path[dot..].ToLowerInvariant();
    }

    private static string Opening(ReadOnlySpan<byte> content)
    {
        // The words looked for are ASCII, so dropping NUL makes UTF-16 readable enough.
        var window = content[..Math.Min(Window, content.Length)];
        return Encoding.Latin1.GetString(window).Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FE', '\u00FF', ' ', '\t', '\r', '\n', '\f');
    }

    private static bool OpensAsHtml(string opening)
    {
        var start = opening;
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return start.Contains("<html", StringComparison.OrdinalIgnoreCase);
        }

        while (start.StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = start.IndexOf("-->", StringComparison.Ordinal);
            if (end < 0)
            {
                return true;
            }

            start = start[(end + 3)..].TrimStart();
        }

        return HtmlOpenings.Any(o => start.StartsWith(o, StringComparison.OrdinalIgnoreCase));
    }

    private static bool OpensAsMarkdown(string opening)
    {
        var newline = opening.IndexOfAny(['\n', '\r']);
        var first = (newline < 0 ? opening : opening[..newline]).TrimEnd();
        if (first == "---")
        {
            var second = opening[newline..].TrimStart();
            var colon = second.IndexOf(':', StringComparison.Ordinal);
            return colon is > 0 and < 40 && second.AsSpan(0, colon).IndexOfAny(" \n\r") < 0;
        }

        return first.Length > 2 && first[0] == '#' && first.TrimStart('#') is [' ', ..] && first.TrimStart('#').Length >= first.Length - 6;
    }
}
