using AudioEdition.Articles;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using CsCheck;

namespace AudioEdition.Tests.Scripts;

public sealed class ScriptWriterTests
{
    [Fact]
    public void Every_kept_character_of_any_article_is_read_once() => UglyText.Article.Sample(article =>
    {
        var report = Coverage.Check(article, ScriptWriter.Write(article).Units);

        Assert.True(report.IsComplete, $"missing {string.Join(' ', report.Missing)} doubled {string.Join(' ', report.Doubled)}");
        Assert.Equal(100, report.Percent);
    });

    [Fact]
    public void Every_kept_character_is_read_once_when_fragments_have_voices_too() => UglyText.Article.Sample(article =>
    {
        var report = Coverage.Check(article, ScriptWriter.Write(article, new ScriptOptions { VoiceFragments = true, MaxUnitLength = 80 }).Units);

        Assert.True(report.IsComplete, $"missing {string.Join(' ', report.Missing)} doubled {string.Join(' ', report.Doubled)}");
    });

    [Fact]
    public void Units_of_any_article_are_numbered_ordered_audible_and_inside_one_block() => UglyText.Article.Sample(article =>
    {
        var script = ScriptWriter.Write(article, new ScriptOptions { MaxUnitLength = 120 });

        var end = 0;
        foreach (var (unit, index) in script.Units.Select((u, i) => (u, i)))
        {
            Assert.Equal(index, unit.Index);
            var span = Assert.NotNull(unit.Span);
            Assert.True(span.Start >= end);
            Assert.Equal(span.In(article.Text), unit.Text);
            Assert.Single(article.Blocks, b => b.Span.Contains(span));
            Assert.True(Voicing.IsVoiced(unit.Text), $"“{unit.Text}” has no sound");
            Assert.Equal(unit.Text.Trim(), unit.Text);
            Assert.Equal(unit.Index == 0, unit.Boundary == BoundaryKind.Start);
            end = span.End;
        }
    });

    [Fact]
    public void A_unit_is_no_longer_than_asked_but_for_marks_without_sound() => UglyText.Article.Sample(article =>
    {
        var script = ScriptWriter.Write(article, new ScriptOptions { MaxUnitLength = 120 });

        Assert.All(script.Units, u => Assert.True(HeardExtent(u.Text) <= 120, u.Text));
    });

    /// <summary>From the first to the last letter, digit or sign that is heard.</summary>
    private static int HeardExtent(string text)
    {
        var heard = Enumerable.Range(0, text.Length).Where(i => char.IsLetterOrDigit(text, i) || text[i] is '%' or '&' or '@' or '$').ToList();
        return heard[^1] - heard[0] + 1;
    }

    [Fact]
    public void Chapters_of_any_article_hold_every_unit_once() => UglyText.Article.Sample(article =>
    {
        var script = ScriptWriter.Write(article);

        var next = 0;
        Assert.All(script.Chapters, c =>
        {
            Assert.Equal(next, c.FirstUnit);
            Assert.True(c.UnitCount >= 1);
            Assert.False(string.IsNullOrWhiteSpace(c.Title));
            Assert.DoesNotContain(c.Title, char.IsControl);
            next += c.UnitCount;
        });
        Assert.Equal(script.Units.Count, next);
    });

    [Fact]
    public void Quotation_units_lie_inside_their_quotation() => UglyText.Article.Sample(article =>
    {
        var script = ScriptWriter.Write(article);

        Assert.All(script.Units, u => Assert.Equal(u.Kind == UnitKind.Quotation, u.QuotationIndex is not null));
        Assert.All(script.Units.Where(u => u.Kind == UnitKind.Quotation), u =>
        {
            var quotation = script.Quotations[u.QuotationIndex!.Value];
            Assert.Equal(QuotationKind.Direct, quotation.Kind);
            Assert.True(quotation.Span.Contains(u.Span!.Value));
        });
    });

    [Fact]
    public void A_quotation_and_its_reporting_clause_are_units_of_their_own()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs(
            "“The quay has sunk by half a metre,” said Ilse Tornquist, the mayor. The works begin in May."));

        Assert.Equal(
            """
            Quotation/Start: The quay has sunk by half a metre,
            Narration/Clause: said Ilse Tornquist, the mayor.
            Narration/Sentence: The works begin in May.
            """, ArticleOf.Screenplay(script));
    }

    [Fact]
    public void Punctuation_after_a_closing_mark_is_no_unit_and_opens_none()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs(
            "Ilse Tornquist said: ‘The quay has sunk by half a metre and we will raise it again’. The works begin in May."));

        Assert.Equal(
            """
            Narration/Start: Ilse Tornquist said:
            Quotation/Clause: The quay has sunk by half a metre and we will raise it again
            Narration/Sentence: The works begin in May.
            """, ArticleOf.Screenplay(script));
        Assert.True(Coverage.Check(script.Article, script.Units).IsComplete);
    }

    [Fact]
    public void A_long_quotation_has_several_units_of_one_quotation()
    {
        var quotation = string.Join(' ', Enumerable.Repeat("We have repaired the pier of our village with our own hands.", 12));
        var script = ScriptWriter.Write(ArticleOf.Paragraphs($"“{quotation}” said Ilse Tornquist, the mayor of Velmar."));

        var units = script.Units.Where(u => u.Kind == UnitKind.Quotation).ToList();
        Assert.Equal(12, units.Count);
        Assert.All(units, u => Assert.Equal(0, u.QuotationIndex));
    }

    [Fact]
    public void Very_short_sentences_join_their_neighbour_of_the_same_voice()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs("It rained. The harbour of Velmar was closed for the third time this week. Nobody came."));

        Assert.Equal("It rained. The harbour of Velmar was closed for the third time this week. Nobody came.", Assert.Single(script.Units).Text);
    }

    [Fact]
    public void Titles_are_units_of_their_kind_with_long_pauses_around()
    {
        var script = ScriptWriter.Write(ArticleOf.Blocks(
            (BlockKind.Headline, "Harbour Reopens. “At Last,” Says Mayor"),
            (BlockKind.Standfirst, "The quay of Velmar is whole again."),
            (BlockKind.Byline, "By Tor Aske"),
            (BlockKind.Paragraph, "The harbour of Velmar reopened today."),
            (BlockKind.Heading, "What comes next"),
            (BlockKind.Paragraph, "The ferry comes back in May.")));

        Assert.Equal(
            """
            Headline/Start: Harbour Reopens. “At Last,” Says Mayor
            Standfirst/Heading: The quay of Velmar is whole again.
            Byline/Paragraph: By Tor Aske
            Narration/Paragraph: The harbour of Velmar reopened today.
            Heading/Heading: What comes next
            Narration/Heading: The ferry comes back in May.
            """, ArticleOf.Screenplay(script));
    }

    [Fact]
    public void Fragments_are_the_narrators_unless_asked_for()
    {
        var article = ArticleOf.Paragraphs("Ilse Tornquist, the mayor, called the works “a gift to nobody” on Monday.");

        Assert.DoesNotContain(ScriptWriter.Write(article).Units, u => u.Kind == UnitKind.Quotation);
        Assert.Contains(
            ScriptWriter.Write(article, new ScriptOptions { VoiceFragments = true }).Units,
            u => u.Kind == UnitKind.Quotation && u.Text == "a gift to nobody");
    }

    [Fact]
    public void A_block_quote_without_marks_is_a_quotation()
    {
        var script = ScriptWriter.Write(ArticleOf.Blocks(
            (BlockKind.Paragraph, "“We begin in May,” said Ilse Tornquist. Her letter to the builders went on:"),
            (BlockKind.BlockQuote, "The quay has sunk by half a metre. We ask you to raise it."),
            (BlockKind.BlockQuote, "We ask you to do it before winter."),
            (BlockKind.Paragraph, "“We will,” the builders said. “We have the stone, and we will have the men before the summer is over.”")));

        Assert.Equal(
            """
            Quotation/Start: We begin in May,
            Narration/Clause: said Ilse Tornquist. Her letter to the builders went on:
            Quotation/Paragraph: The quay has sunk by half a metre.
            Quotation/Sentence: We ask you to raise it.
            Quotation/Paragraph: We ask you to do it before winter.
            Quotation/Chapter: We will,
            Narration/Clause: the builders said.
            Quotation/Sentence: We have the stone, and we will have the men before the summer is over.
            """, ArticleOf.Screenplay(script));
        Assert.Equal(1, script.Quotations[2].ContinuesIndex);
        Assert.Equal(script.Quotations.Count, script.Attributions.Count);
    }

    [Fact]
    public void A_block_quote_with_marks_is_read_by_its_marks()
    {
        var script = ScriptWriter.Write(ArticleOf.Blocks((BlockKind.BlockQuote, "“We begin in May and we will be done by the winter,” said Ilse Tornquist.")));

        Assert.Equal("Quotation Narration", string.Join(' ', script.Units.Select(u => u.Kind)));
    }

    [Fact]
    public void An_article_without_sound_is_nothing_to_narrate() =>
        Assert.Throws<NothingToNarrateException>(() => ScriptWriter.Write(ArticleOf.Paragraphs("* * *", "—", "…")));

    [Theory]
    [InlineData(79)]
    [InlineData(2_001)]
    public void A_unit_length_out_of_range_is_refused(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ScriptWriter.Write(ArticleOf.HarbourNews(), new ScriptOptions { MaxUnitLength = length }));

    [Fact]
    public void The_same_article_gives_the_same_script()
    {
        var (first, second) = (ScriptWriter.Write(ArticleOf.HarbourNews()), ScriptWriter.Write(ArticleOf.HarbourNews()));

        Assert.Equal(first.Units, second.Units);
        Assert.Equal(first.Chapters, second.Chapters);
    }
}
