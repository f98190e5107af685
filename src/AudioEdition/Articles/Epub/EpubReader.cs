using System.Globalization;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Epub;

/// <summary>EPUB 2 and 3 to <see cref="Book"/>: an <see cref="Article"/> a chapter, in reading order.</summary>
/// <remarks>
/// Cover, title page, contents, copyright page and index are no chapters: their text is in the cuts of the chapter that follows them (the last
/// one's at the end), as are notes and page numbers. The words of a book are not judged otherwise: a novel may say "subscribe".
/// </remarks>
public static class EpubReader
{
    /// <summary>Largest book that is read, in bytes; its pictures are never unpacked.</summary>
    public const int MaxBytes = 150_000_000;

    /// <summary>Reads a book.</summary>
    /// <param name="source">File name or address, for messages and the result.</param>
    /// <param name="content">The whole archive.</param>
    /// <exception cref="ArticleFormatException">It is no book, damaged, protected by DRM, hostile, or too large.</exception>
    /// <exception cref="NothingToNarrateException">It holds no text: a book of pictures.</exception>
    public static Book Read(string source, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (content.Length > MaxBytes)
        {
            throw new ArticleFormatException(source, string.Create(CultureInfo.InvariantCulture, $"{source} has {content.Length / 1e6:0} MB; a book may have {MaxBytes / 1_000_000} MB."));
        }

        using var archive = BookArchive.Open(source, content);
        var package = Package.Read(source, archive);
        var book = new Book { Title = package.Title ?? source, Creators = package.Creators, Language = package.Language, Published = package.Published, Publisher = package.Publisher, Chapters = [] };
        return book with { Chapters = new ChapterBinder(source, book).Bind(Texts(source, archive, package), package) };
    }

    /// <summary>The texts in reading order, each without its notes.</summary>
    private static List<BookText> Texts(string source, BookArchive archive, Package package)
    {
        var pages = new List<BookPage>();
        foreach (var path in package.Texts.Concat(package.Aside))
        {
            if (archive.Read(path) is { } content)
            {
                pages.Add(BookPage.Parse($"{source}: {path}", path, content, isAside: package.Aside.Contains(path)));
            }
        }

        // A note is told by the mark that leads to it, which may stand in another text.
        var notes = pages.SelectMany(p => p.MarkedNotes).ToHashSet();
        return pages.ConvertAll(p => p.ToText(notes));
    }

    /// <summary>Compares titles by letters and digits alone.</summary>
    internal static string Fold(string text) => FrontMatterBlocks.Fold(text);
}
