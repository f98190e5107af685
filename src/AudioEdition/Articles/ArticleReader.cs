using System.Globalization;
using AudioEdition.Articles.Html;
using AudioEdition.Articles.Markdown;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Articles;

/// <summary>Bytes to <see cref="Article"/>: picks the reader for the form of the input.</summary>
public static partial class ArticleReader
{
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
            _ => PlainTextReader.Read(source, content.Span, options),
        };
    }
}
