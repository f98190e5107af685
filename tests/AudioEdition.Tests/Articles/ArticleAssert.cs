using System.Globalization;
using AudioEdition.Articles;

namespace AudioEdition.Tests.Articles;

/// <summary>What holds of every article, whatever it was read from.</summary>
internal static class ArticleAssert
{
    public static void IsSound(Article article)
    {
        var spans = article.Blocks.Select(b => b.Span).Concat(article.Cuts.Select(c => c.Span)).Order().ToList();
        var end = 0;
        foreach (var span in spans)
        {
            Assert.InRange(span.Start, end, article.Text.Length - 1);
            Assert.InRange(span.End, span.Start + 1, article.Text.Length);
            Assert.True(string.IsNullOrWhiteSpace(article.Text[end..span.Start]), string.Create(CultureInfo.InvariantCulture, $"Text before {span} lies in no block and no cut."));
            Assert.False(char.IsWhiteSpace(article.Text[span.Start]) || char.IsWhiteSpace(article.Text[span.End - 1]));
            end = span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(article.Text[end..]));
        Assert.Equal(article.Blocks.Select(b => b.Span).Order(), article.Blocks.Select(b => b.Span));
        Assert.Equal(article.Cuts.Select(c => c.Span).Order(), article.Cuts.Select(c => c.Span));
        Assert.True(article.Text.IsNormalized());
        Assert.DoesNotContain('\r', article.Text);
        Assert.DoesNotContain(article.Text, c => char.IsControl(c) && c != '\n');
        Assert.InRange(article.Blocks.Count(b => b.Kind == BlockKind.Headline), 0, 1);
    }
}
