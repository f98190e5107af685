namespace AudioEdition.Articles;

/// <summary>In which form an article is given.</summary>
public enum ArticleFormat
{
    /// <summary>By the source's extension; where that tells nothing, by the content.</summary>
    Auto,

    /// <summary>Plain text in UTF-8, UTF-16 or Windows-1252, hard-wrapped or not.</summary>
    PlainText,

    /// <summary>CommonMark with the usual extensions and YAML front matter.</summary>
    Markdown,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>RSS, Atom or JSON Feed: several articles, read by <see cref="Feeds.FeedReader"/>.</summary>
    Feed,

    /// <summary>OPML, a list of feeds, read by <see cref="Feeds.OutlineReader"/>.</summary>
    Outline,

    /// <summary>EPUB 2 or 3: several articles, read by <see cref="Epub.EpubReader"/>.</summary>
    Epub,
}
