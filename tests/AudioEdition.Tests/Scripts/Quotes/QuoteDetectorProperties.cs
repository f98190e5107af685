using System.Text;
using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using CsCheck;

namespace AudioEdition.Tests.Scripts.Quotes;

public sealed class QuoteDetectorProperties
{
    private static readonly string[] Pieces =
    [
        "“", "”", "\"", "‘", "’", "'", "«", "»", "„", "``", "''", " ", " ", " ", "\n\n", "\n\n", ", ", ". ", "? ", ": ", " — ", "(", ")", "she said", "said Ana Ruiz", "Ruiz told them",
        "according to the mayor", "The café", "it’s", "the lads’ work", "We will wait", "no", "Élodie Brûlé", "who", "and", "Mr Okoro", "…", "5'10\"", "\uFEFF", "\t", "her", "that", "adding", "\uD83D", ")", "-", "A.", "No. 7",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(picks => string.Concat(picks.Select(i => Pieces[i])));

    [Fact]
    public void Spans_rise_lie_in_one_block_and_do_not_overlap() => Text.Sample(text =>
    {
        var blocks = Blocks.Of(text);
        var end = 0;
        foreach (var quotation in QuoteDetector.Detect(text, blocks))
        {
            Assert.False(quotation.Span.IsEmpty);
            Assert.True(quotation.MarkedSpan.Contains(quotation.Span));
            Assert.True(quotation.MarkedSpan.Start >= end);
            Assert.Contains(blocks, b => b.Contains(quotation.MarkedSpan));
            Assert.False(char.IsWhiteSpace(text[quotation.Span.Start]) || char.IsWhiteSpace(text[quotation.Span.End - 1]));
            end = quotation.MarkedSpan.End;
        }
    });

    [Fact]
    public void A_quotation_goes_on_from_the_one_before_it() => Text.Sample(text =>
    {
        var quotations = Blocks.Quotations(text);
        for (var i = 0; i < quotations.Count; i++)
        {
            Assert.True(quotations[i].ContinuesIndex is null || quotations[i].ContinuesIndex == i - 1);
        }
    });

    [Fact]
    public void Every_quotation_has_one_attribution_and_every_speaker_is_one_of_the_people() => Text.Sample(text =>
    {
        var (_, quotations, result) = Blocks.Read(text);

        Assert.Equal(quotations.Count, result.Attributions.Count);
        Assert.Equal(result.People.Count, result.People.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (var attribution in result.Attributions)
        {
            Assert.True(attribution.SpeakerId is null || result.People.Any(p => p.Id == attribution.SpeakerId));
            Assert.True(attribution.Mention is not { } m || (m.Start >= 0 && m.Start < m.End && m.End <= text.Length));
        }
    });

    [Fact]
    public void The_same_text_gives_the_same_answer() => Text.Sample(text =>
    {
        var first = Blocks.Read(text);
        var second = Blocks.Read(text);

        Assert.Equal(first.Quotations, second.Quotations);
        Assert.Equal(first.Result.Attributions.Select(a => (a.SpeakerId, a.Rule)), second.Result.Attributions.Select(a => (a.SpeakerId, a.Rule)));
    });

    [Theory]
    [InlineData("\r\n\r\n")]
    [InlineData("\r\r")]
    public void Any_newline_gives_the_same_quotations_and_speakers(string gap) => Text.Sample(text =>
    {
        var other = text.Replace("\n\n", gap, StringComparison.Ordinal);

        Assert.Equal(Answers(text, Blocks.Of(text)), Answers(other, Blocks.Of(other, gap)));
    });

    [Fact]
    public void A_byte_order_mark_changes_nothing() => Text.Sample(text =>
    {
        var other = "\uFEFF" + text;

        Assert.Equal(Answers(text, Blocks.Of(text)), Answers(other, Blocks.Of(other)));
    });

    [Fact]
    public void Decomposed_accents_give_the_same_quotations_and_speakers() => Text.Sample(text =>
    {
        text = text.Replace("\uD83D", "", StringComparison.Ordinal);
        var other = text.Normalize(NormalizationForm.FormD);

        Assert.Equal(Answers(text, Blocks.Of(text)), Answers(other, Blocks.Of(other)));
    });

    private static List<(string, QuotationKind, string?, string)> Answers(string text, IReadOnlyList<TextSpan> blocks)
    {
        var quotations = QuoteDetector.Detect(text, blocks);
        var result = SpeakerAttributor.Attribute(text, blocks, quotations);
        return [.. quotations.Select((q, i) => (q.Span.In(text).Replace("\uD83D", "", StringComparison.Ordinal).Normalize().Trim('\uFEFF'), q.Kind, result.Attributions[i].SpeakerId, result.Attributions[i].Rule))];
    }
}
