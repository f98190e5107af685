using System.Globalization;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Publishing.Review;

/// <summary>A page for an editor: every quotation in its context, who is said to say it, why, and who else was considered.</summary>
public static class ReviewSheet
{
    /// <summary>How much of the text is shown on each side of a quotation and its mention.</summary>
    private const int ContextLength = 220;

    private const string Nobody = "Nobody is named";

    /// <summary>Writes the page: one file, no script, no external request; everything of the article is inert text.</summary>
    /// <param name="cast">The cast script.</param>
    /// <returns>An HTML document.</returns>
    public static string Write(CastScript cast)
    {
        ArgumentNullException.ThrowIfNull(cast);
        var script = cast.Script;
        var title = PageParts.Text(WordSpans.OneLine(script.Article.Headline ?? script.Article.Source));
        var voices = cast.Roles.Where(r => r.PersonId is not null).ToDictionary(r => r.PersonId!, r => r.Voice, StringComparer.Ordinal);
        var colours = new SpeakerColours();
        var page = new StringBuilder(PageParts.Head($"Review: {title}", "en", "review.css"))
            .Append(CultureInfo.InvariantCulture, $"<body>\n<header>\n<p class=\"kicker\">Who says what</p>\n<h1 dir=\"auto\">{title}</h1>\n<p class=\"summary\">{Summary(script)}</p>\n</header>\n<main>\n");
        AppendPeople(page, script, voices, colours);
        page.Append("<h2>Quotations</h2>\n");
        for (var i = 0; i < script.Quotations.Count; i++)
        {
            AppendQuotation(page, script, i, voices, colours);
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Who speaks, in which voice, and where: those without a speaker first, since they are what an editor has to look at.</summary>
    private static void AppendPeople(StringBuilder page, Script script, Dictionary<string, VoiceId> voices, SpeakerColours colours)
    {
        var quoted = script.Quotations.Index()
            .Where(q => q.Item.Kind == QuotationKind.Direct)
            .GroupBy(q => script.PersonOf(script.Attributions[q.Index].SpeakerId)?.Id, StringComparer.Ordinal)
            .Select(g => (Person: script.PersonOf(g.Key), Quotations: g.Select(q => q.Index + 1).ToList()))
            .ToList();
        if (quoted.Count == 0)
        {
            return;
        }

        // In the order in which they are heard, as on the page of the edition.
        quoted.ForEach(q => colours.Of(q.Person?.Id));
        page.Append("<h2>People</h2>\n<ul class=\"people\">\n");
        foreach (var (person, quotations) in quoted.OrderBy(q => q.Person is not null))
        {
            var name = person is null ? Nobody : person.Name;
            var about = string.Join("; ", new[] { person?.Description, person is not null && voices.TryGetValue(person.Id, out var voice) ? $"voice {voice}" : null }.OfType<string>());
            page.Append(CultureInfo.InvariantCulture, $"<li class=\"v{colours.Of(person?.Id)}\"><span><strong><bdi>{PageParts.Text(name)}</bdi></strong> <small><bdi>{PageParts.Text(about)}</bdi></small></span><nav aria-label=\"Quotations: {PageParts.Text(name)}\">");
            quotations.ForEach(q => page.Append(CultureInfo.InvariantCulture, $"<a href=\"#q{q}\">{q}</a>"));
            page.Append("</nav></li>\n");
        }

        page.Append("</ul>\n");
    }

    private static string Summary(Script script)
    {
        var direct = script.Quotations.Zip(script.Attributions).Where(q => q.First.Kind == QuotationKind.Direct).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{direct.Count} quotations, {direct.Count(q => !q.Second.Resolved)} without a speaker; {script.Quotations.Count - direct.Count} fragments and labels.");
    }

    private static void AppendQuotation(StringBuilder page, Script script, int index, Dictionary<string, VoiceId> voices, SpeakerColours colours)
    {
        var quotation = script.Quotations[index];
        var attribution = script.Attributions[index];
        var person = script.PersonOf(attribution.SpeakerId);
        var voiced = quotation.Kind == QuotationKind.Direct;
        var name = person?.Name ?? (voiced ? Nobody : "Narrator");
        var look = string.Create(CultureInfo.InvariantCulture, $"v{colours.Of(voiced ? person?.Id : null)}{(voiced && person is null ? " open" : "")}");
        page.Append(CultureInfo.InvariantCulture, $"<article id=\"q{index + 1}\" class=\"{look}\">\n<h3>{index + 1}. <bdi>{PageParts.Text(name)}</bdi></h3>\n");
        AppendContext(page, script.Article.Text, quotation, attribution);

        var facts = new List<string> { quotation.Kind.ToString().ToLowerInvariant(), $"rule {attribution.Rule}" };
        if (attribution.Cue is { } cue)
        {
            facts.Add($"cue “{cue}”");
        }

        if (attribution.Mention is { } mention)
        {
            facts.Add($"{attribution.MentionKind.ToString().ToLowerInvariant()} “{mention.In(script.Article.Text)}”");
        }

        if (person?.GenderEvidence is { } evidence)
        {
            facts.Add($"{person.Gender?.ToString().ToLowerInvariant()} by {evidence}");
        }

        if (person is not null && voices.TryGetValue(person.Id, out var voice))
        {
            facts.Add($"voice {voice}");
        }

        if (quotation.Repair is { } repair)
        {
            facts.Add($"marks mended: {repair}");
        }

        page.Append("<p class=\"why\">").Append(PageParts.Text(string.Join("; ", facts))).Append("</p>\n");
        if (attribution.Considered.Count > 0)
        {
            page.Append("<ul class=\"considered\">");
            foreach (var other in attribution.Considered)
            {
                page.Append("<li>").Append(PageParts.Text(other)).Append("</li>");
            }

            page.Append("</ul>\n");
        }

        page.Append("</article>\n");
    }

    /// <summary>The quotation and its mention, marked, with the text around them.</summary>
    private static void AppendContext(StringBuilder page, string text, Quotation quotation, Attribution attribution)
    {
        var marks = new List<(TextSpan Span, string Class)> { (quotation.Span, "quote") };
        // A mention far away is named in the facts; showing all the text between would hide the quotation.
        if (attribution.Mention is { } mention && !mention.Overlaps(quotation.Span) && Distance(mention, quotation.Span) <= ContextLength)
        {
            marks.Add((mention, "mention"));
            marks.Sort((a, b) => a.Span.CompareTo(b.Span));
        }

        var start = Math.Max(0, marks[0].Span.Start - ContextLength);
        var end = Math.Min(text.Length, marks[^1].Span.End + ContextLength);

        // Whole words: half of one at either end reads like a fault of the article.
        while (start > 0 && start < marks[0].Span.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        while (end < text.Length && end > marks[^1].Span.End && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        page.Append("<p class=\"context\" dir=\"auto\">").Append(start > 0 ? "…" : "");
        var at = start;
        foreach (var (span, name) in marks)
        {
            page.Append(TranscriptWriter.Escape(text[at..span.Start]));
            page.Append(CultureInfo.InvariantCulture, $"<mark class=\"{name}\">{TranscriptWriter.Escape(span.In(text))}</mark>");
            at = span.End;
        }

        page.Append(TranscriptWriter.Escape(text[at..end])).Append(end < text.Length ? "…" : "").Append("</p>\n");
    }

    private static int Distance(TextSpan a, TextSpan b) => a.Start >= b.End ? a.Start - b.End : b.Start - a.End;
}
