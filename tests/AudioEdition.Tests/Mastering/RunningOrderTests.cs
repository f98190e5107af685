using AudioEdition.Mastering;
using AudioEdition.Scripts;
using static AudioEdition.Tests.Mastering.Material;

namespace AudioEdition.Tests.Mastering;

public sealed class RunningOrderTests
{
    [Fact]
    public void Each_quotation_is_a_chapter_titled_by_who_and_on_what()
    {
        var order = RunningOrder.QuotationsOnly(Quoting(
            ("-", "The bridge will open.", BoundaryKind.Start),
            ("ada", "It is the finest bridge that this valley has seen since the flood of last century,", BoundaryKind.Paragraph),
            ("-", "said Quill.", BoundaryKind.Clause),
            ("?", "Nobody asked us.", BoundaryKind.Paragraph)));

        Assert.NotNull(order);
        Assert.Equal([1, 3], order.Units);
        Assert.Equal(
            "Ada Quill: It is the finest bridge that this valley has seen…|Unattributed: Nobody asked us",
            string.Join('|', order.Chapters.Select(c => c.Title)));
        Assert.Equal([(0, 1), (1, 1)], order.Chapters.Select(c => (c.FirstUnit, c.UnitCount)));
    }

    [Fact]
    public void A_quotation_split_by_its_clause_is_one_and_two_sentences_are_two()
    {
        var order = RunningOrder.QuotationsOnly(Quoting(
            ("ada", "The bridge,", BoundaryKind.Start),
            ("-", "she said,", BoundaryKind.Clause),
            ("ada", "is ours.", BoundaryKind.Clause),
            ("ada", "So is the river.", BoundaryKind.Sentence)));

        Assert.Equal([2, 1], order!.Chapters.Select(c => c.UnitCount));
    }

    [Fact]
    public void Two_speakers_in_one_sentence_are_two()
    {
        var order = RunningOrder.QuotationsOnly(Quoting(
            ("ada", "Yes,", BoundaryKind.Start), ("-", "said one, and", BoundaryKind.Clause), ("ben", "no,", BoundaryKind.Clause)));

        Assert.Equal("Ada Quill: Yes|Ben Marsh: no", string.Join('|', order!.Chapters.Select(c => c.Title)));
    }

    [Fact]
    public void A_quotation_over_several_paragraphs_and_units_is_one()
    {
        var script = Quoting(
            ("ada", "We begin.", BoundaryKind.Start), ("ada", "We go on.", BoundaryKind.Paragraph), ("ada", "And on.", BoundaryKind.Sentence));
        script = script with
        {
            Quotations = [script.Quotations[0], script.Quotations[1] with { ContinuesIndex = 0 }],
            Units = [script.Units[0], script.Units[1], script.Units[2] with { QuotationIndex = 1 }],
        };

        Assert.Equal([3], RunningOrder.QuotationsOnly(script)!.Chapters.Select(c => c.UnitCount));
    }

    [Fact]
    public void Where_nobody_is_quoted_there_is_none() =>
        Assert.Null(RunningOrder.QuotationsOnly(Quoting(("-", "Nothing happened.", BoundaryKind.Start))));
}
