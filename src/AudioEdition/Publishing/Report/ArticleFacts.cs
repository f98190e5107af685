using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Scripts;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Report;

/// <summary>Gathers what the report tells of the article.</summary>
internal static class ArticleFacts
{
    private const int MaxSummary = 600;

    public static ReportArticle Of(SpokenScript plan, Programme programme)
    {
        var script = plan.Cast.Script;
        var article = script.Article;
        return new ReportArticle
        {
            Articles = CountOf(article),
            Byline = article.Byline,
            Site = article.Site,
            Published = article.Published,
            Address = article.CanonicalAddress is { IsAbsoluteUri: true } address ? address.AbsoluteUri : null,
            Summary = SummaryOf(article),
            People = [.. plan.Units.Where(u => u.Cast.Unit.Kind == UnitKind.Quotation).Select(u => u.Cast.SpeakerId).Distinct(StringComparer.Ordinal)
                .Select(script.PersonOf).OfType<Scripts.Speakers.Person>().Where(p => p.Named && !p.IsOrganisation)
                .Select(p => new ReportPerson(p.Name, p.Description))],
            Soundbites = Soundbites.Of(plan, programme),
        };
    }

    /// <summary>How many articles are bound in one: each begins with its headline.</summary>
    public static int CountOf(Article article) => Math.Max(1, article.Blocks.Count(b => b.Kind == BlockKind.Headline));

    private static string? SummaryOf(Article article)
    {
        var text = article.Standfirst ?? article.Blocks.FirstOrDefault(b => b.Kind == BlockKind.Paragraph)?.Span.In(article.Text);
        return PublishedText.Shorten(text, MaxSummary) is { Length: > 0 } summary ? summary : null;
    }
}
