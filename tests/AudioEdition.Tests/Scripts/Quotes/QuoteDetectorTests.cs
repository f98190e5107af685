using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Tests.Scripts.Quotes;

public sealed class QuoteDetectorTests
{
    [Theory]
    [InlineData("“We are late,” said Ana Ruiz.", "We are late,")]
    [InlineData("\"We are late,\" said Ana Ruiz.", "We are late,")]
    [InlineData("‘We are late,’ said Ana Ruiz.", "We are late,")]
    [InlineData("'We are late,' said Ana Ruiz.", "We are late,")]
    [InlineData("«We are late», said Ana Ruiz.", "We are late")]
    [InlineData("« We are late », said Ana Ruiz.", "We are late")]
    [InlineData("»We are late«, said Ana Ruiz.", "We are late")]
    [InlineData("„We are late“, said Ana Ruiz.", "We are late")]
    [InlineData("„We are late”, said Ana Ruiz.", "We are late")]
    [InlineData("``We are late,'' said Ana Ruiz.", "We are late,")]
    [InlineData("''We are late,'' said Ana Ruiz.", "We are late,")]
    public void Every_style_of_marks_is_read(string text, string expected)
    {
        var quotation = Assert.Single(Blocks.Quotations(text));

        Assert.Equal(expected, quotation.Span.In(text));
        Assert.Equal(QuotationKind.Direct, quotation.Kind);
        Assert.Null(quotation.Repair);
    }

    [Theory]
    [InlineData("‘It isn’t the lads’ fault, it’s ours,’ she said.", "It isn’t the lads’ fault, it’s ours,")]
    [InlineData("'It isn't the lads' fault, it's ours,' she said.", "It isn't the lads' fault, it's ours,")]
    [InlineData("‘Tell ’em we’re comin’ home,’ he said.", "Tell ’em we’re comin’ home,")]
    [InlineData("‘She called it “a mess” and left,’ he said.", "She called it “a mess” and left,")]
    [InlineData("‘Back in the ’80s nobody locked a door,’ she said.", "Back in the ’80s nobody locked a door,")]
    public void An_apostrophe_closes_nothing(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Blocks.Quotations(text)).Span.In(text));

    [Theory]
    [InlineData("The dogs' bowls and the cats' beds weren't sold.")]
    [InlineData("He stood 5'10\" and threw a 6\" nail.")]
    [InlineData("Rock ’n’ roll was born in the ’50s.")]
    [InlineData("It is the teachers’ room, not the pupils’.")]
    public void Text_without_quotation_marks_has_no_quotation(string text) => Assert.Empty(Blocks.Quotations(text));

    [Fact]
    public void A_nested_quotation_belongs_to_the_outer_one()
    {
        const string Text = "“He said, ‘Go away,’ and I went,” she recalled. “I never asked why.”";

        Assert.Equal(["He said, ‘Go away,’ and I went,", "I never asked why."], Blocks.Quotations(Text).Select(q => q.Span.In(Text)).ToArray());
    }

    [Fact]
    public void A_double_quotation_nested_in_a_double_one_belongs_to_the_outer_one()
    {
        const string Text = "“They shouted “fire” at once,” she said.";

        Assert.Equal("They shouted “fire” at once,", Assert.Single(Blocks.Quotations(Text)).Span.In(Text));
    }

    [Fact]
    public void Speech_over_paragraphs_has_a_span_in_each_and_goes_on()
    {
        const string Text = "“The first part,” she said. “It was long.\n\n“The second part was longer.\n\n“And then it ended.”\n\nNobody clapped.";

        var quotations = Blocks.Quotations(Text);

        Assert.Equal(["The first part,", "It was long.", "The second part was longer.", "And then it ended."], quotations.Select(q => q.Span.In(Text)).ToArray());
        Assert.Equal([null, null, 1, 2], quotations.Select(q => q.ContinuesIndex));
        Assert.All(quotations, q => Assert.Null(q.Repair));
    }

    [Theory]
    [InlineData("“We are late,“ said Ana Ruiz.", "We are late,")]
    [InlineData("”We are late,” said Ana Ruiz.", "We are late,")]
    [InlineData("She said,” we are late.”", "we are late.")]
    [InlineData("““We are late,”” said Ana Ruiz.", "We are late,")]
    [InlineData("“We are late,’ said Ana Ruiz.", "We are late,")]
    [InlineData("“We are late, said Ana Ruiz.", "We are late,")]
    [InlineData("We are late,” said Ana Ruiz.", "We are late,")]
    [InlineData("Ruiz said: “We are late.", "We are late.")]
    public void Faulty_marks_are_mended_and_the_repair_is_named(string text, string expected)
    {
        var quotation = Assert.Single(Blocks.Quotations(text));

        Assert.Equal(expected, quotation.Span.In(text));
        Assert.NotNull(quotation.Repair);
    }

    [Fact]
    public void An_unclosed_mark_inside_a_sentence_yields_nothing() =>
        Assert.Empty(Blocks.Quotations("The so-called “miracle of the harbour took forty years and three governments to build.\n\nNobody remembers why."));

    [Fact]
    public void An_unclosed_mark_does_not_swallow_the_next_paragraph()
    {
        const string Text = "“We are late, she said.\n\nThe train left at noon. “We were early,” he said.";

        Assert.Equal(["We are late,", "We were early,"], Blocks.Quotations(Text).Select(q => q.Span.In(Text)).ToArray());
    }

    [Theory]
    [InlineData("“We will rebuild the pier,” said Ana Ruiz.", QuotationKind.Direct)]
    [InlineData("Ruiz said: “We will rebuild the pier.”", QuotationKind.Direct)]
    [InlineData("Ruiz told reporters, “It is late.”", QuotationKind.Direct)]
    [InlineData("“No,” she said.", QuotationKind.Direct)]
    [InlineData("“Why?” asked Ruiz.", QuotationKind.Direct)]
    [InlineData("She called the plan “a gift to nobody but the few men who wrote it.”", QuotationKind.Direct)]
    [InlineData("Ruiz said the pier was “an accident waiting to happen” in winter.", QuotationKind.Mixed)]
    [InlineData("Ruiz said that “nobody in the town had been asked” before March.", QuotationKind.Mixed)]
    [InlineData("She is reading “The Long Way Home” again.", QuotationKind.Label)]
    [InlineData("“Harbour Lights” has run for nine years.", QuotationKind.Label)]
    [InlineData("The “miracle” took forty years.", QuotationKind.Label)]
    [InlineData("Joseph “Joey” Marsh runs the kiosk.", QuotationKind.Label)]
    [InlineData("The so-called “harbour tax” was dropped.", QuotationKind.Label)]
    [InlineData("Ruiz told “Morning Harbour,” a radio show, that she was tired.", QuotationKind.Label)]
    public void Speech_is_told_from_fragments_and_labels(string text, QuotationKind expected) =>
        Assert.Equal(expected, Assert.Single(Blocks.Quotations(text)).Kind);

    [Fact]
    public void Marks_alone_are_no_quotation() => Assert.Empty(Blocks.Quotations("She wrote “” and “ ” and “…” on the wall."));

    [Fact]
    public void Empty_text_has_no_quotation() => Assert.Empty(QuoteDetector.Detect("", []));

    [Fact]
    public void A_block_outside_the_text_is_refused() =>
        Assert.Throws<ArgumentException>(() => QuoteDetector.Detect("short", [new TextSpan(0, 6)]));

    [Fact]
    public void Blocks_out_of_order_are_refused() =>
        Assert.Throws<ArgumentException>(() => QuoteDetector.Detect("one two", [new TextSpan(4, 7), new TextSpan(0, 3)]));
}
