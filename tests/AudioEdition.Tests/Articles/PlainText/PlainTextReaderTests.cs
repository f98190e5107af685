using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.PlainText;

namespace AudioEdition.Tests.Articles.PlainText;

public sealed class PlainTextReaderTests
{
    [Fact]
    public void Hard_wrapped_lines_are_joined()
    {
        var article = Read("""
            Harbour Dredging to Start

            Work to deepen the harbour at Calder Bay will begin in April, two years
            late, after the last objection was thrown out on Monday by the regional
            court. A cease-
            fire among the fishermen holds.

            "Slowly," said the harbour master, who has waited for this day for eleven
            years.
            """);

        Assert.Equal(3, article.Blocks.Count);
        Assert.Contains("two years late", article.Text, StringComparison.Ordinal);
        Assert.Contains("cease-fire among", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_may_be_a_paragraph()
    {
        var article = Read("""
            Harbour Dredging to Start
            Work to deepen the harbour at Calder Bay will begin in April, two years late, after the last objection was thrown out on Monday by the regional court.
            Fishermen fear for the mussel beds.
            "Slowly," said the harbour master.
            """);

        Assert.Equal(4, article.Blocks.Count);
    }

    [Fact]
    public void Indented_paragraphs_without_blank_lines_are_told_apart()
    {
        var article = Read("""
               Work to deepen the harbour at Calder Bay will begin in April, two
            years late, after the last objection was thrown out on Monday by the
            regional court.
               Fishermen fear for the mussel beds on the north side, which feed
            forty families.
            """);

        Assert.Equal(2, article.Blocks.Count);
        Assert.StartsWith("Fishermen", article.Blocks[1].Span.In(article.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void List_items_are_blocks_without_their_bullets()
    {
        var article = Read("What we know\n\n- It began at two.\n- Nobody was hurt.\n• Trains run again.\n\n1. First\n2. Second of the two\n\nThe rest is not known, police said.");

        Assert.Equal(5, article.Blocks.Count(b => b.Kind == BlockKind.ListItem));
        Assert.Contains("It began at two.\n\nNobody was hurt.\n\nTrains run again.\n\n1. First", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OSLO — The minister left.", "OSLO")]
    [InlineData("BRUNN, March 9 - The minister left.", "BRUNN")]
    [InlineData("WASHINGTON (Northwire) - The minister left.", "WASHINGTON")]
    [InlineData("Port Alma (Northwire) — The minister left.", "Port Alma")]
    [InlineData("ST. ORRIN, Vell, June 14 (Northwire) -- The minister left.", "ST. ORRIN, Vell")]
    [InlineData("The minister — she is 61 — left.", null)]
    [InlineData("A — the first — left.", null)]
    [InlineData("“OSLO — is far,” she said.", null)]
    public void The_place_that_opens_a_report_is_its_dateline(string paragraph, string? place)
    {
        var article = Read($"Minister Leaves\n\n{paragraph} Nobody said where to, and nobody asked.");

        Assert.Equal(place, article.Dateline?.In(article.Text));
    }

    [Theory]
    [InlineData("Published 10:42, 3 March 2031 | Updated 14 minutes ago", "2031-03-03T10:42:00Z")]
    [InlineData("March 3, 2031", "2031-03-03T00:00:00Z")]
    [InlineData("Last updated: 14 January 2032 at 6:05 pm", "2032-01-14T18:05:00Z")]
    public void A_printed_date_tells_when_it_was_published(string line, string expected)
    {
        var article = Read($"Minister Leaves\n\n{line}\n\nThe minister left on Monday. Nobody said where to.");

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), article.Published);
        Assert.Equal(CutReason.Timestamp, Assert.Single(article.Cuts).Reason);
    }

    [Fact]
    public void A_title_under_the_headline_is_the_standfirst()
    {
        var article = Read("The Town That Sold Its River\n\nForty years on, the bill has come\n\nBy Marit Aalto\n\nOn the morning the gates closed, Elsa Wren walked down to the bank.");

        Assert.Equal("Forty years on, the bill has come", article.Standfirst);
        Assert.Equal("Marit Aalto", article.Byline);
    }

    [Fact]
    public void A_short_line_before_a_paragraph_is_a_heading()
    {
        var article = Read("Storm Warning Extended\n\nForecasters extended a red warning to Friday evening.\n\nWhat should I do?\n\nStay indoors and keep away from the shore, the agency said.");

        Assert.Equal([BlockKind.Headline, BlockKind.Paragraph, BlockKind.Heading, BlockKind.Paragraph], article.Blocks.Select(b => b.Kind));
    }

    [Fact]
    public void A_single_paragraph_is_an_article()
    {
        var article = Read("The river rose on Monday and fell on Tuesday.");

        Assert.Equal(BlockKind.Paragraph, Assert.Single(article.Blocks).Kind);
    }

    private static Article Read(string text) => PlainTextReader.Read("a.txt", Encoding.UTF8.GetBytes(text));
}
