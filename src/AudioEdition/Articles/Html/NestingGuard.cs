using System.Collections.Frozen;

namespace AudioEdition.Articles.Html;

/// <summary>Refuses pages that nest elements without end: an HTML parser looks up the open elements for every tag, so depth costs its square.</summary>
internal static class NestingGuard
{
    /// <summary>Browsers stop at 512 (Chromium's <c>kMaximumHTMLParserDOMTreeDepth</c>); pages that forget to close some tags get the rest.</summary>
    public const int Deepest = 800;

    /// <summary>Elements that have no content, or that the next one of their kind closes.</summary>
    private static readonly FrozenSet<string> NeverDeep = FrozenSet.ToFrozenSet(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "head", "body", "path", "use", "circle", "rect", "line", "polygon", "g", "stop", "ellipse"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverDeepBySpan = NeverDeep.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Check(string source, string html)
    {
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var closes = html[at + 1] == '/';
            var start = at + (closes ? 2 : 1);
            var end = start;
            while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end == start || NeverDeepBySpan.Contains(html.AsSpan(start, end - start)))
            {
                continue;
            }

            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Deepest)
            {
                throw new ArticleFormatException(source, $"{source} nests its elements more than 800 deep, which no real page does. Save the article's text from a browser instead.");
            }
        }
    }
}
