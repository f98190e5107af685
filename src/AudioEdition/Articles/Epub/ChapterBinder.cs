using System.Text;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Epub;

/// <summary>Texts of the reading order to chapters: parts around the book are cut, a chapter that is split over several files is one.</summary>
internal sealed class ChapterBinder(string source, Book book)
{
    /// <summary>A page of so many words is no copyright page, whatever it says.</summary>
    private const int LongestNotice = 600;

    private readonly List<Article> _chapters = [];
    private readonly List<SourceBlock> _around = [];
    private readonly List<SourceBlock> _open = [];
    private string? _title;

    /// <exception cref="NothingToNarrateException">No text is left.</exception>
    public IReadOnlyList<Article> Bind(List<BookText> texts, Package package)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            var title = package.Titles.GetValueOrDefault(text.Path);
            if (Matter(text, package.Kinds.GetValueOrDefault(text.Path), title, i, texts.Count) is { } why)
            {
                Close();
                _around.AddRange(text.Blocks.Select(b => b with { KnownCut = b.KnownCut ?? CutReason.BookMatter, KnownEvidence = b.KnownCut is null ? why : b.KnownEvidence }));
                _around.AddRange(text.TakenOut);
                continue;
            }

            // A file that neither the contents nor a heading announces goes on with the chapter before it.
            if (title is not null || text.Headings.Any() || _title is null)
            {
                Close();
                _title = title ?? text.Headings.FirstOrDefault()?.Text;
            }

            _open.AddRange(text.Blocks);
            _open.AddRange(text.TakenOut);
        }

        Close();
        if (_chapters.Count == 0)
        {
            throw new NothingToNarrateException(source, $"{source} holds no chapter with text in it; perhaps its pages are pictures.");
        }

        if (_around.Count > 0)
        {
            _chapters[^1] = Assemble(_chapters[^1], _around);
        }

        return _chapters;
    }

    /// <summary>Ends the open chapter. One that has nothing to say becomes a cut of the next.</summary>
    private void Close()
    {
        if (_open.Count == 0)
        {
            _title = null;
            return;
        }

        if (_open.Exists(b => b.KnownCut is null))
        {
            _chapters.Add(Assemble([.. _around, .. WithTitle(_open, _title)]));
            _around.Clear();
        }
        else
        {
            _around.AddRange(_open);
        }

        _open.Clear();
        _title = null;
    }

    /// <summary>The title that the contents tell stands for the headings that say the same.</summary>
    private static List<SourceBlock> WithTitle(List<SourceBlock> blocks, string? title)
    {
        var kept = blocks.FindAll(b => b.KnownCut is null);
        if (title is null)
        {
            return blocks;
        }

        // "1" and "The Harbour" over the text are "1. The Harbour" in the contents.
        var wanted = EpubReader.Fold(title);
        var said = "";
        var used = new List<SourceBlock>();
        foreach (var block in kept.Take(4))
        {
            var folded = EpubReader.Fold(block.Text);
            if (block.Shape != BlockShape.Heading && block.Text.Length > 100)
            {
                break;
            }

            if (folded.Length > 0 && wanted.StartsWith(said + folded, StringComparison.Ordinal))
            {
                said += folded;
                used.Add(block);
            }
        }

        var headline = new SourceBlock(title, BlockShape.Heading, 1) { KnownKind = BlockKind.Headline };
        if (said == wanted && used.Count > 0)
        {
            return [.. blocks.TakeWhile(b => b != used[0]), headline, .. blocks.SkipWhile(b => b != used[0]).Where(b => !used.Exists(u => ReferenceEquals(u, b)))];
        }

        // The contents shorten a title ("Chapter 1" for "Chapter 1: The Harbour"): what is printed is read.
        return kept[0].Shape == BlockShape.Heading && EpubReader.Fold(kept[0].Text).Contains(wanted, StringComparison.Ordinal)
            ? [.. blocks.Select(b => ReferenceEquals(b, kept[0]) ? b with { KnownKind = BlockKind.Headline } : b)]
            : [headline, .. blocks];
    }

    /// <summary>Why a text is no chapter; null where it is one.</summary>
    private string? Matter(BookText text, string? told, string? title, int index, int count)
    {
        if (text.IsAside)
        {
            return "outside the book's reading order";
        }

        if (Named(text.Kind) is { } own)
        {
            return own;
        }

        if (Named(told) is { } named)
        {
            return named;
        }

        var name = EpubReader.Fold(title ?? text.Headings.FirstOrDefault()?.Text ?? "");
        if (name is "contents" or "tableofcontents" or "listofillustrations" or "illustrations" or "listoffigures" or "listoftables" or "index" or "cover" or "titlepage" or "copyright" or "copyrightpage" or "colophon" or "imprint" or "footnotes" or "endnotes" && text.Words < 100_000)
        {
            return $"titled “{title ?? text.Headings.First().Text}”";
        }

        if (!text.HasBody || text.Words > LongestNotice)
        {
            return !text.HasBody && index < 3 && IsTitlePage(text) ? "the book's title page" : null;
        }

        var paragraphs = text.Kept.Where(b => b.Shape != BlockShape.Heading).ToList();
        if (paragraphs.Count >= 3 && paragraphs.Count(b => b.LinkDensity > 0.6) > 0.7 * paragraphs.Count)
        {
            return "a list of links into the book";
        }

        return index < 6 || index >= count - 4
            ? IsNotice(text) ? "a copyright page: © or ISBN, and rights" : IsTitlePage(text) ? "the book's title page" : null
            : null;
    }

    private static string? Named(string? kind) => kind switch
    {
        "cover" or "doc-cover" or "frontcover" or "cover-page" => "the book's cover",
        "titlepage" or "title-page" or "halftitlepage" or "halftitle" => "the book's title page",
        "toc" or "doc-toc" or "landmarks" or "page-list" or "doc-pagelist" => "the book's contents",
        "copyright-page" or "copyright" or "colophon" or "doc-colophon" or "imprint" or "imprimatur" => "the book's copyright page",
        "loi" or "lot" or "lov" or "loa" => "a list of pictures or tables",
        "index" or "doc-index" => "the book's index",
        "bibliography" or "doc-bibliography" => "the book's bibliography",
        "footnotes" or "endnotes" or "rearnotes" or "doc-endnotes" or "notes" => "the book's notes",
        _ => null,
    };

    private static bool IsNotice(BookText text)
    {
        var all = string.Join(' ', text.Kept.Select(b => b.Text));
        var marks = (all.Contains('©', StringComparison.Ordinal) || all.Contains("copyright", StringComparison.OrdinalIgnoreCase) ? 1 : 0)
            + (all.Contains("ISBN", StringComparison.Ordinal) ? 1 : 0)
            + (all.Contains("all rights reserved", StringComparison.OrdinalIgnoreCase) ? 1 : 0)
            + (all.Contains("published by", StringComparison.OrdinalIgnoreCase) || all.Contains("first published", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
        return marks >= 2;
    }

    /// <summary>Nothing but the book's own title, authors and publisher.</summary>
    private bool IsTitlePage(BookText text)
    {
        var rest = EpubReader.Fold(string.Concat(text.Kept.Select(b => b.Text)));
        var before = rest.Length;
        List<string> names = [book.Title, .. book.Creators, book.Publisher ?? ""];
        foreach (var known in names.Select(EpubReader.Fold).Where(k => k.Length > 2).OrderByDescending(k => k.Length))
        {
            rest = rest.Replace(known, "", StringComparison.Ordinal);
        }

        return before > 0 && rest.Length < before && rest.Length <= 30;
    }

    private Article Assemble(List<SourceBlock> blocks)
    {
        var empty = new Article { Source = source, Text = "", Blocks = [] };
        return Assemble(empty, blocks) with
        {
            Headline = blocks.Find(b => b.KnownKind == BlockKind.Headline)?.Text ?? blocks.Find(b => b.KnownCut is null && b.Shape == BlockShape.Heading)?.Text,
            Language = book.Language ?? "en",
            Published = book.Published,
            Site = book.Publisher,
        };
    }

    private static Article Assemble(Article before, IEnumerable<SourceBlock> blocks)
    {
        var text = new StringBuilder(before.Text);
        List<ArticleBlock> kept = [.. before.Blocks];
        List<ArticleCut> cuts = [.. before.Cuts];
        foreach (var block in blocks)
        {
            text.Append(text.Length > 0 ? "\n\n" : "");
            var span = new TextSpan(text.Length, text.Length + block.Text.Length);
            text.Append(block.Text);
            if (block.KnownCut is { } reason)
            {
                cuts.Add(new ArticleCut(span, reason, block.KnownEvidence));
            }
            else
            {
                kept.Add(new ArticleBlock(KindOf(block), span, block.Shape is BlockShape.Heading && block.KnownKind is null || block.Shape is BlockShape.ListItem ? Math.Max(1, block.Level) : 0));
            }
        }

        return before with { Text = text.ToString(), Blocks = kept, Cuts = cuts };
    }

    private static BlockKind KindOf(SourceBlock block) => block.KnownKind ?? block.Shape switch
    {
        BlockShape.Heading => BlockKind.Heading,
        BlockShape.ListItem => BlockKind.ListItem,
        BlockShape.BlockQuote => BlockKind.BlockQuote,
        _ => BlockKind.Paragraph,
    };
}
