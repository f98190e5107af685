using System.Globalization;
using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts;

/// <summary>Binds the scripts of several articles into one: an article is a section of chapters, a person of several articles is one person.</summary>
public static class ScriptBinder
{
    /// <summary>Binds scripts in the order given.</summary>
    /// <param name="scripts">At least one.</param>
    /// <param name="collection">Title and authors of the whole; null to take the first article's. Without effect on a single script.</param>
    /// <returns>The script itself where there is one; else a script whose article holds all texts, parted by a blank line.</returns>
    public static Script Bind(IReadOnlyList<Script> scripts, CollectionFacts? collection = null)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        if (scripts.Count == 0)
        {
            throw new ArgumentException("At least one script is needed.", nameof(scripts));
        }

        if (scripts.Count == 1)
        {
            return scripts[0];
        }

        var people = new BoundPeople();
        var text = new System.Text.StringBuilder();
        var blocks = new List<ArticleBlock>();
        var cuts = new List<ArticleCut>();
        var units = new List<NarrationUnit>();
        var quotations = new List<Quotation>();
        var attributions = new List<Attribution>();
        var chapters = new List<Chapter>();
        foreach (var script in scripts)
        {
            if (text.Length > 0)
            {
                text.Append("\n\n");
            }

            var (offset, firstUnit, firstQuotation) = (text.Length, units.Count, quotations.Count);
            var ids = people.Add(script.People);
            text.Append(script.Article.Text);
            blocks.AddRange(script.Article.Blocks.Select(b => b with { Span = Shift(b.Span, offset) }));
            cuts.AddRange(script.Article.Cuts.Select(c => c with { Span = Shift(c.Span, offset) }));
            units.AddRange(script.Units.Select(u => u with
            {
                Index = u.Index + firstUnit,
                Span = u.Span is { } span ? Shift(span, offset) : null,
                Boundary = u.Boundary == BoundaryKind.Start && firstUnit > 0 ? BoundaryKind.Chapter : u.Boundary,
                QuotationIndex = u.QuotationIndex + firstQuotation,
            }));
            quotations.AddRange(script.Quotations.Select(q => q with
            {
                Span = Shift(q.Span, offset),
                MarkedSpan = Shift(q.MarkedSpan, offset),
                ContinuesIndex = q.ContinuesIndex + firstQuotation,
            }));
            attributions.AddRange(script.Attributions.Select(a => a with
            {
                SpeakerId = a.SpeakerId is { } id ? ids[id] : null,
                Mention = a.Mention is { } mention ? Shift(mention, offset) : null,
            }));
            var section = script.Article.Headline is { } headline && Voicing.IsVoiced(headline) ? headline : script.Chapters[0].Title;
            chapters.AddRange(script.Chapters.Select((c, i) => c with { FirstUnit = c.FirstUnit + firstUnit, Section = i == 0 ? section : null }));
        }

        var first = scripts[0].Article;
        return new Script
        {
            Article = first with
            {
                Source = string.Join(", ", scripts.Select(s => s.Article.Source).Distinct(StringComparer.Ordinal)),
                Text = text.ToString(),
                Blocks = blocks,
                Cuts = cuts,
                Headline = collection?.Title ?? string.Create(CultureInfo.InvariantCulture, $"{first.Headline ?? first.Source} and {scripts.Count - 1} more"),
                Standfirst = null,
                Byline = collection?.Byline,
                Dateline = null,
                Published = collection?.Published ?? scripts.Max(s => s.Article.Published),
                Site = collection?.Site ?? first.Site,
                CanonicalAddress = collection?.Address,
            },
            Units = units,
            Quotations = quotations,
            Attributions = attributions,
            People = people.All,
            Chapters = chapters,
        };
    }

    private static TextSpan Shift(TextSpan span, int offset) => new(span.Start + offset, span.End + offset);
}
