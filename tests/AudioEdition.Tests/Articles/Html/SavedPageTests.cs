using AngleSharp.Html.Parser;
using AudioEdition.Articles;
using AudioEdition.Articles.Html;

namespace AudioEdition.Tests.Articles.Html;

/// <summary>
/// The pages of <c>Cases/pages</c>, each built as some system builds them. What must be read carries the attribute <c>data-keep</c>, what is not judged
/// <c>data-either</c>; all else must be silent.
/// </summary>
public sealed class SavedPageTests
{
    public static TheoryData<string> Pages() => [.. Directory.GetFiles(CaseFiles.Path("pages"), "*.html").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_gives_its_body_whole_and_nothing_else(string name)
    {
        var content = File.ReadAllBytes(CaseFiles.Path($"pages/{name}.html"));
        using var document = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(content));
        var keep = document.QuerySelectorAll("[data-keep]").Select(e => Bare(e.TextContent)).ToList();
        var either = document.QuerySelectorAll("[data-either]").Select(e => Bare(e.TextContent)).ToList();

        var article = HtmlReader.Read(name + ".html", content);

        var read = article.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Heading or BlockKind.ListItem or BlockKind.BlockQuote).Select(b => Bare(b.Span.In(article.Text))).ToList();
        var faults = keep.Except(read, StringComparer.Ordinal).Select(t => $"lost: {t}").Concat(read.Except(keep.Concat(either), StringComparer.Ordinal).Select(t => $"leaked: {t}"));
        Assert.Empty(faults);
        Assert.Equal(keep, read.Except(either, StringComparer.Ordinal));
        ArticleAssert.IsSound(article);
    }

    private static string Bare(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
