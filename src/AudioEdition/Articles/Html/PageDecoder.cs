using System.Buffers;
using System.Text;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Articles.Html;

/// <summary>Bytes of a page to text: byte order mark, then the page's own declaration, then its content.</summary>
internal static class PageDecoder
{
    private const int Window = 2048;

    private static readonly SearchValues<char> ValueEnd = SearchValues.Create("\"'>; /");

    /// <param name="source">For messages.</param>
    /// <param name="content">The page.</param>
    /// <param name="charset">What its server said; it is stronger than what stands in the page (HTML Standard, 13.2.3.2).</param>
    public static string Decode(string source, ReadOnlySpan<byte> content, string? charset = null)
    {
        var declared = charset is { Length: > 0 } ? charset : Declared(content);
        if (declared is not null && content is not ([0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && Find(declared) is { } encoding)
        {
            return encoding.GetString(content);
        }

        return TextDecoder.Decode(source, content);
    }

    /// <summary>The value of <c>charset=</c> near the page's start.</summary>
    private static string? Declared(ReadOnlySpan<byte> content)
    {
        var opening = Encoding.Latin1.GetString(content[..Math.Min(Window, content.Length)]);
        var at = opening.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = opening.AsSpan(at + 8).TrimStart("\"' ");
        var end = value.IndexOfAny(ValueEnd);
        return end <= 0 ? null : value[..end].ToString();
    }

    /// <summary>UTF-8 and the Latin sets are told by the content, which errs less than pages do.</summary>
    private static Encoding? Find(string name)
    {
        if (name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || name.Contains("8859-1", StringComparison.OrdinalIgnoreCase) || name.Contains("1252", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            // A name that nobody knows says nothing.
            return null;
        }
    }
}
