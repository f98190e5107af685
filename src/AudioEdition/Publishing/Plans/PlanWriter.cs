using System.Globalization;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Plans;

/// <summary>Writes the plan of an edition: everything that is decided before the first sound is made, for people to read and to edit.</summary>
/// <remarks>Its form stands in <c>docs/plan.schema.json</c>. <see cref="PlanReader"/> gives the same script back.</remarks>
public static class PlanWriter
{
    /// <summary>The form that is written and read.</summary>
    public const int Version = 1;

    /// <summary>Writes a plan.</summary>
    /// <param name="script">What is spoken, by whom, in which voice.</param>
    /// <param name="cost">What it costs now, for somebody who asks before a build; null in an edition, whose files tell nothing of the moment. The reader passes over it.</param>
    /// <returns>JSON with Unix newlines; equal scripts give equal text.</returns>
    public static string Write(SpokenScript script, SpeechCost? cost = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        return WrittenText.Of(output => Write(output, script, cost));
    }

    /// <summary>Writes a plan piece by piece: that of a book has ten times the length of the book.</summary>
    /// <param name="output">Where to; a newline comes last.</param>
    /// <param name="script">What is spoken, by whom, in which voice.</param>
    /// <param name="cost">What it costs now; null in an edition.</param>
    public static void Write(TextWriter output, SpokenScript script, SpeechCost? cost = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(script);
        var json = new JsonText(output).BeginObject().Property("version", Version);
        if (cost is not null)
        {
            PlanCost.Write(json, cost);
        }

        WriteArticle(json, script.Cast.Script.Article, script.Locale);
        WriteList(json, "people", script.Cast.Script.People, WritePerson);
        WriteList(json, "roles", script.Cast.Roles, WriteRole);
        if (script.Cast.Settings.Count > 0)
        {
            WriteList(json, "voices", script.Cast.Settings, (j, s) =>
                j.BeginObject(inline: true).Property("voice", s.Voice.ToString()).Property("rate", s.Rate, 3).Property("gainDb", s.GainDb, 3).Optional("style", s.Style).EndObject());
        }

        WriteList(json, "chapters", script.Cast.Script.Chapters, WriteChapter);
        WriteList(json, "units", script.Units, (j, unit) => WriteUnit(j, unit, script.Cast));
        WriteList(json, "quotations", script.Cast.Script.Quotations.Zip(script.Cast.Script.Attributions), WriteQuotation);
        if (TextCoverage.Of(script.Cast.Script).Gaps is { Count: > 0 } gaps)
        {
            // Named, so that the reader does not take them for an editor's cuts.
            WriteList(json, "uncovered", gaps, (j, gap) => WriteSpan(j.BeginObject(inline: true), gap).EndObject());
        }

        json.EndObject().End();
    }

    private static void WriteArticle(JsonText json, Article article, string locale)
    {
        json.Property("title", article.Headline)
            .Optional("standfirst", article.Standfirst)
            .Property("byline", article.Byline)
            .Property("published", article.Published?.ToString("O", CultureInfo.InvariantCulture))
            .Property("language", article.Language)
            .Property("locale", locale)
            .Property("source", article.Source)
            .Optional("site", article.Site)
            .Optional("section", article.Section)
            .Optional("address", article.CanonicalAddress?.OriginalString)
            .Optional("image", article.LeadImage?.OriginalString);
        if (article.Rights.Count > 0)
        {
            WriteList(json, "rights", article.Rights, (j, note) => j.BeginObject(inline: true).Property("name", note.Name).Property("value", note.Value).EndObject());
        }

        if (article.Dateline is { } dateline)
        {
            json.Name("dateline").BeginObject(inline: true);
            WriteSpan(json, dateline).EndObject();
        }

        json.Property("text", article.Text);
        WriteList(json, "blocks", article.Blocks, (j, block) =>
        {
            j.BeginObject(inline: true).Property("kind", KebabCase.Of(block.Kind));
            WriteSpan(j, block.Span).Optional("level", block.Level == 0 ? null : block.Level).EndObject();
        });
        WriteList(json, "cuts", article.Cuts, (j, cut) =>
        {
            j.BeginObject(inline: true);
            WriteSpan(j, cut.Span).Property("reason", KebabCase.Of(cut.Reason)).Property("evidence", cut.Evidence).EndObject();
        });
    }

    private static void WritePerson(JsonText json, Person person)
    {
        json.BeginObject()
            .Property("id", person.Id)
            .Property("name", person.Name)
            .Property("named", person.Named)
            .Property("organisation", person.IsOrganisation)
            .Property("gender", person.Gender is { } gender ? KebabCase.Of(gender) : null)
            .Optional("genderEvidence", person.GenderEvidence)
            .Property("description", person.Description)
            .Strings("aliases", person.Aliases)
            .EndObject();
    }

    private static void WriteRole(JsonText json, CastRole role) =>
        json.BeginObject(inline: true)
            .Property("person", role.PersonId)
            .Property("voice", role.Voice.ToString())
            .Property("cast", role.Voice.ToString())
            .Property("reason", role.Reason)
            .EndObject();

    private static void WriteChapter(JsonText json, Chapter chapter)
    {
        json.BeginObject().Property("title", chapter.Title).Optional("section", chapter.Section).Name("units").BeginArray(inline: true);
        for (var i = 0; i < chapter.UnitCount; i++)
        {
            json.Value(chapter.FirstUnit + i);
        }

        json.EndArray().EndObject();
    }

    private static void WriteUnit(JsonText json, SpokenUnit spoken, CastScript cast)
    {
        var unit = spoken.Cast.Unit;
        json.BeginObject().Property("index", unit.Index).Property("kind", KebabCase.Of(unit.Kind));
        if (unit.Span is { } span)
        {
            WriteSpan(json, span);
        }

        json.Property("text", unit.Text)
            .Property("spoken", spoken.Spoken.Spoken)
            .Property("speaker", spoken.Cast.SpeakerId)
            .Property("voice", spoken.Cast.Voice.ToString())
            .Property("boundary", KebabCase.Of(unit.Boundary))
            .Optional("quotation", unit.QuotationIndex);

        var attribution = cast.Script.AttributionOf(unit);
        if (attribution is not null)
        {
            WriteEvidence(json, attribution);
        }

        // Only a unit that differs from its role says what was cast; in all others the role tells an edit.
        if (spoken.Cast.SpeakerId != attribution?.SpeakerId
            || PlanRoles.Of(cast.Roles, spoken.Cast.SpeakerId, unit.Kind)?.Voice != spoken.Cast.Voice)
        {
            json.Name("cast").BeginObject(inline: true)
                .Property("speaker", spoken.Cast.SpeakerId)
                .Property("voice", spoken.Cast.Voice.ToString())
                .EndObject();
        }

        if (spoken.Spoken.Written != unit.Text)
        {
            json.Property("written", spoken.Spoken.Written);
        }

        if (spoken.Spoken.Phonemes.Count > 0)
        {
            WriteList(json, "phonemes", spoken.Spoken.Phonemes, (j, p) =>
                j.BeginObject(inline: true).Property("word", p.Spoken.In(spoken.Spoken.Spoken).ToString()).Property("start", p.Spoken.Start).Property("ipa", p.Ipa).EndObject());
        }

        json.Property("alignment", SpokenAlignment.Write(spoken.Spoken)).EndObject();
    }

    private static void WriteEvidence(JsonText json, Attribution attribution)
    {
        json.Name("evidence").BeginObject().Property("rule", attribution.Rule).Property("cue", attribution.Cue);
        WriteMention(json, attribution);
        json.Property("resolved", attribution.Resolved).EndObject();
    }

    private static void WriteMention(JsonText json, Attribution attribution)
    {
        json.Name("mention");
        if (attribution.Mention is not { } mention)
        {
            json.Value(null);
            return;
        }

        json.BeginObject(inline: true);
        WriteSpan(json, mention).Property("kind", KebabCase.Of(attribution.MentionKind)).EndObject();
    }

    private static void WriteQuotation(JsonText json, (Quotation Quotation, Attribution Attribution) pair)
    {
        var (quotation, attribution) = pair;
        json.BeginObject().Property("kind", KebabCase.Of(quotation.Kind));
        WriteSpan(json, quotation.Span)
            .Property("markedStart", quotation.MarkedSpan.Start)
            .Property("markedEnd", quotation.MarkedSpan.End)
            .Optional("continues", quotation.ContinuesIndex)
            .Optional("repair", quotation.Repair)
            .Property("speaker", attribution.SpeakerId)
            .Property("rule", attribution.Rule)
            .Property("cue", attribution.Cue);
        WriteMention(json, attribution);
        if (attribution.Mention is null && attribution.MentionKind != MentionKind.None)
        {
            json.Property("mentionKind", KebabCase.Of(attribution.MentionKind));
        }

        json.Strings("considered", attribution.Considered).EndObject();
    }

    private static JsonText WriteSpan(JsonText json, TextSpan span) => json.Property("start", span.Start).Property("end", span.End);

    private static void WriteList<T>(JsonText json, string name, IEnumerable<T> items, Action<JsonText, T> write)
    {
        json.Name(name).BeginArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.EndArray();
    }
}
