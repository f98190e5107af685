namespace AudioEdition.Articles.Html;

/// <summary>A web page to <see cref="Article"/>.</summary>
public static class HtmlReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="source">File name or address, for messages and the result.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="options">Null means the defaults.</param>
    public static Article Read(string source, ReadOnlyMemory<byte> content, ArticleReadOptions? options = null) =>
        PlainText.PlainTextReader.Read(source, content.Span, options);
}
