using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Markdown;

namespace AudioEdition.Tests.Articles.Markdown;

public sealed class MarkdownReaderTests
{
    [Fact]
    public void Front_matter_gives_title_authors_date_standfirst_and_language()
    {
        var article = Read("""
            ---
            title: "The Town That Sold Its River"
            authors:
              - Marit Aalto
              - name: Jon Idris
            date: 2031-05-03
            description: Forty years on, the bill has come
            lang: en_GB
            ---

            Elsa Wren walked down to the bank and took off her shoes.
            """);

        Assert.Equal("The Town That Sold Its River", article.Headline);
        Assert.Equal("Marit Aalto, Jon Idris", article.Byline);
        Assert.Equal("Forty years on, the bill has come", article.Standfirst);
        Assert.Equal(new DateTimeOffset(2031, 5, 3, 0, 0, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal([BlockKind.Headline, BlockKind.Standfirst, BlockKind.Byline, BlockKind.Paragraph], article.Blocks.Select(b => b.Kind));
        ArticleAssert.IsSound(article);
    }

    [Fact]
    public void The_text_is_what_a_reader_sees()
    {
        var article = Read("""
            # A *Short* Title

            The **river** [rose](https://water.example "now") on `Monday`, <b>twice</b> &amp; more.

            ## What next

            1. Sand
            2. Bags
               - small
               - big

            > It is only water.

            ![A street under water](flood.jpg)

            ```
            rm -rf river
            ```

            | Day | Level |
            | --- | ----- |
            | Mon | 5.91  |
            """);

        Assert.Equal("A Short Title", article.Headline);
        Assert.Contains("The river rose on Monday, twice & more.", article.Text, StringComparison.Ordinal);
        Assert.Equal(
            [BlockKind.Headline, BlockKind.Paragraph, BlockKind.Heading, BlockKind.ListItem, BlockKind.ListItem, BlockKind.ListItem, BlockKind.ListItem, BlockKind.BlockQuote],
            article.Blocks.Select(b => b.Kind));
        Assert.Equal([1, 1, 2, 2], article.Blocks.Where(b => b.Kind == BlockKind.ListItem).Select(b => b.Level));
        Assert.Equal([CutReason.Caption, CutReason.Unreadable, CutReason.Unreadable], article.Cuts.Select(c => c.Reason));
        ArticleAssert.IsSound(article);
    }

    [Fact]
    public void A_heading_that_repeats_the_title_is_not_read_twice()
    {
        var article = Read("---\ntitle: River Rises\n---\n# River rises\n\nThe river rose on Monday, police said.");

        Assert.Equal("River Rises\n\nThe river rose on Monday, police said.", article.Text);
    }

    [Theory]
    [InlineData("\"*River* Rises\"", "River Rises")]
    [InlineData("\"The `river` that **rose** &amp; fell\"", "The river that rose & fell")]
    [InlineData("\"[River](https://lantern.example/) rises\"", "River rises")]
    [InlineData("\"3 * 4 rivers\"", "3 * 4 rivers")]
    [InlineData("river_rises_twice", "river_rises_twice")]
    [InlineData("\"*\"", "*")]
    public void A_title_in_front_matter_is_read_without_its_marks(string written, string title) =>
        Assert.Equal(title, Read($"---\ntitle: {written}\n---\n\nThe river rose on Monday, police said.").Headline);

    [Fact]
    public void Broken_front_matter_is_named_by_line()
    {
        var fault = Assert.Throws<ArticleFormatException>(() => Read("---\ntitle: \"open\nauthor: [x\n---\n\nText of the article."));

        Assert.NotNull(fault.Line);
    }

    [Fact]
    public void Hostile_nesting_neither_crashes_nor_hangs()
    {
        foreach (var opening in new[] { "> ", "- ", "[", "*a ", "(", "![", "<b>" })
        {
            try
            {
                ArticleAssert.IsSound(Read(string.Concat(Enumerable.Repeat(opening, 5000)) + "The river rose on Monday."));
            }
            catch (AudioEditionException fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }
    }

    private static Article Read(string text) => MarkdownReader.Read("a.md", Encoding.UTF8.GetBytes(text));
}
