using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Publishing.Plans;

public static partial class PlanReader
{
    private static List<PlanUnit> ReadUnits(
        PlanNode list, Article article, List<Person> people, List<(Quotation Quotation, Attribution Attribution)> quotations)
    {
        var units = new List<PlanUnit>();
        var indices = new HashSet<int>();
        foreach (var node in list.Items())
        {
            var index = node["index"].Integer(0, int.MaxValue);
            if (!indices.Add(index))
            {
                throw node["index"].Fault("stands twice; a unit is moved by moving it, and its number is its name");
            }

            units.Add(ReadUnit(node, index, article, people, quotations));
        }

        CheckOverlaps(units);
        return units;
    }

    private static PlanUnit ReadUnit(
        PlanNode node, int index, Article article, List<Person> people, List<(Quotation Quotation, Attribution Attribution)> quotations)
    {
        TextSpan? span = node.Find("start") is null && node.Find("end") is null ? null : node.Span(article.Text.Length);
        var text = node["text"].Words();
        if (span is { } s && !WordSpans.SameWords(s.In(article.Text), text))
        {
            throw node["text"].Fault($"differs from the article's text at {s}; to change what is heard, change \"spoken\"");
        }

        var quotation = node.Find("quotation")?.Integer(0, quotations.Count - 1);
        var attribution = quotation is { } q ? quotations[q].Attribution : null;
        var cast = node.Find("cast");
        var written = node.Find("written")?.Text() ?? text;
        return new PlanUnit(
            node,
            new NarrationUnit
            {
                Index = index,
                Kind = node["kind"].Name<UnitKind>(),
                Span = span,
                Text = text,
                Boundary = node.Find("boundary")?.Name<BoundaryKind>() ?? BoundaryKind.Paragraph,
                QuotationIndex = quotation,
            },
            ReadSpeaker(node["speaker"], people),
            ReadVoice(node["voice"]),
            cast is { } c ? ReadSpeaker(c["speaker"], people) : attribution?.SpeakerId,
            cast is { } d ? ReadVoice(d["voice"]) : null,
            PlanPhonemes.Read(node.Find("phonemes"), SpokenAlignment.Read(node.Find("alignment")?.Text(), written, node["spoken"].Text())));
    }

    private static VoiceSetting[] ReadSettings(PlanNode? list)
    {
        var settings = new List<VoiceSetting>();
        foreach (var node in list?.Items() ?? [])
        {
            var voice = ReadVoice(node["voice"]);
            if (settings.Exists(s => s.Voice == voice))
            {
                throw node["voice"].Fault("stands twice");
            }

            settings.Add(new VoiceSetting(voice, node.Find("rate")?.Number(0.5, 2) ?? 1, node.Find("gainDb")?.Number(-20, 20) ?? 0) { Style = node.Find("style")?.Text() });
        }

        return [.. settings];
    }

    private static void CheckOverlaps(List<PlanUnit> units)
    {
        PlanUnit? before = null;
        foreach (var unit in units.Where(u => u.Unit.Span is not null).OrderBy(u => u.Unit.Span))
        {
            if (before?.Unit.Span is { } previous && previous.Overlaps(unit.Unit.Span!.Value))
            {
                throw unit.Node.Fault($"{unit.Unit.Span} reads text that {before.Node.Path} reads already ({previous})");
            }

            before = unit;
        }
    }

    private static SpokenScript Join(
        PlanNode root,
        Article article,
        List<Person> people,
        List<(Quotation Quotation, Attribution Attribution)> quotations,
        IReadOnlyList<PlanUnit> order,
        IReadOnlyList<Chapter> chapters)
    {
        var (voices, roles) = PlanCasting.Of(root["roles"], order, people);
        TextSpan[] uncovered = [.. root.Find("uncovered")?.Items().Select(n => n.Span(article.Text.Length)) ?? []];
        var (cutArticle, keptQuotations) = PlanCuts.Apply(article, quotations, order, uncovered);
        var chapterStarts = chapters.Select(c => c.FirstUnit).ToHashSet();
        var spoken = new List<SpokenUnit>(order.Count);
        for (var i = 0; i < order.Count; i++)
        {
            var unit = order[i].Unit with
            {
                Index = i,
                Boundary = PlanOrder.Boundary(article, order, i, chapterStarts.Contains(i)),
                QuotationIndex = order[i].Unit.QuotationIndex is { } q ? keptQuotations.NewIndex[q] : null,
            };
            spoken.Add(new SpokenUnit(new CastUnit(unit, voices[i], order[i].Speaker), order[i].Spoken));
        }

        var script = new Script
        {
            Article = cutArticle,
            Units = [.. spoken.Select(u => u.Cast.Unit)],
            Quotations = keptQuotations.Quotations,
            Attributions = Reattribute(keptQuotations.Attributions, spoken, order),
            People = people,
            Chapters = chapters,
        };
        return new SpokenScript
        {
            Cast = new CastScript { Script = script, Units = [.. spoken.Select(u => u.Cast)], Roles = roles, Settings = ReadSettings(root.Find("voices")) },
            Locale = root.Find("locale")?.Words() ?? article.Language,
            Units = spoken,
        };
    }

    /// <summary>A quotation whose first unit was given to somebody else is theirs by the editor's word.</summary>
    private static Attribution[] Reattribute(IReadOnlyList<Attribution> attributions, List<SpokenUnit> units, IReadOnlyList<PlanUnit> order)
    {
        var result = attributions.ToArray();
        var seen = new HashSet<int>();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Cast.Unit.QuotationIndex is { } q && seen.Add(q) && order[i].SpeakerChanged)
            {
                result[q] = new Attribution { SpeakerId = units[i].Cast.SpeakerId, Rule = "editor" };
            }
        }

        return result;
    }
}

/// <summary>A unit as the file has it, and what it was before an edit.</summary>
/// <param name="Node">Where it stands in the file.</param>
/// <param name="Unit">The unit, with the index and boundary of the file.</param>
/// <param name="Speaker">Whom the file names.</param>
/// <param name="Voice">The voice that the file names.</param>
/// <param name="WasSpeaker">Who was cast.</param>
/// <param name="WasVoice">The voice that was cast; null for that of the role.</param>
/// <param name="Spoken">The spoken words.</param>
internal sealed record PlanUnit(
    PlanNode Node, NarrationUnit Unit, string? Speaker, VoiceId Voice, string? WasSpeaker, VoiceId? WasVoice, SpokenText Spoken)
{
    public bool SpeakerChanged => Speaker != WasSpeaker;
}
