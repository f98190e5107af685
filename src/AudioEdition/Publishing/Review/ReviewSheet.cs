using System.Globalization;
using System.Net;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Publishing.Review;

/// <summary>A page for an editor: every quotation in its context, who is said to say it, why, and who else was considered.</summary>
public static class ReviewSheet
{
    /// <summary>How much of the text is shown on each side of a quotation and its mention.</summary>
    private const int ContextLength = 220;

    private const string Style = """
        :root { color-scheme: light dark; --line: #8886; --quote: #ffd54a66; --mention: #5ac8fa66; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        article { border-top: 1px solid var(--line); padding: 1rem 0; break-inside: avoid; }
        h2 { margin: 0 0 .25rem; font-size: 1.1rem; } .open h2::before { content: "? "; }
        mark.quote { background: var(--quote); color: inherit; } mark.mention { background: var(--mention); color: inherit; outline: 1px solid; }
        p { margin: .4rem 0; } .why, li { font-size: .9rem; opacity: .85; } ul { margin: .2rem 0; }
        """;

    /// <summary>Writes the page: one file, no script, no external request; everything of the article is inert text.</summary>
    /// <param name="cast">The cast script.</param>
    /// <returns>An HTML document.</returns>
    public static string Write(CastScript cast)
    {
        ArgumentNullException.ThrowIfNull(cast);
        var script = cast.Script;
        var title = WebUtility.HtmlEncode(script.Article.Headline ?? script.Article.Source);
        var voices = cast.Roles.Where(r => r.PersonId is not null).ToDictionary(r => r.PersonId!, r => r.Voice, StringComparer.Ordinal);
        var page = new StringBuilder()
            .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>Review: {title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{Summary(script)}</p>\n");
        for (var i = 0; i < script.Quotations.Count; i++)
        {
            AppendQuotation(page, script, i, voices);
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Summary(Script script)
    {
        var direct = script.Quotations.Zip(script.Attributions).Where(q => q.First.Kind == QuotationKind.Direct).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{direct.Count} quotations, {direct.Count(q => !q.Second.Resolved)} without a speaker; {script.Quotations.Count - direct.Count} fragments and labels.");
    }

    private static void AppendQuotation(StringBuilder page, Script script, int index, Dictionary<string, VoiceId> voices)
    {
        var quotation = script.Quotations[index];
        var attribution = script.Attributions[index];
        var person = script.PersonOf(attribution.SpeakerId);
        var voiced = quotation.Kind == QuotationKind.Direct;
        var name = person?.Name ?? (voiced ? "Nobody is named" : "Narrator");
        page.Append(CultureInfo.InvariantCulture, $"<article id=\"q{index + 1}\"{(voiced && person is null ? " class=\"open\"" : "")}>\n<h2>{index + 1}. {WebUtility.HtmlEncode(name)}</h2>\n");
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

        page.Append("<p class=\"why\">").Append(WebUtility.HtmlEncode(string.Join("; ", facts))).Append("</p>\n");
        if (attribution.Considered.Count > 0)
        {
            page.Append("<ul>");
            foreach (var other in attribution.Considered)
            {
                page.Append("<li>").Append(WebUtility.HtmlEncode(other)).Append("</li>");
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
        page.Append("<p>").Append(start > 0 ? "…" : "");
        var at = start;
        foreach (var (span, name) in marks)
        {
            page.Append(WebUtility.HtmlEncode(text[at..span.Start]));
            page.Append(CultureInfo.InvariantCulture, $"<mark class=\"{name}\">{WebUtility.HtmlEncode(span.In(text))}</mark>");
            at = span.End;
        }

        page.Append(WebUtility.HtmlEncode(text[at..end])).Append(end < text.Length ? "…" : "").Append("</p>\n");
    }

    private static int Distance(TextSpan a, TextSpan b) => a.Start >= b.End ? a.Start - b.End : b.Start - a.End;
}
