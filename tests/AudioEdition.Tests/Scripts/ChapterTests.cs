using AudioEdition.Articles;
using AudioEdition.Scripts;

namespace AudioEdition.Tests.Scripts;

public sealed class ChapterTests
{
    private const string Narration = "The harbour of Velmar lies at the end of a long bay, and its people have fished there since before anybody wrote it down.";

    private static string Quote(string speaker, string words) => $"“{words}, and everybody in this town who works with the sea knows that it will stay that way for years,” said {speaker}.";

    [Fact]
    public void An_article_with_two_quotations_has_a_chapter_for_each_passage()
    {
        var script = ScriptWriter.Write(ArticleOf.HarbourNews());

        Assert.Equal(
            """
            Velmar Harbour to Reopen Before Winter, Mayor Says
            Ilse Tornquist: What we have here is more than a repair, more…
            The council has often criticized the builders…
            Ilse Tornquist: Our aim is still to work with them … That serves…
            """, Titles(script));
    }

    [Fact]
    public void A_short_quotation_takes_the_paragraph_that_leads_into_it()
    {
        var script = ScriptWriter.Write(ArticleOf.HarbourNews());

        Assert.StartsWith("Tornquist, a former captain", script.Units[script.Chapters[^1].FirstUnit].Text, StringComparison.Ordinal);
        Assert.Equal(BoundaryKind.Chapter, script.Units[script.Chapters[^1].FirstUnit].Boundary);
    }

    [Fact]
    public void Headings_are_the_chapters_where_there_are_any()
    {
        var script = ScriptWriter.Write(ArticleOf.Blocks(
            (BlockKind.Headline, "A Town and Its Harbour"),
            (BlockKind.Paragraph, Narration),
            (BlockKind.Heading, "The storm:"),
            (BlockKind.Paragraph, Narration),
            (BlockKind.Paragraph, Quote("Tor Aske", "The storm took the pier")),
            (BlockKind.Heading, "The repair"),
            (BlockKind.Heading, "Who pays"),
            (BlockKind.Paragraph, Narration)));

        Assert.Equal(
            """
            A Town and Its Harbour
            The storm
            The repair: Who pays
            """, Titles(script));
        Assert.Equal(BoundaryKind.Heading, script.Units[script.Chapters[1].FirstUnit].Boundary);
    }

    [Fact]
    public void A_title_alone_is_no_chapter_before_a_heading()
    {
        var script = ScriptWriter.Write(ArticleOf.Blocks(
            (BlockKind.Headline, "A Town and Its Harbour"),
            (BlockKind.Heading, "The storm"),
            (BlockKind.Paragraph, Narration),
            (BlockKind.Heading, "The repair"),
            (BlockKind.Paragraph, Narration)));

        Assert.Equal(
            """
            A Town and Its Harbour
            The repair
            """, Titles(script));
    }

    [Fact]
    public void Speakers_in_turn_have_chapters_in_turn()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs(
            Narration,
            Quote("Tor Aske", "The storm took the pier"),
            Quote("Tor Aske", "The wind took the roofs"),
            Quote("Ilse Tornquist", "The money is there"),
            Narration));

        Assert.Equal(
            """
            The harbour of Velmar lies at the end of a long…
            Tor Aske: The storm took the pier, and everybody in this…
            Ilse Tornquist: The money is there, and everybody in this town…
            The harbour of Velmar lies at the end of a long…
            """, Titles(script));
    }

    [Fact]
    public void Long_narration_is_parted_so_that_a_listener_can_jump()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs(Enumerable.Repeat(Narration, 40)));

        Assert.InRange(script.Chapters.Count, 3, 6);
        Assert.All(script.Chapters, c => Assert.True(Words(script, c) is >= 120 and <= 400));
    }

    [Fact]
    public void A_section_of_many_minutes_is_parted_by_passage()
    {
        var script = ScriptWriter.Write(ArticleOf.Blocks(
            [
                (BlockKind.Heading, "The storm"),
                .. Enumerable.Repeat((BlockKind.Paragraph, Narration), 20),
                (BlockKind.Paragraph, Quote("Tor Aske", "The storm took the pier") + " " + Quote("Tor Aske", "It took the roofs")),
                .. Enumerable.Repeat((BlockKind.Paragraph, Narration), 20),
                (BlockKind.Heading, "The repair"),
                (BlockKind.Paragraph, Narration),
            ]));

        Assert.Equal("The storm", script.Chapters[0].Title);
        Assert.Equal("The repair", script.Chapters[^1].Title);
        Assert.Contains(script.Chapters, c => c.Title.StartsWith("Tor Aske: The storm took the pier", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_has_lost_its_paragraphs_is_parted_at_its_sentences()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs(string.Join(' ', Enumerable.Repeat(Narration, 15)
            .Append("“We will raise the quay again before the winter comes to the bay,” said Tor Aske.")
            .Concat(Enumerable.Repeat(Narration, 15)))));

        Assert.InRange(script.Chapters.Count, 3, 8);
        Assert.Contains(script.Chapters, c => c.Title.StartsWith("Tor Aske: We will", StringComparison.Ordinal));
        Assert.All(script.Chapters.Skip(1), c => Assert.Equal(BoundaryKind.Chapter, script.Units[c.FirstUnit].Boundary));
    }

    [Fact]
    public void No_passage_is_too_short_to_jump_to()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs(Enumerable.Range(0, 30).Select(i => i % 2 == 0
            ? "“Nobody sleeps in that house any more,” said Tor Aske."
            : "Another house was sold last spring.")));

        Assert.True(script.Chapters.Count > 2);
        Assert.All(script.Chapters, c => Assert.True(Words(script, c) >= 20));
    }

    [Fact]
    public void A_title_from_the_middle_of_a_sentence_says_so()
    {
        var script = ScriptWriter.Write(ArticleOf.Paragraphs(
            Narration,
            "“We will raise the quay again,” said Ilse Tornquist, “because nobody else in this whole bay has the stone and the men for it, and the sea does not wait.”"));

        Assert.Equal("Ilse Tornquist: We will raise the quay again", script.Chapters[1].Title);
        Assert.Equal("…because nobody else in this…", ChapterTitles.Excerpt("because nobody else in this town", 30));
    }

    [Fact]
    public void An_article_of_a_few_words_is_one_chapter() =>
        Assert.Equal("Hello harbour", Assert.Single(ScriptWriter.Write(ArticleOf.Paragraphs("Hello harbour.")).Chapters).Title);

    [Fact]
    public void A_title_of_many_lines_becomes_one_line() =>
        Assert.Equal(
            "Harbour to Reopen",
            ScriptWriter.Write(ArticleOf.Blocks((BlockKind.Headline, "Harbour\n to\u0007\tReopen"), (BlockKind.Paragraph, Narration))).Chapters[0].Title);

    private static string Titles(Script script) => string.Join('\n', script.Chapters.Select(c => c.Title));

    private static int Words(Script script, Chapter chapter) =>
        script.Units.Skip(chapter.FirstUnit).Take(chapter.UnitCount).Sum(u => u.Text.Split(' ').Length);
}
