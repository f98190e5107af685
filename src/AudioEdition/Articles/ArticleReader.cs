using System.Globalization;
using AudioEdition.Articles.Html;
using AudioEdition.Articles.Markdown;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Articles;

/// <summary>Bytes to <see cref="Article"/>: picks the reader for the form of the input.</summary>
public static partial class ArticleReader
{
    /// <summary>Tells in which form an input is given.</summary>
    /// <param name="source">File name or address; its extension tells where the content tells nothing.</param>
    /// <param name="content">The whole input, or its first 2 KB and more.</param>
    /// <returns>Never <see cref="ArticleFormat.Auto"/>.</returns>
    public static ArticleFormat FormatOf(string source, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(source);
        return FormatSniffer.Sniff(source, content);
    }

    /// <summary>Reads one article.</summary>
    /// <param name="source">Where it comes from: a file name, an address, or <c>-</c>; its extension tells the form.</param>
    /// <param name="content">The whole input, at most <see cref="ArticleReadOptions.MaxBytes"/>.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArticleFormatException">The input is binary, too large or undecodable.</exception>
    /// <exception cref="NothingToNarrateException">The input holds no article text.</exception>
    public static Article Read(string source, ReadOnlyMemory<byte> content, ArticleReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new ArticleReadOptions();
        if (content.Length > options.MaxBytes)
        {
            throw new ArticleFormatException(source, string.Create(
                CultureInfo.InvariantCulture,
                $"{source} has {content.Length / 1e6:0.0} MB; an article may have {options.MaxBytes / 1e6:0.0} MB. Split it, or check that it is the right file."));
        }

        var format = options.Format == ArticleFormat.Auto ? FormatSniffer.Sniff(source, content.Span) : options.Format;
        return format switch
        {
            ArticleFormat.Html => HtmlReader.Read(source, content, options),
            ArticleFormat.Markdown => MarkdownReader.Read(source, content.Span, options),
            ArticleFormat.Feed or ArticleFormat.Outline or ArticleFormat.Epub => throw new ArticleFormatException(source, $"{source} is a collection of articles ({format switch
            {
                ArticleFormat.Feed => "a feed",
                ArticleFormat.Outline => "a list of feeds",
                _ => "a book",
            }}), and one article is wanted here. Give one of them."),
            _ => PlainTextReader.Read(source, content.Span, options),
        };
    }
}
