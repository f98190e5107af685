using AudioEdition.Articles;
using AudioEdition.Publishing.Review;

namespace AudioEdition.Tests.Publishing;

public sealed class ReviewSheetTests
{
    [Fact]
    public void Every_quotation_stands_in_its_context_with_its_speaker_and_the_words_that_name_them()
    {
        var page = Review("""
            Harbour Opens

            "We waited long enough," said Ada Holm, the harbour master.

            "So did the fish."
            """);

        Assert.Contains("<mark class=\"quote\">We waited long enough,</mark>", page, StringComparison.Ordinal);
        Assert.Contains(">Ada Holm</mark>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"q2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_article_are_text_and_never_markup()
    {
        var page = Review("<b>Harbour</b> Opens\n\n\"We <script>alert(1)</script> waited,\" said Ada Holm, the master of the harbour, on Monday.");

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    private static string Review(string text) =>
        ReviewSheet.Write(EditionPipeline.Plan(ArticleReader.Read("a.txt", System.Text.Encoding.UTF8.GetBytes(text))).Cast);
}
