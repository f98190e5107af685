namespace AudioEdition.Articles;

/// <summary>How an article is read.</summary>
public sealed record ArticleReadOptions
{
    /// <summary>The form of the input. Default <see cref="ArticleFormat.Auto"/>.</summary>
    public ArticleFormat Format { get; init; } = ArticleFormat.Auto;

    /// <summary>The encoding that came with the content, as a server names it; null where none did. A byte order mark is stronger.</summary>
    public string? Charset { get; init; }

    /// <summary>Largest input that is read, in bytes. Default 10 MB; more is an <see cref="ArticleFormatException"/>.</summary>
    public int MaxBytes { get; init; } = 10_000_000;

    /// <summary>Whether what is no part of the article is cut. Default true; with false all is kept as it was given, save what cannot be read aloud.</summary>
    public bool CutBoilerplate { get; init; } = true;
}
