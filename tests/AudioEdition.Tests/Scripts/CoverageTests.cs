using AudioEdition.Articles;
using AudioEdition.Scripts;

namespace AudioEdition.Tests.Scripts;

public sealed class CoverageTests
{
    private const string Text = "Anna said: “We go.” Then she left.";

    private static readonly Article Article = ArticleOf.Paragraphs(Text);

    private static readonly NarrationUnit[] Whole =
    [
        Unit("Anna said:", null),
        Unit("We go.", 0),
        Unit("Then she left.", null),
    ];

    [Fact]
    public void Marks_at_the_edge_of_a_quotation_are_delimiters()
    {
        var report = Coverage.Check(Article, Whole);

        Assert.True(report.IsComplete);
        Assert.Equal(100, report.Percent);
        Assert.Equal(2, report.DelimiterCharacters);
        Assert.Equal(report.KeptCharacters, report.CoveredCharacters + report.DelimiterCharacters);
        Assert.Equal(Text.Count(c => c != ' '), report.KeptCharacters);
    }

    [Fact]
    public void Units_may_come_in_any_order() => Assert.True(Coverage.Check(Article, [.. Whole.Reverse()]).IsComplete);

    [Fact]
    public void A_unit_taken_out_is_missing()
    {
        var report = Coverage.Check(Article, [Whole[0], Whole[1]]);

        Assert.Equal("Then she left.", Assert.Single(report.Missing).In(Text).TrimStart('”', ' '));
        Assert.True(report.Percent < 100);
    }

    [Fact]
    public void A_quotation_taken_out_leaves_its_words_and_marks_missing() =>
        Assert.Equal("“We go.”", Assert.Single(Coverage.Check(Article, [Whole[0], Whole[2]]).Missing).In(Text));

    [Fact]
    public void Words_read_twice_are_named()
    {
        var report = Coverage.Check(Article, [.. Whole, Unit("she left.", null)]);

        Assert.False(report.IsComplete);
        Assert.Equal("she left.", Assert.Single(report.Doubled).In(Text));
    }

    [Fact]
    public void Punctuation_away_from_quotations_must_be_in_a_unit() =>
        Assert.Equal(":", Assert.Single(Coverage.Check(ArticleOf.Paragraphs("One: two"), [At(0, 3, null), At(5, 8, null)]).Missing).In("One: two"));

    [Fact]
    public void A_block_of_ornaments_needs_no_unit() =>
        Assert.True(Coverage.Check(ArticleOf.Paragraphs("One", "* * *", "two"), [At(0, 3, null), At(12, 15, null)]).IsComplete);

    [Fact]
    public void Text_that_is_cut_is_not_asked_for()
    {
        var article = Article with { Text = Text + "\n\nRead more", Cuts = [new ArticleCut(new TextSpan(Text.Length + 2, Text.Length + 11), CutReason.ReadMore, "Read more")] };

        Assert.True(Coverage.Check(article, Whole).IsComplete);
    }

    [Fact]
    public void A_unit_of_other_words_counts_for_nothing() =>
        Assert.True(Coverage.Check(Article, [.. Whole, Whole[0] with { Kind = UnitKind.Disclosure, Span = null }]).IsComplete);

    [Fact]
    public void A_span_outside_the_text_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Coverage.Check(Article, [At(0, Text.Length + 1, null)]));

    private static NarrationUnit Unit(string words, int? quotation)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return At(start, start + words.Length, quotation);
    }

    private static NarrationUnit At(int start, int end, int? quotation) => new()
    {
        Index = 0,
        Kind = quotation is null ? UnitKind.Narration : UnitKind.Quotation,
        Span = new TextSpan(start, end),
        Text = "",
        Boundary = BoundaryKind.Sentence,
        QuotationIndex = quotation,
    };
}
