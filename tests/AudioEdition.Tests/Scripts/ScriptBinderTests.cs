using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Scripts;

namespace AudioEdition.Tests.Scripts;

public sealed class ScriptBinderTests
{
    private static readonly Script Bound = ScriptBinder.Bind([.. new[] { "Ferry stops", "Bakery opens" }.Select(h => ScriptWriter.Write(ArticleOf.Blocks(
        (BlockKind.Headline, h),
        (BlockKind.Paragraph, string.Join(' ', Enumerable.Repeat("The harbour board met on Monday and spoke of the winter at length.", 4))),
        (BlockKind.Heading, "What happens next"),
        (BlockKind.Paragraph, "“We shall see how it goes when the snow comes and the nights are long,” said Tom Okafor, who runs the shop on the island."))))]);

    [Fact]
    public void Each_article_of_several_is_a_section_of_its_own_chapters() => Assert.Equal(
        ["Ferry stops | Ferry stops", " | What happens next", "Bakery opens | Bakery opens", " | What happens next"],
        Bound.Chapters.Select(c => $"{c.Section} | {c.Title}"),
        StringComparer.Ordinal);

    [Fact]
    public void The_quotations_of_each_article_are_its_section_too() => Assert.Equal(
        ["Ferry stops", "Bakery opens"], RunningOrder.QuotationsOnly(Bound)!.Chapters.Select(c => c.Section), StringComparer.Ordinal);
}
